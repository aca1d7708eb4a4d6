import { ComityError } from '../../../schema/errors.ts';
import { IDENTIFIER_FIELDS } from '../../../schema/links.ts';
import { systemsHolding } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import { criteriaOf, maySearch } from './criteria.ts';
import type { Hit, SearchOutcome } from './hit.ts';
import { CANDIDATE_LIMIT, knownRecords } from './known-records.ts';

type Search = Readonly<Record<string, unknown>>;

function identifierOf(type: string, field: string): string | null {
  return IDENTIFIER_FIELDS.find((candidate) => candidate.type === type && candidate.field === field)?.kind ?? null;
}

/**
 * Records of a type by the identifiers that the search gives; further criteria narrow the result, and the fields that
 * they compare are read whether or not the client asks for them.
 */
export async function searchExact(
  state: RequestState,
  type: string,
  input: string,
  search: Search,
): Promise<SearchOutcome> {
  const criteria = criteriaOf(state, input, search);
  const identifiers = criteria.flatMap(({ name, field }) => {
    const kind = identifierOf(type, field.field);
    return kind === null ? [] : [{ name, kind, compared: `${field.type}.${field.field}` }];
  });
  if (identifiers.length === 0) {
    throw new ComityError('BAD_USER_INPUT', `\`${input}\` needs an identifier to search by`);
  }
  if (systemsHolding(state.country, type).length === 0) return { kind: 'not-held' };
  if (!state.policy.mayKnow(type) || !maySearch(state, input, search)) return { kind: 'withheld' };
  const [first, ...others] = await Promise.all(
    identifiers.map(({ name, kind }) =>
      state.turns(() => state.country.index.byIdentifier(type, kind, String(search[name]), CANDIDATE_LIMIT)),
    ),
  );
  const keys = others.map((list) => new Set(list.map((candidate) => `${candidate.system} ${candidate.key}`)));
  const candidates = (first ?? []).filter((candidate) =>
    keys.every((set) => set.has(`${candidate.system} ${candidate.key}`)),
  );
  const narrowing = criteria
    .filter(({ field }) => identifierOf(type, field.field) === null)
    .map(({ name, field }) => ({ field, wanted: search[name] }));
  const { found, more, faults } = await knownRecords(state, [type], candidates, narrowing);
  const hits: readonly Hit[] = found.map(({ node }) => ({
    node,
    score: 1,
    comparisons: identifiers.map(({ name }) => ({ feature: name, score: 1, explanation: 'the identifier is equal' })),
    compared: identifiers.map(({ compared }) => compared),
  }));
  return { kind: 'hits', hits, more, faults };
}
