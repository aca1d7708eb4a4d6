import type { RawRow, RawValue } from '../../adapter.ts';

/** A whole number of a driver that gives bigints as a number where that is exact; any other value as it is. */
export function exactInteger(value: RawValue | undefined): RawValue | undefined {
  return typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    ? Number(value)
    : value;
}

/** Rows whose whole numbers are numbers where those are exact, and else bigints, as drivers of 64-bit integers give all. */
export function exactIntegers(rows: readonly Readonly<Record<string, RawValue | undefined>>[]): readonly RawRow[] {
  return rows.map((row) => {
    const exact: Record<string, RawValue | undefined> = {};
    for (const name in row) exact[name] = exactInteger(row[name]);
    return exact;
  });
}
