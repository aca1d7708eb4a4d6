import type { RawValue } from '../adapter.ts';

/** How nodes of a nested format are looked at: the same for elements of XML and values of JSON. */
export interface NodeView<N> {
  /** The nodes of that name in a node, in their order; attributes have names as `@id`. */
  children(node: N, name: string): readonly N[];
  /** The names of what is in a node; none where it is a plain value. */
  names(node: N): readonly string[];
  /** The value of a node that has no others in it, else undefined. */
  plain(node: N): RawValue | undefined;
  /** Whether a node stands for nothing at all: JSON's null, or an element marked as nil. */
  isNull(node: N): boolean;
}
