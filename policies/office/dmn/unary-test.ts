import { codeList } from '../../../schema/codes.ts';
import { CELLS, type CellName } from '../../language/cells.ts';

const LEVELS = [...codeList('ConfidentialityCode').codes.keys()];
/** What a DMN table writes where a column asks nothing. */
export const ANY = '-';

/** Some words as a unary test: `"a","b"`. */
export function wordsTest(words: readonly string[]): string {
  return words.length === 0 ? ANY : words.map((word) => JSON.stringify(word)).join(',');
}

/** The words of a unary test, or null where it is none of words. */
export function testWords(text: string): readonly string[] | null {
  try {
    const words: unknown = JSON.parse(`[${text}]`);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
  } catch {
    return null;
  }
}

/** A cell's value as a unary test: a threshold as the values that reach it. */
export function cellTest(cell: CellName, value: unknown): string {
  switch (CELLS[cell].form.kind) {
    case 'words':
      return wordsTest(Array.isArray(value) ? value.map(String) : []);
    case 'word':
      return wordsTest(LEVELS.slice(LEVELS.indexOf(String(value))));
    case 'flag':
      return typeof value === 'boolean' ? String(value) : wordsTest([String(value)]);
    case 'months':
      return `>= ${String(value)}`;
  }
}

/** A cell's value, as a row writes it, from its unary test; null where the test cannot be a cell. */
export function testCell(cell: CellName, text: string): unknown {
  const { form } = CELLS[cell];
  if (form.kind === 'months') {
    const months = /^>=\s*(\d{1,4})$/.exec(text)?.[1];
    return months === undefined ? null : Number(months);
  }
  if (text === 'true' || text === 'false') return form.kind === 'flag' ? text === 'true' : null;
  const words = testWords(text);
  if (words === null || words.length === 0) return null;
  if (form.kind === 'words') return words;
  if (form.kind === 'flag') return words.length === 1 ? words[0] : null;
  const [least = ''] = LEVELS.filter((level) => words.includes(level));
  return wordsTest(LEVELS.slice(LEVELS.indexOf(least))) ===
    wordsTest(LEVELS.filter((level) => words.includes(level))) && least !== ''
    ? least
    : null;
}

/** The days of a row as a unary test over a date. */
export function daysTest(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return `[date("${from}")..date("${until}")]`;
  if (from !== null) return `>= date("${from}")`;
  return until === null ? ANY : `<= date("${until}")`;
}

const DAY = 'date\\("([0-9-]+)"\\)';
const SPAN = new RegExp(`^\\[${DAY}\\.\\.${DAY}\\]$`);
const SINCE = new RegExp(`^>=\\s*${DAY}$`);
const UNTIL = new RegExp(`^<=\\s*${DAY}$`);

/** The days of a unary test over a date, or null where it is none that a row could have. */
export function testDays(text: string): { readonly from: string | null; readonly until: string | null } | null {
  if (text === ANY) return { from: null, until: null };
  const [, from, until] = SPAN.exec(text) ?? [];
  if (from !== undefined && until !== undefined) return { from, until };
  const since = SINCE.exec(text)?.[1];
  if (since !== undefined) return { from: since, until: null };
  const last = UNTIL.exec(text)?.[1];
  return last === undefined ? null : { from: null, until: last };
}
