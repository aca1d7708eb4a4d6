import type { CatalogueColumn } from '../catalogue.ts';
import { boundPart } from '../key-kinds.ts';
import type { StatementWriter } from '../statement.ts';

/**
 * `(a, b) in ((?, ?), …)`, for products without array parameters. The list is filled up to a power of two with its last
 * key, so that few texts of a statement exist and the product's cache of prepared statements holds them. Without a key it is that
 * of one which equals nothing.
 */
export function listedKeys(
  writer: StatementWriter,
  by: readonly CatalogueColumn[],
  keys: readonly (readonly string[])[],
  list: (rows: string) => string,
): string {
  const row = (key: readonly (string | null)[]): string => {
    const places = key.map((part, index) => writer.value(boundPart(by[index], part)));
    return places.length === 1 ? places.join('') : `(${places.join(', ')})`;
  };
  const length = 2 ** Math.ceil(Math.log2(Math.max(keys.length, 1)));
  const filled = Array.from({ length }, (_, index) => keys[Math.min(index, keys.length - 1)] ?? by.map(() => null));
  const names = writer.names(by.map((column) => column.name));
  return `${by.length === 1 ? names : `(${names})`} in ${list(filled.map(row).join(', '))}`;
}
