import type { GraphQLFieldResolver } from 'graphql';

/** A source that computes its fields: by the field's name, and the response key under which the client wants it. */
export type FieldReader = (name: string, key: string) => unknown;

function isReader(source: unknown): source is FieldReader {
  return typeof source === 'function';
}

/** What a member sent under a response key of the client's. */
export function valueUnder(source: unknown, key: string): unknown {
  return typeof source === 'object' && source !== null && Object.hasOwn(source, key)
    ? (source as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Resolves a field below the hub's root fields. */
export const resolveBelowRoot: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, info) => {
  const key = String(info.path.key);
  return isReader(source) ? source(info.fieldName, key) : valueUnder(source, key);
};

/** The type of a source, which says so itself. */
export function typeNameOf(source: unknown): string {
  return String(isReader(source) ? source('__typename', '__typename') : valueUnder(source, '__typename'));
}

/** A source of the hub's own, whose fields are found by name whatever they are aliased to. */
export function ownSource(fields: object): FieldReader {
  return (name) => valueUnder(fields, name);
}
