import type { RawRow, RawValue } from '../../adapter.ts';

/** Rows whose whole numbers are numbers where those are exact, and else bigints, as drivers of 64-bit integers give all. */
export function exactIntegers(rows: readonly Readonly<Record<string, RawValue | undefined>>[]): readonly RawRow[] {
  return rows.map((row) => {
    const exact: Record<string, RawValue | undefined> = {};
    for (const name in row) {
      const value = row[name];
      exact[name] =
        typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
          ? Number(value)
          : value;
    }
    return exact;
  });
}
