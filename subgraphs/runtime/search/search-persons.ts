import { ComityError } from '../../../schema/errors.ts';
import { systemsHolding } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Feature } from '../../matching/compare-persons.ts';
import { normaliseName } from '../../matching/normalise.ts';
import { criteriaOf, maySearch } from './criteria.ts';
import type { Hit, SearchOutcome } from './hit.ts';
import { CANDIDATE_LIMIT, scoreCandidates, type NameSearch } from './search-by-name.ts';

/** `PersonSearch` of the schema, as validated. */
export interface PersonSearch {
  readonly name?: string | null;
  readonly birthDate?: string | null;
  readonly nationality?: string | null;
  readonly sex?: string | null;
  readonly documentNumber?: string | null;
  readonly nationalId?: string | null;
  readonly interpolId?: string | null;
  readonly minScore?: number | null;
}

/** The identifiers a person can be sought by: the criterion, the kind in the index, the record type that holds it. */
const IDENTIFIERS = [
  { criterion: 'nationalId', kind: 'national-id', type: 'Person' },
  { criterion: 'interpolId', kind: 'interpol-id', type: 'Person' },
  { criterion: 'documentNumber', kind: 'document', type: 'IdentityDocument' },
] as const;

const IDENTIFIER_LIMIT = 200;
const COMPARED = ['name', 'birthDate', 'nationality', 'sex'] as const satisfies readonly Feature[];

function nameSearch(state: RequestState, search: PersonSearch): NameSearch {
  const features = new Set<Feature>();
  const readable = new Set<Feature>();
  for (const { name, field } of criteriaOf(state, 'PersonSearch', { ...search })) {
    const feature = COMPARED.find((candidate) => candidate === name);
    if (feature === undefined) continue;
    if (state.policy.maySearchBy(field)) features.add(feature);
    if (state.policy.mayRead(field)) readable.add(feature);
  }
  return {
    query: {
      names: [normaliseName(search.name ?? '')],
      birthDates: search.birthDate ? [search.birthDate] : [],
      nationalities: search.nationality ? [search.nationality] : [],
      sex: search.sex ?? null,
      identifiers: [],
    },
    rights: { features, readable },
    minScore: search.minScore ?? null,
  };
}

async function byIdentifier(state: RequestState, type: string, kind: string, value: string): Promise<readonly Hit[]> {
  const candidates = state.country.index.byIdentifier(type, kind, value, IDENTIFIER_LIMIT);
  const found = await Promise.all(candidates.map((candidate) => state.reader.read(candidate)));
  const persons = await Promise.all(
    found
      .filter((node) => node !== null)
      .map((node) => {
        if (type === 'Person') return Promise.resolve(node);
        const holder = node.links['holder'];
        if (holder === undefined || holder === null) return Promise.resolve(null);
        return state.reader.read({ system: node.record.system, type: 'Person', key: holder });
      }),
  );
  const comparison = { feature: kind, score: 1, explanation: 'the identifier is equal' };
  return persons.filter((node) => node !== null).map((node) => ({ node, score: 1, comparisons: [comparison] }));
}

function best(hits: readonly Hit[]): readonly Hit[] {
  const byRecord = new Map<Hit['node']['record'], Hit>();
  for (const hit of hits) {
    const known = byRecord.get(hit.node.record);
    if (!known || known.score < hit.score) byRecord.set(hit.node.record, hit);
  }
  return [...byRecord.values()];
}

/** Persons like the one sought, who may be known of: by identifier where one is given, else by name and birth date. */
export async function searchPersons(state: RequestState, search: PersonSearch): Promise<SearchOutcome> {
  const given = IDENTIFIERS.filter(({ criterion }) => (search[criterion] ?? null) !== null);
  if (given.length === 0 && (search.name ?? '').trim() === '') {
    throw new ComityError(
      'BAD_USER_INPUT',
      'a person is sought by `name`, `documentNumber`, `nationalId` or `interpolId`',
    );
  }
  if (systemsHolding(state.country, 'Person').length === 0) return { kind: 'not-held' };
  if (!state.policy.mayKnow('Person') || !maySearch(state, 'PersonSearch', { ...search })) return { kind: 'withheld' };
  const identified = await Promise.all(
    given.map(({ criterion, kind, type }) => byIdentifier(state, type, kind, search[criterion] ?? '')),
  );
  if (given.length > 0) return { kind: 'hits', hits: best(identified.flat()) };
  const candidates = state.country.index.byName('Person', search.name ?? '', CANDIDATE_LIMIT);
  return { kind: 'hits', hits: best(await scoreCandidates(state, candidates, nameSearch(state, search))) };
}
