import { ComityError } from '../../../schema/errors.ts';
import type { NodeView } from './node-view.ts';

/** Values of JSON as nodes; an array stands for its elements. */
export const jsonView: NodeView<unknown> = {
  children: (node, name) => {
    const value = isObject(node) ? node[name] : undefined;
    if (value === undefined) return [];
    const nodes: readonly unknown[] = Array.isArray(value) ? value : [value];
    return nodes;
  },
  names: (node) => (isObject(node) ? Object.keys(node) : []),
  plain: (node) => {
    if (typeof node === 'number' && Number.isInteger(node) && !Number.isSafeInteger(node)) {
      throw new ComityError('SOURCE_MALFORMED', 'a whole number is too large for JSON and has lost its last digits');
    }
    return typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean' ? node : undefined;
  },
  isNull: (node) => node === null,
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
