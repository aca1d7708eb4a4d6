import type { RawRow, RawValue } from '../adapter.ts';
import type { Projection } from './column-path.ts';

/** The projected part of a row that already has the form of a row. */
export function pick(row: RawRow, projection: Projection): RawRow {
  const picked: Record<string, RawValue> = {};
  for (const { key, inner } of projection) {
    const value = row[key] ?? null;
    picked[key] = inner !== null && Array.isArray(value) ? value.filter(isRow).map((each) => pick(each, inner)) : value;
  }
  return picked;
}

function isRow(value: RawValue): value is RawRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
