import { ComityError } from '../../../schema/errors.ts';
import { systemsHolding } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Feature } from '../../matching/compare-persons.ts';
import { normaliseName } from '../../matching/normalise.ts';
import { maySearch } from './criteria.ts';
import type { SearchOutcome } from './hit.ts';
import { searchExact } from './search-exact.ts';
import { CANDIDATE_LIMIT, scoreCandidates } from './search-by-name.ts';

/** `OrganisationSearch` of the schema, as validated. */
export interface OrganisationSearch {
  readonly name?: string | null;
  readonly registrationNumber?: string | null;
  readonly lei?: string | null;
  readonly registeredIn?: string | null;
  readonly minScore?: number | null;
}

/** Organisations like the one sought: by register number or LEI where one is given, else by name. */
export async function searchOrganisations(state: RequestState, search: OrganisationSearch): Promise<SearchOutcome> {
  const criteria = { ...search };
  if ((search.registrationNumber ?? search.lei ?? null) !== null) {
    return searchExact(state, 'Organisation', 'OrganisationSearch', criteria);
  }
  const name = search.name ?? '';
  if (name.trim() === '') {
    throw new ComityError('BAD_USER_INPUT', 'an organisation is sought by `name`, `registrationNumber` or `lei`');
  }
  if (systemsHolding(state.country, 'Organisation').length === 0) return { kind: 'not-held' };
  if (!state.policy.mayKnow('Organisation') || !maySearch(state, 'OrganisationSearch', criteria)) {
    return { kind: 'withheld' };
  }
  const candidates = state.country.index.byName('Organisation', name, CANDIDATE_LIMIT);
  const features = new Set<Feature>(['name']);
  const hits = await scoreCandidates(state, candidates, {
    query: { names: [normaliseName(name)], birthDates: [], nationalities: [], sex: null, identifiers: [] },
    rights: { features, readable: features },
    minScore: search.minScore ?? null,
  });
  return { kind: 'hits', hits };
}
