import { ComityError } from '../../../schema/errors.ts';
import { IDENTIFIER_FIELDS } from '../../../schema/links.ts';
import { kindsOf } from '../../matching/identifiers/identifier-kinds.ts';
import { systemsHolding } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Hit, SearchOutcome } from './hit.ts';
import { CANDIDATE_LIMIT, knownRecords } from './known-records.ts';

/** `IdentifierSearch` of the schema, as validated. */
export interface IdentifierSearch {
  readonly kind?: string | null;
  readonly value: string;
}

/** Records of any type that an identifier leads to; without a kind, every kind that its form allows is tried. */
export async function searchIdentifiers(state: RequestState, search: IdentifierSearch): Promise<SearchOutcome> {
  if (search.value.trim() === '') throw new ComityError('BAD_USER_INPUT', 'an identifier needs a `value`');
  const kind = search.kind ?? null;
  const kinds = new Set(kind === null ? kindsOf(search.value) : [kind]);
  const places = IDENTIFIER_FIELDS.filter((place) => kinds.has(place.kind));
  const held = places.filter((place) => systemsHolding(state.country, place.type).length > 0);
  if (held.length === 0) return { kind: 'not-held' };
  const open = held.filter((place) => {
    const field = state.country.catalogue.find(place.type, place.field);
    return field !== null && state.policy.maySearchBy(field) && state.policy.mayKnow(place.type);
  });
  if (open.length === 0) return { kind: 'withheld' };
  const candidates = await Promise.all(
    open.map(async ({ type, kind: of, field }) => {
      const found = await state.turns(() => state.country.index.byIdentifier(type, of, search.value, CANDIDATE_LIMIT));
      return found.map((candidate) => ({ ...candidate, kind: of, compared: [`${type}.${field}`] }));
    }),
  );
  const types = [...new Set(open.map(({ type }) => type))];
  const { found, more, faults } = await knownRecords(state, types, candidates.flat());
  const hits = found.map(({ candidate, node }): Hit => {
    const comparison = { feature: candidate.kind, score: 1, explanation: 'the identifier is equal' };
    return { node, score: 1, comparisons: [comparison], compared: candidate.compared };
  });
  const byRecord = new Map(hits.map((hit) => [hit.node.record, hit]));
  return { kind: 'hits', hits: [...byRecord.values()], more, faults };
}
