import {
  getNamedType,
  isInputObjectType,
  Kind,
  type GraphQLNamedType,
  type InputObjectTypeDefinitionNode,
} from 'graphql';
import { CANONICAL_SOURCE, searchedField } from '../../../schema/canonical.ts';
import { IDENTIFIER_FIELDS } from '../../../schema/links.ts';

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

/** Searched fields that the index compares: nothing of the source needs to be read for them. */
const INDEXED: ReadonlySet<string> = new Set([
  'PersonName.full',
  'OrganisationName.full',
  ...IDENTIFIER_FIELDS.map(({ type, field }) => `${type}.${field}`),
]);

/** Whether a searched field, as `Type.field`, is compared in the record that the source holds. */
export function isComparedInRecord(field: string): boolean {
  return !INDEXED.has(field);
}

/** Whether a type of argument is a search, or holds searches: a batch holds those of its items. */
export function isSearch(type: GraphQLNamedType): boolean {
  if (!isInputObjectType(type)) return false;
  const inner = Object.values(type.getFields()).map((field) => getNamedType(field.type).name);
  return [type.name, ...inner].some((name) => SEARCHED_FIELDS.has(name));
}

/** Adds the fields, as `Type.field`, of the criteria to which an argument's value gives one. */
export function collectSearched(type: GraphQLNamedType | undefined, value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectSearched(type, item, found);
    return;
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const field = type.getFields()[name];
    if (!field || inner === null || inner === undefined) continue;
    const searched = SEARCHED_FIELDS.get(type.name)?.get(name);
    if (searched !== undefined) found.add(searched);
    collectSearched(getNamedType(field.type), inner, found);
  }
}
