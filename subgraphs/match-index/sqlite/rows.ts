import type Database from 'libsql';

/** A row of a statement in raw mode: the columns in their order. */
export type Row = readonly unknown[];

/** The rows of a statement. Parameters are texts and numbers: the driver ends the process where it is given a lone object. */
export function rowsOf(statement: Database.Statement, parameters: readonly unknown[] = []): readonly Row[] {
  return statement
    .raw(true)
    .all(parameters)
    .filter((row): row is Row => Array.isArray(row));
}

/** Faults of the file: what was written there is of another type. */
function unexpected(): TypeError {
  return new TypeError('a column of the match index is of another type');
}

/** A column with a number. */
export function numberIn(row: Row, column: number): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpected();
  return value;
}

/** A column with a text. */
export function textIn(row: Row, column: number): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected();
  return value;
}

/** A column with bytes. */
export function bytesIn(row: Row, column: number): Buffer {
  const value = row[column];
  if (!Buffer.isBuffer(value)) throw unexpected();
  return value;
}
