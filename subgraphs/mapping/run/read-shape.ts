import type { Need, SourceNode } from '../compile/source-node.ts';

/** Which columns are asked of which node; a node that is not in it is not read. */
export type ReadShape = ReadonlyMap<SourceNode, readonly string[]>;

/** The join columns that a need of `node` brings with it, on both sides, up to the root; and the join's own conditions. */
function joinNeeds(node: SourceNode): readonly Need[] {
  const { join, parent } = node;
  if (!join || !parent) return [];
  return [
    ...join.on.flatMap(({ theirs, ours }) => [
      { node, column: theirs.text },
      { node: parent, column: ours.text },
    ]),
    ...join.where.map((condition) => ({ node, column: condition.column.text })),
    ...join.order.map((column) => ({ node, column: column.text })),
    ...joinNeeds(parent),
  ];
}

/** The shape of a read that satisfies all needs and asks for nothing else. */
export function readShape(root: SourceNode, needs: readonly Need[]): ReadShape {
  const columns = new Map<SourceNode, Set<string>>([[root, new Set()]]);
  for (const { node, column } of needs.flatMap((need) => [need, ...joinNeeds(need.node)])) {
    const found = columns.get(node) ?? new Set<string>();
    columns.set(node, found.add(column));
  }
  return new Map([...columns].map(([node, names]) => [node, [...names]]));
}
