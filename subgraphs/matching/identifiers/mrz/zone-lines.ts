import { withoutInvisible } from '../identifier-forms.ts';

/** A machine readable zone, each line of the full width, and how many lines of the pasted list it took. */
export interface ZoneLines {
  readonly rows: readonly string[];
  readonly used: number;
}

interface Size {
  readonly rows: number;
  readonly width: number;
  /** Rows that may end in fillers, which get lost when a text is copied: all but those that end in a check digit. */
  readonly mayBeShort: (row: number, code: string) => boolean;
}

/** TD1 (cards), TD3 and MRV-A (passports, full-page visas), TD2 and MRV-B: ICAO Doc 9303 parts 4 to 7. */
const SIZES: readonly Size[] = [
  { rows: 3, width: 30, mayBeShort: (row) => row !== 1 },
  { rows: 2, width: 44, mayBeShort: (row, code) => row === 0 || code === 'V' },
  { rows: 2, width: 36, mayBeShort: (row, code) => row === 0 || code === 'V' },
];

const MOST_ROWS = 3;
/** Fillers that may have got lost at the end of a row, at most: a name has at least a few letters. */
const MOST_LOST = 30;

/** A pasted line as a row: capitals, fillers as they are written by machines, and no blanks. */
function rowOf(line: string): string {
  return withoutInvisible(line)
    .toUpperCase()
    .replace(/&LT;|‹/gu, '<')
    .replace(/[«≪]/gu, '<<')
    .replace(/\s/gu, '');
}

/** Dates, sex and nationality where rows of data have them; a digit may have been read as a letter that looks like one. */
const DATED = {
  30: /^[\dOIBSZGQDLT<]{7}[A-Z<][\dOIBSZGQDLT<]{7}[A-Z0-9<]{3}/u,
  other: /^[A-Z0-9<]{13}[\dOIBSZGQDLT<]{7}[A-Z<][\dOIBSZGQDLT<]{7}/u,
};

function isZone(rows: readonly string[]): boolean {
  const [first = '', second = ''] = rows;
  const isDated = (first.length === 30 ? DATED[30] : DATED.other).test(second) || first.startsWith('IDFRA');
  return isDated && /^[ACIPV][A-Z0-9<]{4}/u.test(first) && rows.every((row) => /^[A-Z0-9<]+$/u.test(row));
}

/** A row made as wide as it must be; null where that takes more than fillers. */
function fitted(row: string, width: number, mayBeShort: boolean): string | null {
  if (row.length > width) return /^<*$/u.test(row.slice(width)) ? row.slice(0, width) : null;
  if (row.length === width) return row;
  return mayBeShort && row.length >= width - MOST_LOST ? row.padEnd(width, '<') : null;
}

/** The rows of a zone of one size, of the rows that begin the rest of a list; null where they are none. */
function rowsOf(rest: readonly string[], { rows: count, width, mayBeShort }: Size, mayBeMended: boolean) {
  if (rest.length < count) return null;
  const code = (rest[0] ?? '').charAt(0);
  const rows = rest
    .slice(0, count)
    .map((row, index) => (mayBeMended || row.length === width ? fitted(row, width, mayBeShort(index, code)) : null))
    .filter((row) => row !== null);
  return rows.length === count && isZone(rows) ? rows : null;
}

function joined(row: string): readonly string[] | null {
  const size = SIZES.find(({ rows, width }) => row.length === rows * width);
  if (!size) return null;
  const rows = Array.from({ length: size.rows }, (_none, index) =>
    row.slice(index * size.width, (index + 1) * size.width),
  );
  return isZone(rows) ? rows : null;
}

/** The machine readable zone that begins at a line of a pasted list: row by row, or all in one line; null where none does. */
export function zoneAt(lines: readonly string[], at: number): ZoneLines | null {
  const first = rowOf(lines[at] ?? '');
  if (!/^[ACIPV]/u.test(first) || first.length < 2) return null;
  const together = joined(first);
  if (together) return { rows: together, used: 1 };
  const rest = lines.slice(at, at + MOST_ROWS).map(rowOf);
  for (const mayBeMended of [false, true]) {
    for (const size of SIZES) {
      const rows = rowsOf(rest, size, mayBeMended);
      if (rows) return { rows, used: size.rows };
    }
  }
  return null;
}
