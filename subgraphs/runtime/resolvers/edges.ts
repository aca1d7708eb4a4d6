import { isNode } from '../read/node.ts';
import type { FieldResolvers } from './links.ts';

/** The resolver of an edge's or a batch hit's record, which was noted for the register when it became a hit. */
export function edgeResolvers(): FieldResolvers {
  return {
    node: (parent) => {
      const node = typeof parent === 'object' && parent !== null && 'node' in parent ? parent.node : null;
      return isNode(node) ? node : null;
    },
  };
}
