import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Fields } from '../json-object.ts';

/** Whether objects of the type of this name are of the other type too; a type that the schema lacks is of itself alone. */
export function isTypeOf(schema: GraphQLSchema, name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const [type, abstract] = [schema.getType(name), schema.getType(wanted)];
  return isAbstractType(abstract) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(abstract, type);
}

/** The names of the types of objects that fragments on a type apply to, its own among them. */
export function namesUnder(schema: GraphQLSchema, condition: string): readonly string[] {
  const type = schema.getType(condition);
  if (!isAbstractType(type)) return [condition];
  const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
  return [condition, ...[...schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name)];
}

/** The type that an object says it is of; null where it says none. */
export function typeNameIn(fields: Fields): string | null {
  const name = Object.hasOwn(fields, '__typename') ? fields['__typename'] : null;
  return typeof name === 'string' && name !== '' ? name : null;
}
