import { ComityError } from '../../schema/errors.ts';
import type { BatchRead } from './adapter.ts';

/** The most keys that one statement or call may carry. */
export const MOST_KEYS = 1_000;

/** The distinct keys of a read in chunks of at most `size`; MAPPING_INVALID where a key has not as many parts as `by`. */
export function keyChunks(request: BatchRead, size = MOST_KEYS): readonly (readonly (readonly string[])[])[] {
  const distinct = new Map<string, readonly string[]>();
  for (const key of request.keys) {
    if (key.length !== request.by.length) {
      throw new ComityError(
        'MAPPING_INVALID',
        `a key of \`${request.entity}\` has ${key.length} parts, \`${request.by.join('`, `')}\` need ${request.by.length}`,
      );
    }
    distinct.set(key.length === 1 ? (key[0] ?? '') : JSON.stringify(key), key);
  }
  const keys = [...distinct.values()];
  const step = Math.min(size, MOST_KEYS);
  return Array.from({ length: Math.ceil(keys.length / step) }, (_, index) =>
    keys.slice(index * step, (index + 1) * step),
  );
}
