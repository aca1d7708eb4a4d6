import { stringify } from 'yaml';
import { CELLS, isCellName } from '../../language/cells.ts';

/** A cell with its words: flags are `true`, `false` and `unknown`, months a number. */
export interface WrittenCell {
  readonly cell: string;
  readonly words: readonly string[];
}

/** A row to be written into a table; what does not apply to the table is empty. Nothing of it is judged here. */
export interface WrittenRow {
  readonly table: 'permissions' | 'restrictions' | 'release';
  readonly id: string;
  readonly cells: readonly WrittenCell[];
  readonly unless: readonly (readonly WrittenCell[])[];
  readonly read: readonly string[];
  readonly search: readonly string[];
  readonly toMember: readonly string[];
  readonly toGroup: readonly string[];
  readonly then: string;
  readonly obligations: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  readonly because: string;
}

type Value = string | number | boolean | readonly string[];

function listed(words: readonly string[]): string | readonly string[] {
  const [only = ''] = words;
  return words.length === 1 ? only : words;
}

function cellValue({ cell, words }: WrittenCell): Value {
  const form = isCellName(cell) ? CELLS[cell].form.kind : 'words';
  const [word = ''] = words;
  if (form === 'flag' && (word === 'true' || word === 'false')) return word === 'true';
  if (form === 'months' && /^\d{1,6}$/.test(word)) return Number(word);
  return listed(words);
}

function cellMap(cells: readonly WrittenCell[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(cells.map((each) => [each.cell, cellValue(each)]));
}

function some(key: string, words: readonly string[]): Readonly<Record<string, Value>> {
  return words.length === 0 ? {} : { [key]: listed(words) };
}

/** The text of a row as an item of its table's list, without a line feed at its end. */
export function rowText(row: WrittenRow): string {
  const content = {
    id: row.id,
    ...cellMap(row.cells),
    ...(row.unless.length === 0 ? {} : { unless: row.unless.map(cellMap) }),
    ...some('toMember', row.toMember),
    ...some('toGroup', row.toGroup),
    ...some('read', row.read),
    ...some('search', row.search),
    ...(row.from === null ? {} : { from: row.from }),
    ...(row.until === null ? {} : { until: row.until }),
    then: row.then,
    ...some('obligations', row.obligations),
    because: row.because,
  };
  return stringify([content], { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
}
