import { print, visit, type ASTNode, type DocumentNode } from 'graphql';

const LISTS = new Set(['definitions', 'fields', 'values', 'directives', 'interfaces', 'types', 'arguments']);

function isNodeList(value: unknown): value is readonly ASTNode[] {
  return Array.isArray(value);
}

function sorted<Node extends ASTNode>(node: Node): Node {
  const lists = Object.entries(node).flatMap(([name, value]: readonly [string, unknown]) => {
    if (!LISTS.has(name) || !isNodeList(value) || value.length < 2) return [];
    const keyed = value.map((child) => ({ child, text: print(child) }));
    keyed.sort((left, right) => (left.text < right.text ? -1 : 1));
    return [[name, keyed.map(({ child }) => child)] as const];
  });
  return lists.length === 0 ? node : { ...node, ...Object.fromEntries(lists) };
}

/** A document whose lists without meaningful order are sorted: equal texts of it mean equal schemas. */
export function sortedDocument(document: DocumentNode): DocumentNode {
  return visit(document, { leave: (node) => sorted(node) });
}
