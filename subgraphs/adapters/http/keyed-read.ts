import { ComityError } from '../../../schema/errors.ts';
import type { BatchRead, RawRow } from '../adapter.ts';
import { keyChunks } from '../key-chunks.ts';
import { plainText } from '../plain-text.ts';
import type { KeyedRead } from '../source.ts';

/**
 * Reads all keys of a batch through a declared way to read by them, a bounded number of keys a call. `call` is given
 * keys in the order of the declared columns and gives rows with the asked columns and those of the key. Without keys the
 * source is asked for its absent key, where it has one, and nothing is given.
 */
export async function readByKeys<R extends KeyedRead>(
  request: BatchRead,
  ways: readonly R[],
  absentKey: string | undefined,
  call: (way: R, keys: readonly (readonly string[])[], columns: readonly string[]) => Promise<readonly RawRow[]>,
): Promise<readonly RawRow[]> {
  const way = ways.find(
    ({ by }) => by.length === request.by.length && by.every((column) => request.by.includes(column)),
  );
  if (way === undefined) {
    throw new ComityError(
      'MAPPING_INVALID',
      `the source declares no way to read \`${request.entity}\` by \`${request.by.join('`, `')}\``,
    );
  }
  const order = way.by.map((column) => request.by.indexOf(column));
  const columns = [...new Set([...request.columns, ...way.by])];
  const rows: RawRow[] = [];
  if (request.keys.length === 0) {
    if (absentKey !== undefined) await call(way, [order.map(() => absentKey)], columns);
    return rows;
  }
  for (const chunk of keyChunks(request, way.keysPerCall ?? 100)) {
    const keys = chunk.map((key) => order.map((position) => key[position] ?? ''));
    const asked = new Set(keys.map((key) => JSON.stringify(key)));
    for (const row of await call(way, keys, columns)) {
      if (!asked.has(JSON.stringify(way.by.map((column) => plainText(row[column]))))) {
        throw new ComityError(
          'SOURCE_MALFORMED',
          `the national system gives rows of \`${request.entity}\` that were not asked`,
        );
      }
      rows.push(columns.length === request.columns.length ? row : only(row, request.columns));
    }
  }
  return rows;
}

/** A row's own keys stand for several columns where those are repeated, and so are told by their beginnings. */
function only(row: RawRow, columns: readonly string[]): RawRow {
  const keys = new Set(columns.map((column) => column.split('[]', 1).join('')));
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.has(key)));
}
