import type { GraphQLFieldResolver } from 'graphql';
import { INVERSES, LINKS } from '../../../schema/links.ts';
import { isNode, type Node } from '../read/node.ts';
import { verifiedState, type RequestState } from '../read/request-state.ts';

/** Resolvers of one type, by field. */
export type FieldResolvers = Record<string, GraphQLFieldResolver<unknown, unknown>>;

/** Notes that a record leaves in the answer, so that the register holds it before the answer does leave. */
export function disclose(state: RequestState, node: Node | null): Node | null {
  if (!node || !state.allowance.record()) return null;
  state.disclosed.add(node);
  return node;
}

/** The fields of a record that tell of it where it leads to another: its identifier, and the link. */
const LEADING_FIELDS: Readonly<Record<string, readonly string[]>> = {
  IdentityDocument: ['IdentityDocument.number', 'IdentityDocument.holder'],
};

/** Notes that a record led to one that leaves, and so is itself known of, though nothing of it was asked for. */
export function discloseLeading(state: RequestState, node: Node): void {
  if (disclose(state, node) !== null) state.leading.set(node, LEADING_FIELDS[node.__typename] ?? []);
}

async function followLink(parent: unknown, context: unknown, field: string, target: string): Promise<Node | null> {
  if (!isNode(parent)) return null;
  const state = verifiedState(context);
  const key = parent.links[field];
  if (key === undefined || key === null) {
    // The persons that a record is of were read when it was decided: of them nothing more is asked in either case.
    if (target !== 'Person') await state.reader.readNothing(parent.record.system, target);
    return null;
  }
  const place = { system: parent.record.system, type: target, key };
  if (parent.__typename !== 'CaseRole') return disclose(state, await state.reader.read(place));
  const inRole = target === 'Person' && parent.record.type === 'Case';
  const found = inRole ? await state.reader.readInRole(place, parent.categories) : await state.reader.read(place);
  return disclose(state, found);
}

async function followInverse(parent: unknown, context: unknown, type: string, link: string): Promise<readonly Node[]> {
  if (!isNode(parent)) return [];
  const state = verifiedState(context);
  const found = await state.reader.readLinked(type, link, parent);
  return found.filter((node) => disclose(state, node) !== null);
}

/** Resolvers of every link and every inverse of the canonical schema, by type and field; generated from `schema/links.ts`. */
export function linkResolvers(fieldExists: (type: string, field: string) => boolean): Record<string, FieldResolvers> {
  const resolvers: Record<string, FieldResolvers> = {};
  const add = (type: string, field: string, resolve: GraphQLFieldResolver<unknown, unknown>) => {
    if (!fieldExists(type, field)) return;
    resolvers[type] = { ...resolvers[type], [field]: resolve };
  };
  for (const link of LINKS) {
    add(link.type, link.field, (parent, _args, context) => followLink(parent, context, link.field, link.target));
  }
  for (const [name, inverse] of Object.entries(INVERSES)) {
    const [type = '', field = ''] = name.split('.');
    add(type, field, (parent, _args, context) => followInverse(parent, context, inverse.type, inverse.link));
  }
  return resolvers;
}
