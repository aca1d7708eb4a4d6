import { ComityError } from '../../../schema/errors.ts';
import { systemsHolding } from '../country/country.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Feature } from '../../matching/compare-persons.ts';
import { normaliseUnder } from '../../matching/normalise.ts';
import { criteriaOf, maySearch } from './criteria.ts';
import type { SearchOutcome } from './hit.ts';
import { searchByName } from './search-by-name.ts';
import { searchExact } from './search-exact.ts';

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
  const criteria: Readonly<Record<string, unknown>> = { ...search };
  const isIdentified = (search.registrationNumber ?? search.lei ?? null) !== null;
  const name = search.name ?? '';
  if (!isIdentified && name.trim() === '') {
    throw new ComityError('BAD_USER_INPUT', 'an organisation is sought by `name`, `registrationNumber` or `lei`');
  }
  if (systemsHolding(state.country, 'Organisation').length === 0) return { kind: 'not-held' };
  if (!state.policy.mayKnow('Organisation') || !maySearch(state, 'OrganisationSearch', criteria)) {
    return { kind: 'withheld' };
  }
  if (isIdentified) {
    return searchExact(state, 'Organisation', 'OrganisationSearch', { ...criteria, name: null });
  }
  const narrowing = criteriaOf(state, 'OrganisationSearch', { ...criteria, name: null });
  return searchByName(state, 'Organisation', name, {
    query: {
      names: [normaliseUnder(name, state.country.matching.frequencies)],
      birthDates: [],
      nationalities: [],
      sex: null,
      identifiers: [],
    },
    features: new Map<Feature, readonly string[]>([['name', ['Organisation.names', 'OrganisationName.full']]]),
    narrowing: narrowing.map((criterion) => ({ field: criterion.field, wanted: criteria[criterion.name] })),
    minScore: search.minScore ?? null,
  });
}
