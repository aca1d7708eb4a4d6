import type { RawRow } from '../../adapters/adapter.ts';
import { keyText } from '../compile/frame.ts';

/** Stands between the values of a tuple in a map's key; no source has it in a value. */
const SEPARATOR = '\u0000';

/** The text of a tuple, as a map's key. */
export function tupleText(values: readonly string[]): string {
  return values.join(SEPARATOR);
}

/** The tuple in a text of `tupleText`. */
export function tupleOf(text: string): readonly string[] {
  return text.split(SEPARATOR);
}

/** The tuple that a row has in plain columns; an empty column gives an empty text. */
export function rowTuple(row: RawRow, columns: readonly string[]): readonly string[] {
  return columns.map((column) => keyText(row[column]) ?? '');
}

/** Each tuple once. */
export function distinctTuples(tuples: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(tuples.map((tuple) => [tupleText(tuple), tuple])).values()];
}
