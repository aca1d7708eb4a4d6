import { readOutcome } from '../../../policies/engine/outcome.ts';
import { systemsHolding } from '../country/country.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Feature } from '../../matching/compare-persons.ts';
import { normaliseName, normaliseUnder } from '../../matching/normalise.ts';
import { assertSoughtPerson } from '../../matching/sought-person.ts';
import { criteriaOf, maySearch } from './criteria.ts';
import type { Hit, Hits, SearchOutcome } from './hit.ts';
import { CANDIDATE_LIMIT, knownRecords } from './known-records.ts';
import { searchByName, type NameSearch } from './search-by-name.ts';

/** `PersonSearch` of the schema, as validated. */
export interface PersonSearch {
  readonly name?: string | null;
  readonly birthDate?: string | null;
  readonly birthPlace?: string | null;
  readonly nationality?: string | null;
  readonly sex?: string | null;
  readonly documentNumber?: string | null;
  readonly nationalId?: string | null;
  readonly interpolId?: string | null;
  readonly minScore?: number | null;
}

/** An identifier that a person can be sought by: the criterion, its kind in the index, the record type and field that hold it. */
interface PersonIdentifier {
  readonly criterion: 'nationalId' | 'interpolId' | 'documentNumber';
  readonly kind: string;
  readonly type: string;
  readonly field: string;
}

const IDENTIFIERS: readonly PersonIdentifier[] = [
  { criterion: 'nationalId', kind: 'national-id', type: 'Person', field: 'nationalId' },
  { criterion: 'interpolId', kind: 'interpol-id', type: 'Person', field: 'interpolId' },
  { criterion: 'documentNumber', kind: 'document', type: 'IdentityDocument', field: 'number' },
];

/** What is compared of a person, with the fields that the comparison in words tells of. */
const COMPARED: readonly (readonly [criterion: Feature, fields: readonly string[]])[] = [
  ['name', ['Person.names', 'PersonName.full']],
  ['birthDate', ['Person.birthDate']],
  ['birthPlace', ['Person.birthPlace']],
  ['nationality', ['Person.nationalities']],
  ['sex', ['Person.sex']],
];

function nameSearch(state: RequestState, search: PersonSearch): NameSearch {
  const searched = criteriaOf(state, 'PersonSearch', { ...search }).filter(({ field }) =>
    state.policy.maySearchBy(field),
  );
  const names = new Set(searched.map(({ name }) => name));
  return {
    query: {
      names: [normaliseUnder(search.name ?? '', state.country.matching.frequencies)],
      birthDates: search.birthDate ? [search.birthDate] : [],
      birthPlaces: search.birthPlace ? [normaliseName(search.birthPlace)] : [],
      nationalities: search.nationality ? [search.nationality] : [],
      sex: search.sex ?? null,
      identifiers: [],
    },
    features: new Map(COMPARED.filter(([criterion]) => names.has(criterion))),
    narrowing: [],
    minScore: search.minScore ?? null,
  };
}

/** The holder of a document, where its class lets at least be known that it has one. */
function holderOf(state: RequestState, document: Node): readonly RecordPlace[] {
  const field = state.country.catalogue.find('IdentityDocument', 'holder');
  const key = document.links['holder'] ?? null;
  if (key === null || field === null || readOutcome(document.vector, field.index).kind === 'deny') return [];
  return [{ system: document.record.system, type: 'Person', key }];
}

function equal({ type, field, kind }: PersonIdentifier, node: Node, ledBy: readonly Node[]): Hit {
  const comparison = { feature: kind, score: 1, explanation: 'the identifier is equal' };
  return { node, score: 1, comparisons: [comparison], compared: [`${type}.${field}`], ledBy };
}

/** Holders of documents. They were read when the documents were decided: nothing is asked of a system for them. */
async function holders(state: RequestState, identifier: PersonIdentifier, documents: readonly Node[]): Promise<Hits> {
  const places = documents.flatMap((document) =>
    holderOf(state, document).map((place) => ({ ...place, ledBy: [document] })),
  );
  const { found, more, faults } = await knownRecords(state, [], places);
  const hits = found.map(({ node, candidate }) => equal(identifier, node, candidate.ledBy));
  return { kind: 'hits', hits, more, faults };
}

async function byIdentifier(state: RequestState, identifier: PersonIdentifier, value: string): Promise<Hits> {
  const { type, kind } = identifier;
  const candidates = await state.turns(() => state.country.index.byIdentifier(type, kind, value, CANDIDATE_LIMIT));
  const { found, more, faults } = await knownRecords<RecordPlace>(state, [type], candidates);
  const nodes = found.map(({ node }) => node);
  if (type === 'Person') return { kind: 'hits', hits: nodes.map((node) => equal(identifier, node, [])), more, faults };
  const held = await holders(state, identifier, nodes);
  return { ...held, more: more || held.more, faults: new Map([...faults, ...held.faults]) };
}

/** Each record once, with its best score and all that led to it. */
function best(hits: readonly Hit[]): readonly Hit[] {
  const byRecord = new Map<Hit['node']['record'], Hit>();
  for (const hit of hits) {
    const known = byRecord.get(hit.node.record);
    const better = known && known.score >= hit.score ? known : hit;
    const ledBy = [...(known?.ledBy ?? []), ...(hit.ledBy ?? [])];
    byRecord.set(hit.node.record, ledBy.length === 0 ? better : { ...better, ledBy });
  }
  return [...byRecord.values()];
}

/** Persons like the one sought, who may be known of: by identifier where one is given, else by name and birth date. */
export async function searchPersons(state: RequestState, search: PersonSearch): Promise<SearchOutcome> {
  assertSoughtPerson(search);
  const given = IDENTIFIERS.filter(({ criterion }) => (search[criterion] ?? null) !== null);
  if (systemsHolding(state.country, 'Person').length === 0) return { kind: 'not-held' };
  if (!state.policy.mayKnow('Person') || !maySearch(state, 'PersonSearch', { ...search })) return { kind: 'withheld' };
  const identified = await Promise.all(
    given.map((identifier) => byIdentifier(state, identifier, search[identifier.criterion] ?? '')),
  );
  if (given.length > 0) {
    const hits = best(identified.flatMap((found) => found.hits));
    const faults = new Map(identified.flatMap((found) => [...found.faults]));
    return { kind: 'hits', hits, more: identified.some(({ more }) => more), faults };
  }
  const found = await searchByName(state, 'Person', search.name ?? '', nameSearch(state, search));
  return { ...found, hits: best(found.hits) };
}
