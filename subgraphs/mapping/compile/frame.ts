import type { RawRow, RawValue } from '../../adapters/adapter.ts';
import { cleanText } from '../treat/clean-text.ts';

/** A row with the rows that were joined to it. */
export interface LoadedRow {
  readonly row: RawRow;
  readonly joins: ReadonlyMap<string, readonly LoadedRow[]>;
}

/** What an expression is evaluated in: a row or element, and what it stands in. */
export interface Frame extends LoadedRow {
  readonly outer: Frame | null;
}

/** The joins of a row that has none. */
export const NO_JOINS: LoadedRow['joins'] = new Map<string, readonly LoadedRow[]>();

/** Whether a value is a nested element. */
export function isRawRow(value: RawValue | undefined): value is RawRow {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

/** The text of a raw value, made clean; null for an empty one and for a nested element. */
export function rawText(value: RawValue | undefined): string | null {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return null;
}

/** The text of a key column: as the source has it, but for blanks at the end; null where there is nothing. */
export function keyText(value: RawValue | undefined): string | null {
  if (typeof value !== 'string') return rawText(value);
  const text = value.trimEnd();
  return text.trim() === '' ? null : text;
}
