import type { BatchRead, RawRow } from '../adapter.ts';

/**
 * Those rows whose text columns equal a key letter by letter, for products whose `=` takes `a`, `A` and `a ` for the
 * same.
 */
export function exactRows(
  rows: readonly RawRow[],
  request: BatchRead,
  texts: readonly string[],
  keys: readonly (readonly string[])[],
): readonly RawRow[] {
  if (texts.length === 0) return rows;
  const positions = texts.map((name) => request.by.indexOf(name));
  const asked = new Set(keys.map((key) => JSON.stringify(positions.map((position) => key[position]))));
  return rows.filter((row) => asked.has(JSON.stringify(texts.map((name) => row[name]))));
}

/** A row without the columns that were read for the order or the comparison alone. */
export function onlyColumns(row: RawRow, columns: readonly string[]): RawRow {
  return Object.fromEntries(columns.map((name) => [name, row[name]]));
}
