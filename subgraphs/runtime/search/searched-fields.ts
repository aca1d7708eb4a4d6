import { getNamedType, isInputObjectType, Kind, type GraphQLSchema, type InputObjectTypeDefinitionNode } from 'graphql';
import { CANONICAL_SOURCE, searchedField } from '../../../schema/canonical.ts';

/** Search inputs of the schema: each criterion with the `Type.field` that it searches by. */
export const SEARCHED_FIELDS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  CANONICAL_SOURCE.definitions
    .filter((node): node is InputObjectTypeDefinitionNode => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    .map((node) => [
      node.name.value,
      new Map(
        (node.fields ?? []).flatMap((field) => {
          const searched = searchedField(field);
          return searched === null ? [] : [[field.name.value, searched] as const];
        }),
      ),
    ]),
);

/** Search inputs that stand within an input, itself included: those of a batch are those of its items. */
function inputsWithin(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) return [];
  const nested = Object.values(type.getFields()).map((field) => getNamedType(field.type).name);
  return [name, ...nested.filter((inner) => SEARCHED_FIELDS.has(inner))];
}

/** The fields, as `Type.field`, that a search of `Type.field` may have to compare. */
export function comparedBy(schema: GraphQLSchema, type: string, field: string): readonly string[] {
  const owner = schema.getType(type);
  if (!owner || !('getFields' in owner)) return [];
  const definition = owner.getFields()[field];
  if (!definition || !('args' in definition)) return [];
  const inputs = definition.args.flatMap((argument) => inputsWithin(schema, getNamedType(argument.type).name));
  return inputs.flatMap((input) => [...(SEARCHED_FIELDS.get(input)?.values() ?? [])]);
}
