import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type GraphQLResolveInfo,
  type SelectionNode,
} from 'graphql';

/** Whether a root field's own selection asks for a field, in this request: what is skipped is not asked for. */
export function selectsField(info: GraphQLResolveInfo, field: string): boolean {
  const isAsked = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
  const selects = (selections: readonly SelectionNode[]): boolean =>
    selections.some((node) => {
      if (!isAsked(node)) return false;
      if (node.kind === Kind.FIELD) return node.name.value === field;
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
      return inner !== undefined && selects(inner.selectionSet.selections);
    });
  return info.fieldNodes.some((node) => selects(node.selectionSet?.selections ?? []));
}
