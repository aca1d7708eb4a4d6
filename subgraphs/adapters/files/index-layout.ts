import type { RawValue } from '../adapter.ts';
import { projectionOf } from '../nested/column-path.ts';
import type { FileEntity } from '../source.ts';

/** The columns that every row of an export has beside its own. */
export const HASH = '$hash';
export const OCCURRENCE = '$occurrence';

/** Where the value of one key of a row stands in the index. */
export interface IndexColumn {
  /** The key of the row. */
  readonly key: string;
  /** The name of the column in the index. */
  readonly name: string;
  /** Whether it is an array, and kept as JSON. */
  readonly nested: boolean;
}

/** How the rows of an export lie in its index. */
export function indexLayout(file: FileEntity): readonly IndexColumn[] {
  const own = file.format === 'xml' ? projectionOf(Object.keys(file.columns)) : Object.keys(file.columns).map(plain);
  return [
    { key: HASH, name: 'hash', nested: false },
    { key: OCCURRENCE, name: 'occurrence', nested: false },
    ...own.map(({ key, many }, position) => ({ key, name: `c${position}`, nested: many })),
  ];
}

function plain(key: string): { readonly key: string; readonly many: boolean } {
  return { key, many: false };
}

/** A value as the index keeps it. */
export function stored(value: RawValue | undefined, column: IndexColumn): unknown {
  return column.nested ? JSON.stringify(value ?? []) : (value ?? null);
}
