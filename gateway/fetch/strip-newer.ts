import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { CANONICAL_SOURCE, sinceVersion } from '../../schema/canonical.ts';
import { ComityError } from '../../schema/errors.ts';

function canonicalSince(): ReadonlyMap<string, number> {
  return new Map(
    CANONICAL_SOURCE.definitions.flatMap((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
      const type = sinceVersion(node);
      const fields = (node.fields ?? []).map(
        (field) => [`${node.name.value}.${field.name.value}`, Math.max(type, sinceVersion(field))] as const,
      );
      return [[node.name.value, type] as const, ...fields];
    }),
  );
}

const SINCE = canonicalSince();
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The version in which a type or a field (`Type.field`) of the canonical schema came in; 1 for what is national. */
export function fieldSince(name: string): number {
  return SINCE.get(name) ?? 1;
}

/** A selection without what is newer than `version`, and the fields left out, as `Type.field`. */
export function stripNewer(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  version: number,
): { readonly selectionSet: SelectionSetNode; readonly stripped: readonly string[] } {
  const stripped = new Set<string>();

  function field(type: GraphQLCompositeType, node: FieldNode): readonly FieldNode[] {
    if (node.name.value.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return [node];
    const name = `${type.name}.${node.name.value}`;
    if (fieldSince(name) > version) {
      stripped.add(name);
      return [];
    }
    const definition = type.getFields()[node.name.value];
    const inner = definition === undefined ? null : getNamedType(definition.type);
    if (!isCompositeType(inner) || node.selectionSet === undefined) return [node];
    return [{ ...node, selectionSet: strip(inner, node.selectionSet) }];
  }

  function selection(type: GraphQLCompositeType, node: SelectionNode): readonly SelectionNode[] {
    if (node.kind === Kind.FIELD) return field(type, node);
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new ComityError('INTERNAL', 'a planned call has no named fragments');
    const condition = node.typeCondition === undefined ? type : schema.getType(node.typeCondition.name.value);
    if (!isCompositeType(condition)) throw new ComityError('INTERNAL', 'a planned call names a type that is unknown');
    if (fieldSince(condition.name) > version) return [];
    return [{ ...node, selectionSet: strip(condition, node.selectionSet) }];
  }

  function strip(type: GraphQLCompositeType, set: SelectionSetNode): SelectionSetNode {
    const selections = set.selections.flatMap((node) => selection(type, node));
    return { kind: Kind.SELECTION_SET, selections: selections.length === 0 ? [TYPENAME] : selections };
  }

  return { selectionSet: strip(parent, selectionSet), stripped: [...stripped] };
}
