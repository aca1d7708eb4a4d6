import { assertValidSchema, buildASTSchema, isScalarType, type GraphQLSchema } from 'graphql';
import { DESK_FIELDS, deskDocument, type DeskRoot } from '../../schema/desk.ts';
import { SCALARS } from '../../schema/scalars.ts';
import type { DeskCall, DeskField, DeskModule } from './desk.ts';

/** The root values of the desk, by the kind of operation. */
export type DeskRoots = Readonly<Record<DeskRoot, Readonly<Record<string, DeskField>>>>;

/** The schema of the desk; codes and dates are checked as the vocabulary defines them. */
export function deskSchema(): GraphQLSchema {
  const schema = buildASTSchema(deskDocument());
  assertValidSchema(schema);
  for (const [name, scalar] of Object.entries(SCALARS)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) continue;
    type.parseValue = scalar.parseValue.bind(scalar);
    type.parseLiteral = scalar.parseLiteral.bind(scalar);
    type.serialize = scalar.serialize.bind(scalar);
  }
  return schema;
}

/** A field that answers for its own member, and is null for any other. */
function ownField(member: string, field: DeskField): DeskField {
  return (args: Readonly<Record<string, unknown>>, call: DeskCall) =>
    args['of'] === member ? field(args, call) : null;
}

/** The root values of these modules. Throws where a field of the schema is resolved by none of them, or by two. */
export function deskRoots(member: string, modules: readonly DeskModule[]): DeskRoots {
  const rootOf = (root: DeskRoot): Readonly<Record<string, DeskField>> => {
    const given = modules.flatMap((module) => Object.entries(module[root] ?? {}));
    const fields = new Map(given.map(([name, field]) => [name, ownField(member, field)]));
    const missing = [...DESK_FIELDS[root]].filter((name) => !fields.has(name));
    if (missing.length > 0 || fields.size < given.length || fields.size > DESK_FIELDS[root].size)
      throw new Error(`the desk's ${root} is not resolved field by field: ${missing.join(', ')}`);
    return Object.fromEntries(fields);
  };
  return { Query: rootOf('Query'), Mutation: rootOf('Mutation') };
}
