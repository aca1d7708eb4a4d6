import { isNode } from '../read/node.ts';
import { verifiedState } from '../read/request-state.ts';
import { disclose, type FieldResolvers } from './links.ts';

/** The resolver of an edge's or a batch hit's record: whatever leaves through it is noted for the register. */
export function edgeResolvers(): FieldResolvers {
  return {
    node: (parent, _args, context) => {
      const node = typeof parent === 'object' && parent !== null && 'node' in parent ? parent.node : null;
      return isNode(node) ? disclose(verifiedState(context), node) : null;
    },
  };
}
