import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { INVERSES, LINKS, type Link } from '../../../schema/links.ts';
import { isNode, type Node } from '../read/node.ts';
import { leadingFields } from '../obligations/leading-fields.ts';
import { verifiedState, type RequestState } from '../read/request-state.ts';
import type { RecordPlace } from '../country/record-ids.ts';

/** Resolvers of one type, by field. */
export type FieldResolvers = Record<string, GraphQLFieldResolver<unknown, unknown>>;

type Inverse = (typeof INVERSES)[string];

/** Notes that a record leaves in the answer, so that the register holds it before the answer does leave. */
export function disclose(state: RequestState, node: Node | null): Node | null {
  if (!node || !state.allowance.record()) return null;
  state.disclosed.add(node);
  return node;
}

/** The record that a field gives, noted with its place in the answer. */
export function discloseAt(state: RequestState, info: GraphQLResolveInfo, found: Node | null): Node | null {
  const node = disclose(state, found);
  if (node !== null) state.places.push({ kind: 'record', info, node });
  return node;
}

/** The records that a field gives, those left out that may not leave any more; noted with their place in the answer. */
export function discloseAllAt(state: RequestState, info: GraphQLResolveInfo, found: readonly Node[]): readonly Node[] {
  const nodes = found.filter((node) => disclose(state, node) !== null);
  if (nodes.length > 0) state.places.push({ kind: 'records', info, nodes });
  return nodes;
}

/** Notes that a record led to one that leaves, and so is itself known of, though nothing of it was asked for. */
export function discloseLeading(state: RequestState, node: Node): void {
  if (disclose(state, node) !== null) state.leading.set(node, leadingFields(node.__typename));
}

async function followLink(
  parent: unknown,
  context: unknown,
  info: GraphQLResolveInfo,
  { field, target }: Link,
): Promise<Node | null> {
  if (!isNode(parent)) return null;
  const state = verifiedState(context);
  const key = parent.links[field] ?? null;
  const found = key === null ? null : readTarget(state, parent, { system: parent.record.system, type: target, key });
  // The persons that a record is of were read when it was decided: of them nothing more is asked in any case. Of others the
  // system is asked whether there is a link or none, and though the record was read before on a way that may not be told.
  const nothing = target === 'Person' ? null : state.reader.readNothing(parent.record.system, target);
  const [node] = await Promise.all([found, nothing]);
  return discloseAt(state, info, node);
}

function readTarget(state: RequestState, parent: Node, place: RecordPlace): Promise<Node | null> {
  const inRole = parent.__typename === 'CaseRole' && place.type === 'Person' && parent.record.type === 'Case';
  return inRole ? state.reader.readInRole(place, parent.categories) : state.reader.read(place);
}

async function followInverse(
  parent: unknown,
  context: unknown,
  info: GraphQLResolveInfo,
  { type, link }: Inverse,
): Promise<readonly Node[]> {
  if (!isNode(parent)) return [];
  const state = verifiedState(context);
  return discloseAllAt(state, info, await state.reader.readLinked(type, link, parent));
}

/** Resolvers of every link and every inverse of the canonical schema, by type and field; generated from `schema/links.ts`. */
export function linkResolvers(fieldExists: (type: string, field: string) => boolean): Record<string, FieldResolvers> {
  const resolvers: Record<string, FieldResolvers> = {};
  const add = (type: string, field: string, resolve: GraphQLFieldResolver<unknown, unknown>) => {
    if (!fieldExists(type, field)) return;
    resolvers[type] = { ...resolvers[type], [field]: resolve };
  };
  for (const link of LINKS) {
    add(link.type, link.field, (parent, _args, context, info) => followLink(parent, context, info, link));
  }
  for (const [name, inverse] of Object.entries(INVERSES)) {
    const [type = '', field = ''] = name.split('.');
    add(type, field, (parent, _args, context, info) => followInverse(parent, context, info, inverse));
  }
  return resolvers;
}
