import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { responsePathAsArray } from 'graphql';
import { ComityError } from '../../../schema/errors.ts';
import type { JurisdictionStatus } from '../../../schema/statuses.ts';
import { systemsHolding } from '../country/country.ts';
import type { Node } from '../read/node.ts';
import { verifiedState, type RequestState } from '../read/request-state.ts';
import { searchBatch, type BatchItem } from '../search/search-batch.ts';
import type { SearchOutcome } from '../search/hit.ts';
import { connectionOf, pageSize } from '../search/page.ts';
import { searchExact } from '../search/search-exact.ts';
import { searchIdentifiers, type IdentifierSearch } from '../search/search-identifiers.ts';
import { searchOrganisations } from '../search/search-organisations.ts';
import { searchPersons } from '../search/search-persons.ts';
import { disclose, type FieldResolvers } from './links.ts';

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}
type Search = Readonly<Record<string, unknown>>;

function report(state: RequestState, info: GraphQLResolveInfo, type: string, status: JurisdictionStatus): void {
  const path = String(responsePathAsArray(info.path).at(-1));
  const systems = type === '' ? state.country.systems : systemsHolding(state.country, type);
  const names = systems.length === 0 ? [''] : systems.map((system) => system.name);
  for (const system of names) state.parts.push({ path, system, status });
}

const STATUS_OF = { hits: 'ANSWERED', withheld: 'WITHHELD', 'not-held': 'NOT_HELD' } as const;

function statusOfFault(error: unknown): JurisdictionStatus {
  if (!(error instanceof ComityError)) return 'UNAVAILABLE';
  return error.code === 'SOURCE_MALFORMED' ? 'MALFORMED' : 'UNAVAILABLE';
}

function isFaultOfSource(error: unknown): boolean {
  return error instanceof ComityError && (error.code === 'SOURCE_MALFORMED' || error.code === 'SOURCE_UNAVAILABLE');
}

async function reportingFaults<Result>(
  state: RequestState,
  info: GraphQLResolveInfo,
  type: string,
  search: () => Promise<Result>,
): Promise<Result> {
  try {
    return await search();
  } catch (error) {
    if (isFaultOfSource(error)) report(state, info, type, statusOfFault(error));
    throw error;
  }
}

function connection<Arguments extends PageArguments>(
  type: string,
  find: (state: RequestState, args: Arguments) => Promise<SearchOutcome>,
): GraphQLFieldResolver<unknown, unknown, Arguments> {
  return async (_parent, args, context, info) => {
    const state = verifiedState(context);
    const first = pageSize(args.first);
    return reportingFaults(state, info, type, async () => {
      if (!state.allowance.search()) return null;
      const outcome = await find(state, args);
      report(state, info, type, STATUS_OF[outcome.kind]);
      if (outcome.kind !== 'hits') return null;
      const page = connectionOf(state, outcome, { first, after: args.after ?? null });
      discloseHits(state, page.edges);
      return page;
    });
  };
}

/** A hit tells that there is such a record, whether or not the record itself is asked for. */
function discloseHits(state: RequestState, hits: readonly { readonly node: Node }[]): void {
  for (const { node } of hits) disclose(state, node);
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
      return reportingFaults(state, info, '', async () => {
        const results = await searchBatch(state, args.items);
        report(state, info, '', results === null ? 'WITHHELD' : 'ANSWERED');
        for (const { hits } of results ?? []) discloseHits(state, hits);
        return results;
      });
    },
  };
  // What a reference brings beside its type is the caller's, and no value of ours.
  return { ...(resolvers as FieldResolvers), __resolveReference: () => ({}) };
}
