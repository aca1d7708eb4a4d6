import {
  isInterfaceType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a selection is a field by its name alone. */
function isPlain(node: SelectionNode): node is FieldNode {
  return (
    node.kind === Kind.FIELD &&
    node.alias === undefined &&
    node.selectionSet === undefined &&
    (node.arguments ?? []).length + (node.directives ?? []).length === 0
  );
}

/**
 * A document in which fields that a fragment on a type shares with its interface are asked of the interface. The planner asks each member's type
 * for its key in a fragment of its own: to collect them for each object costs the square of the members.
 */
export function liftedFields(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet(node: SelectionSetNode) {
        const parent = types.getParentType();
        if (!isInterfaceType(parent)) return undefined;
        const shared = parent.getFields();
        const isShared = ({ name }: FieldNode) => name.value === '__typename' || Object.hasOwn(shared, name.value);
        const lifted = new Map<string, FieldNode>();
        const kept = node.selections.filter((selection) => {
          if (isPlain(selection)) lifted.set(selection.name.value, selection);
          if (selection.kind !== Kind.INLINE_FRAGMENT || (selection.directives ?? []).length > 0)
            return !isPlain(selection);
          const fields = selection.selectionSet.selections.filter(isPlain).filter(isShared);
          if (fields.length < selection.selectionSet.selections.length) return true;
          for (const field of fields) lifted.set(field.name.value, field);
          return false;
        });
        return { ...node, selections: [...lifted.values(), ...kept] };
      },
    }),
  );
}
