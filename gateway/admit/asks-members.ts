import { getOperationAST, Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/** Root fields that the hub answers by itself: nobody's records are asked for. */
const HUB_ONLY = new Set(['me', '__typename', '__schema', '__type']);

/** Whether an operation asks any member; true where that cannot be told. */
export function asksMembers(document: DocumentNode, operationName: string | null): boolean {
  const operation = getOperationAST(document, operationName);
  const isHubOnly = (set: SelectionSetNode): boolean =>
    set.selections.every((node) => {
      if (node.kind === Kind.FIELD) return HUB_ONLY.has(node.name.value);
      return node.kind === Kind.INLINE_FRAGMENT && isHubOnly(node.selectionSet);
    });
  return operation == null || !isHubOnly(operation.selectionSet);
}
