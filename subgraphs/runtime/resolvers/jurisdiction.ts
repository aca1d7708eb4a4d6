import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { responsePathAsArray } from 'graphql';
import type { ComityError } from '../../../schema/errors.ts';
import type { JurisdictionStatus } from '../../../schema/statuses.ts';
import { systemsHolding } from '../country/country.ts';
import { verifiedState, type RequestState } from '../read/request-state.ts';
import { searchBatch, type BatchItem } from '../search/search-batch.ts';
import type { FoundRecord } from '../obligations/disclosed-places.ts';
import type { SearchOutcome, SystemFaults } from '../search/hit.ts';
import { connectionOf, pageSize } from '../search/page.ts';
import { searchExact } from '../search/search-exact.ts';
import { searchIdentifiers, type IdentifierSearch } from '../search/search-identifiers.ts';
import { searchOrganisations } from '../search/search-organisations.ts';
import { searchPersons } from '../search/search-persons.ts';
import { disclose, discloseLeading, type FieldResolvers } from './links.ts';

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}
type Search = Readonly<Record<string, unknown>>;

const NO_FAULTS: SystemFaults = new Map();

function statusOfFault({ code }: ComityError): JurisdictionStatus {
  return code === 'SOURCE_MALFORMED' ? 'MALFORMED' : 'UNAVAILABLE';
}

/**
 * Tells the status of a field for each system that it asks: its own where it could not be read. Throws the fault where none
 * of them could.
 */
function report(
  state: RequestState,
  info: GraphQLResolveInfo,
  type: string,
  status: JurisdictionStatus,
  faults: SystemFaults = NO_FAULTS,
): void {
  const path = String(responsePathAsArray(info.path).at(-1));
  const systems = type === '' ? state.country.systems : systemsHolding(state.country, type);
  const names = systems.length === 0 ? [''] : systems.map((system) => system.name);
  for (const system of names) {
    const fault = faults.get(system);
    state.parts.push({ path, system, status: fault ? statusOfFault(fault) : status });
  }
  const [first, ...others] = faults.values();
  if (!first) return;
  state.faults.push(...others);
  if (names.every((system) => faults.has(system))) throw first;
  state.faults.push(first);
}

const STATUS_OF = { hits: 'ANSWERED', withheld: 'WITHHELD', 'not-held': 'NOT_HELD' } as const;

function connection<Arguments extends PageArguments>(
  type: string,
  find: (state: RequestState, args: Arguments) => Promise<SearchOutcome>,
): GraphQLFieldResolver<unknown, unknown, Arguments> {
  return async (_parent, args, context, info) => {
    const state = verifiedState(context);
    const first = pageSize(args.first);
    if (!state.allowance.search()) return null;
    const outcome = await find(state, args);
    if (outcome.kind !== 'hits') {
      report(state, info, type, STATUS_OF[outcome.kind]);
      return null;
    }
    const { hits, faults } = outcome;
    report(state, info, type, STATUS_OF.hits, faults);
    // Of a system that could not be read it is not known how many there are.
    const more = outcome.more || faults.size > 0;
    const page = connectionOf(state, { ...outcome, more }, { first, after: args.after ?? null });
    discloseHits(state, page.edges);
    state.places.push({ kind: 'page', info, found: page.edges, counted: hits });
    return page;
  };
}

/** A hit tells that there is such a record, whether or not the record itself is asked for, and that others led to it. */
function discloseHits(state: RequestState, found: readonly FoundRecord[]): void {
  for (const { node, ledBy } of found) {
    disclose(state, node);
    for (const led of ledBy) discloseLeading(state, led);
  }
}

function exact(type: string, input: string) {
  return connection(type, (state, args: PageArguments & { readonly search: Search }) =>
    searchExact(state, type, input, args.search),
  );
}

/** `CaseSearch` is no input of the schema: a case is sought by its reference alone. */
async function searchCases(state: RequestState, reference: string): Promise<SearchOutcome> {
  return searchIdentifiers(state, { kind: 'case', value: reference });
}

/** Resolvers of `XX_Jurisdiction`: every search of the canonical schema. */
export function jurisdictionResolvers(): FieldResolvers & {
  readonly __resolveReference: (reference: unknown) => unknown;
} {
  const resolvers: Record<string, GraphQLFieldResolver<unknown, unknown, never>> = {
    code: (_parent, _args, context) => verifiedState(context).country.member,
    persons: connection('Person', (state, args: PageArguments & { readonly search: Search }) =>
      searchPersons(state, args.search),
    ),
    organisations: connection('Organisation', (state, args: PageArguments & { readonly search: Search }) =>
      searchOrganisations(state, args.search),
    ),
    vehicles: exact('Vehicle', 'VehicleSearch'),
    documents: exact('IdentityDocument', 'DocumentSearch'),
    firearms: exact('Firearm', 'FirearmSearch'),
    assets: exact('Asset', 'AssetSearch'),
    identifiers: connection('', (state, args: PageArguments & { readonly search: IdentifierSearch }) =>
      searchIdentifiers(state, args.search),
    ),
    cases: connection('Case', (state, args: PageArguments & { readonly reference: string }) =>
      searchCases(state, args.reference),
    ),
    batch: async (_parent, args: { readonly items: readonly BatchItem[] }, context, info) => {
      const state = verifiedState(context);
      const found = await searchBatch(state, args.items);
      report(state, info, '', found === null ? 'WITHHELD' : 'ANSWERED', found?.faults);
      if (found === null) return null;
      for (const { hits } of found.results) discloseHits(state, hits);
      state.places.push({ kind: 'batch', info, results: found.results.map(({ hits }) => hits) });
      return found.results;
    },
  };
  // What a reference brings beside its type is the caller's, and no value of ours.
  return { ...(resolvers as FieldResolvers), __resolveReference: () => ({}) };
}
