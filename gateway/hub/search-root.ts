import type { GraphQLResolveInfo } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import type { SoughtPerson } from '../../subgraphs/matching/sought-person.ts';
import type { JurisdictionSearch } from '../fetch/jurisdiction-searches.ts';
import { withoutNulls } from '../fetch/search-criteria.ts';
import { askAll } from './ask-all.ts';
import { membersAsked } from './asked-members.ts';
import { COMPARED_SELECTION } from './clusters/compared-selection.ts';
import type { pageClusters } from './clusters/page-clusters.ts';
import { selectsField } from './clusters/selects-field.ts';
import type { MergedPosition } from './cursor.ts';
import type { FieldReader } from './field-reader.ts';
import type { HubContext } from './hub-context.ts';
import { matcherOf, mixedRanking, versionsOf } from './matcher-groups.ts';
import { memberPage } from './merge-parts.ts';
import { mergedConnection } from './merged-connection.ts';
import { boundInPage, mergedPlaces } from './merged-obligations.ts';

const DEFAULT_PAGE = 25;
const LARGEST_PAGE = 100;

/** Arguments of a merged search, as coerced. */
export interface SearchArguments {
  readonly [name: string]: unknown;
  readonly in?: readonly string[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (size >= 1 && size <= LARGEST_PAGE) return size;
  throw new ComityError('BAD_USER_INPUT', `\`first\` must lie between 1 and ${LARGEST_PAGE}`);
}

/**
 * Refuses persons whom no country would seek, with what to give instead, which their own refusals do not bring to the client.
 * What reading names needs is loaded when it is first asked for.
 */
export async function assertPersonSearch(sought: unknown): Promise<void> {
  // INVARIANT: the schema has coerced it: the criteria are those of `PersonSearch`.
  (await import('../../subgraphs/matching/sought-person.ts')).assertSoughtPerson(sought as SoughtPerson);
}

/** The clusters of a page. What comparing needs is loaded when it is first asked for. */
const clustersOf: typeof pageClusters = async (...given) =>
  (await import('./clusters/page-clusters.ts')).pageClusters(...given);

/** Resolves a merged search: all members asked at once, ranked together. */
export async function searchRoot(
  search: JurisdictionSearch,
  args: SearchArguments,
  context: HubContext,
  info: GraphQLResolveInfo,
): Promise<FieldReader> {
  const first = pageSize(args.first);
  const sought = withoutNulls(args[search.argument]);
  if (search.type === 'Person') await assertPersonSearch(sought);
  const asked = membersAsked(context.generation.members, args.in);
  const scope = { root: search.root, sought, asked: args.in == null ? null : asked };
  const after: MergedPosition = args.after == null ? new Map() : context.cursors.read(scope, args.after);
  const start = new Map(
    args.after == null
      ? asked.map((member) => [member, null])
      : [...after].filter(([member]) => context.generation.members.has(member)),
  );
  const ofEdges = selectsField(info, 'clusters') ? COMPARED_SELECTION : [];
  const answer = await askAll({ search, sought, position: start, first, ofEdges }, context, info);
  const versions = versionsOf(answer.notes, answer.parts);
  const mixed = mixedRanking(String(info.path.key), sought, versions);
  if (mixed) context.asking.ledger.noteMixed(mixed);
  const { source, edges, total } = mergedConnection({
    pages: [...answer.parts].map(([member, part]) => memberPage(member, matcherOf(member, versions), part)),
    notes: answer.notes,
    start,
    limit: first,
    writeCursor: (position) => context.cursors.write(scope, position),
  });
  const page = {
    root: String(info.path.key),
    parts: answer.parts,
    places: mergedPlaces(edges),
    hasTotal: total !== null,
  };
  for (const values of boundInPage(answer.bound, page)) context.asking.ledger.bind(values);
  return (name, key) =>
    name === 'clusters' ? clustersOf({ root: page.root, edges, asked: answer }, context, key) : source(name, key);
}
