import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isFields, setOwn, type OpenFields } from '../../../../gateway/plan/json-object.ts';
import type { Random } from '../random.ts';

const LEAVES: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 7, -3],
  Float: [0.5, 4],
  Boolean: [true, false],
  ID: ['id', '', 12],
};
const WRONG: readonly unknown[] = ['text', 5, 1.5, true, [], [1], { a: 1 }, '12', 'NONE', [null]];

/**
 * Data for an operation, as fetches may leave it: nulls where there may be none, missing fields, values of other types. Objects
 * say their type unless it is the only one, with the share of faults that is wanted.
 */
export function randomData(schema: GraphQLSchema, document: DocumentNode, random: Random, faults: number): OpenFields {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

  function value(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): unknown {
    if (random.chance(faults)) {
      const wrong = random.chance(0.5) ? null : random.pick(WRONG);
      // What is given where an object does not say its type differs from graphql-js, and is for a test of its own.
      return isFields(wrong) && isAbstractType(getNamedType(type)) ? null : wrong;
    }
    if (isNonNullType(type)) return value(type.ofType, sets);
    if (random.chance(0.05)) return null;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const element: GraphQLOutputType = bare.ofType;
      return Array.from({ length: random.below(4) }, () => value(element, sets));
    }
    const named = getNamedType(bare);
    if (isCompositeType(named)) return object(named, sets);
    if (isEnumType(named)) return random.pick(named.getValues()).name;
    return random.pick(LEAVES[named.name] ?? ['some', 'text']);
  }

  function object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): OpenFields {
    const concrete = isAbstractType(type) ? random.pick(schema.getPossibleTypes(type)) : type;
    const fields: OpenFields = {};
    if (isAbstractType(type) || random.chance(0.5)) {
      fields['__typename'] = random.chance(faults / 2) ? random.pick(['Town', 'Nothing', 5, 'Size']) : concrete.name;
    }
    const below = new Map<string, { readonly type: GraphQLOutputType; readonly sets: SelectionSetNode[] }>();
    const collect = (set: SelectionSetNode): void => {
      for (const node of set.selections) {
        if (node.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = fragments.get(node.name.value);
          if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet);
        } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
        else {
          const definition = isObjectType(concrete) ? concrete.getFields()[node.name.value] : undefined;
          if (definition === undefined) continue;
          const key = node.alias?.value ?? node.name.value;
          const known = below.get(key) ?? { type: definition.type, sets: [] };
          below.set(key, known);
          if (node.selectionSet !== undefined) known.sets.push(node.selectionSet);
        }
      }
    };
    for (const set of sets) collect(set);
    for (const [key, one] of below) {
      if (!random.chance(faults / 2)) setOwn(fields, key, value(one.type, one.sets));
    }
    return fields;
  }

  const [operation] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || query == null) throw new Error('there is no query');
  return object(query, [operation.selectionSet]);
}
