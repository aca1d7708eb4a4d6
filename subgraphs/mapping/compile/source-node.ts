import type { Join } from '../mapping.ts';

/** An entity that an entry reads: its own, or that of a join. */
export interface SourceNode {
  readonly entity: string;
  /** The join that leads here; null for the entry's own entity. */
  readonly join: Join | null;
  readonly parent: SourceNode | null;
  readonly joins: ReadonlyMap<string, SourceNode>;
}

/** A column that something needs of a node. */
export interface Need {
  readonly node: SourceNode;
  /** As the source calls it, path included. */
  readonly column: string;
}

/** The tree of nodes below an entity. */
export function sourceNode(
  entity: string,
  joins: readonly Join[],
  join: Join | null = null,
  parent: SourceNode | null = null,
): SourceNode {
  const children = new Map<string, SourceNode>();
  const node: SourceNode = { entity, join, parent, joins: children };
  for (const inner of joins) children.set(inner.name, sourceNode(inner.from, inner.joins, inner, node));
  return node;
}
