import { codeList } from '../../../schema/codes.ts';
import { CELL_NAMES, CELLS, type CellName } from '../../language/cells.ts';
import { TRANSFER_WORDS, UNKNOWN, type Cells } from '../../language/rows.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/**
 * `day` is the day asked, `to` the member asked in a question abroad, `binds` whether the legal basis binds both
 * members that day; `group` is asked under `member`.
 */
export type DimensionName = Exclude<CellName, 'group'> | 'day' | 'to' | 'binds';

/** What cells ask about, with every value that some row could tell apart, by its word. */
export interface Dimension {
  readonly name: DimensionName;
  /** `unknown` is what is not stated, `other` what no row names; several handling codes at once are joined by `+`. */
  readonly words: readonly string[];
}

/** The word for what no row names. */
export const OTHER = 'other';
/** The word for a record without handling codes. */
export const NO_HANDLING = 'none';
/** What joins the words of a value that holds several. */
const AND = '+';

/** The dimension that a cell asks about. */
export function dimensionOf(cell: CellName): Exclude<DimensionName, 'day' | 'to' | 'binds'> {
  return cell === 'group' ? 'member' : cell;
}

/** The words of a value that may hold several, such as a record's handling codes. */
export function wordsWithin(word: string): readonly string[] {
  return word.split(AND);
}

function subsets(words: readonly string[]): readonly string[] {
  const sets = words.reduce<readonly (readonly string[])[]>(
    (found, word) => [...found, ...found.map((each) => [...each, word])],
    [[]],
  );
  return sets.filter((set) => set.length > 0).map((set) => set.join(AND));
}

/** Cells whose value may be several words at once: the sets that occur. */
const SEVERAL: Partial<Record<CellName, readonly string[]>> = {
  handling: [NO_HANDLING, ...subsets([...codeList('HandlingCode').codes.keys()]), UNKNOWN],
  transfer: ['internal', 'none', ...subsets(TRANSFER_WORDS.filter((word) => word !== 'internal' && word !== 'none'))],
};

/** What a question may leave unsaid though no row can name it so. */
const UNSAID: ReadonlySet<CellName> = new Set<CellName>(['offence', 'minimumPenalty', 'assigned']);

function named(cell: CellName, rows: readonly Cells[]): readonly string[] {
  const words = rows.flatMap((cells): readonly unknown[] => {
    const value: unknown = cells[cell];
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
  });
  return [...new Set(words.map(String))].filter((word) => word !== UNKNOWN);
}

function monthsNamed(cell: CellName, rows: readonly Cells[]): readonly string[] {
  const months = named(cell, rows).map(Number);
  return [...new Set([0, ...months])].toSorted((left, right) => left - right).map(String);
}

function wordsOf(cell: CellName, rows: readonly Cells[], vocabulary: Vocabulary): readonly string[] {
  const several = SEVERAL[cell];
  if (several) return several;
  const { form } = CELLS[cell];
  const unknown = UNSAID.has(cell) || ('unknown' in form && form.unknown) ? [UNKNOWN] : [];
  switch (form.kind) {
    case 'words':
      return [...(vocabulary.cells[form.words] ?? [...named(cell, rows).toSorted(), OTHER]), ...unknown];
    case 'word':
      return vocabulary.cells[form.words] ?? [];
    case 'flag':
      return ['false', 'true', ...unknown];
    case 'months':
      return [...monthsNamed(cell, rows), ...unknown];
  }
}

/**
 * The dimensions of the language, in the order in which a row asks: every cell of the vocabulary with all the values
 * that rows of these cells could tell apart.
 */
export function cellDimensions(rows: readonly Cells[], vocabulary: Vocabulary): readonly Dimension[] {
  const cells = CELL_NAMES.filter((cell) => cell !== 'group');
  return cells.flatMap((cell): readonly Dimension[] => {
    const dimension = { name: dimensionOf(cell), words: wordsOf(cell, rows, vocabulary) };
    return cell === 'basis' ? [dimension, { name: 'binds', words: ['true', 'false'] }] : [dimension];
  });
}

const DAY = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/** A span of days, both included. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

/** The days of a span on which it begins, or some row begins to hold or has just ended; sorted. */
export function dayDimension(rows: readonly Span[], span: Span & { readonly from: string }): Dimension {
  const changes = rows.flatMap(({ from, until }) => [
    ...(from === null ? [] : [from]),
    ...(until === null ? [] : [dayAfter(until)]),
  ]);
  const within = changes.filter((day) => day > span.from && (span.until === null || day <= span.until));
  return { name: 'day', words: [...new Set([span.from, ...within])].toSorted() };
}
