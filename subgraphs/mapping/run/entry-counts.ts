import { unreadCounts, type UnreadCounts } from '../compile/tally.ts';
import type { RecordTally } from '../compile/compile-entry.ts';
import type { MappingCounters } from '../mapped-system.ts';

/** What became of the rows of one entry so far. */
export interface EntryCounts extends RecordTally, UnreadCounts {
  row(): void;
  /** Rows of the source; an element of `each` is none. */
  readonly rows: number;
  /** Rows or elements that conditions left out. */
  readonly leftOutRows: number;
  readonly records: number;
  readonly rejections: ReadonlyMap<string, number>;
}

/** Counts that start at nothing. */
export function entryCounts(): EntryCounts {
  const unread = unreadCounts();
  const rejections = new Map<string, number>();
  let rows = 0;
  let leftOutRows = 0;
  let records = 0;
  return {
    ...unread,
    row() {
      rows++;
    },
    leftOut() {
      leftOutRows++;
    },
    made() {
      records++;
    },
    rejected: (reason) => void rejections.set(reason, (rejections.get(reason) ?? 0) + 1),
    get rows() {
      return rows;
    },
    get leftOutRows() {
      return leftOutRows;
    },
    get records() {
      return records;
    },
    rejections,
  };
}

function summed(maps: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of maps.flatMap((map) => [...map])) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** The counts of several entries together, as an operator sees them. */
export function sumCounts(counts: readonly EntryCounts[]): MappingCounters {
  const fields = new Set(counts.flatMap((entry) => [...entry.unknownCodes.keys()]));
  return {
    rowsRead: counts.reduce((sum, entry) => sum + entry.rows, 0),
    recordsMade: counts.reduce((sum, entry) => sum + entry.records, 0),
    rejected: summed(counts.map((entry) => entry.rejections)),
    unknownCodes: Object.fromEntries(
      [...fields].map((field) => [field, summed(counts.flatMap((entry) => entry.unknownCodes.get(field) ?? []))]),
    ),
    emptyFields: summed(counts.map((entry) => entry.emptyFields)),
  };
}
