import { normaliseIdentifier } from './identifier-kinds.ts';
import { readZone } from './mrz/read-zone.ts';
import { zoneAt } from './mrz/zone-lines.ts';
import { cellOf, LONGEST_CELL, splitLine } from './pasted-list.ts';
import type { Cell, Confidence, Draft, Evidence, Reading } from './reading.ts';
import { readPlate } from './readers/plates.ts';
import { OWN_FORMS, READERS } from './readers/readers.ts';

/** Letters that only plates have: neither Latin ones nor such as look Latin. */
const HAS_OTHER_LETTERS = /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Readings of one identifier that are told, at most. */
const MOST_READINGS = 20;

/** What a list is read with. */
export interface RecogniseOptions {
  /** ISO 3166-1 alpha-2 code of the country that a list is likely of: its readings come first, its numbers are completed. Null for none. */
  readonly country: string | null;
  /** By which years of two digits get their century. */
  readonly today: Date;
}

/** One entry of a pasted list, not yet read: an identifier, a machine readable zone, or what is too long to be either. */
export type Entry =
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'zone'; readonly line: number; readonly pasted: string; readonly rows: readonly string[] }
  | { readonly kind: 'too-long'; readonly line: number; readonly pasted: string };

/** What one entry of a pasted list was recognised as. */
export interface Recognised {
  /** The line of the list that it begins on, from 1. */
  readonly line: number;
  /** As pasted, cut at `LONGEST_CELL` but for a machine readable zone, whose lines stand below each other. */
  readonly pasted: string;
  /** Every reading, the likeliest first; empty where nothing was recognised. */
  readonly readings: readonly Reading[];
  /** Further kinds (`IdentifierKindCode`) that a text of this shape may be of. */
  readonly otherKinds: readonly string[];
  /** Why nothing was looked at, or null. */
  readonly remark: string | null;
}

/** The entries of a pasted list, in its order: lines split where they hold several, rows of machine readable zones joined. */
export function entriesOf(lines: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  const filled = lines.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, line: index + 1 }]));
  const texts = filled.map(({ text }) => text);
  for (let at = 0; at < filled.length; at += 1) {
    const { text = '', line = 0 } = filled[at] ?? {};
    const zone = text.length > LONGEST_CELL ? null : zoneAt(texts, at);
    if (zone) {
      entries.push({ kind: 'zone', line, pasted: texts.slice(at, at + zone.used).join('\n'), rows: zone.rows });
      at += zone.used - 1;
      continue;
    }
    for (const part of splitLine(text)) {
      const cell = part.length > LONGEST_CELL ? null : cellOf(part, line);
      if (cell) entries.push({ kind: 'cell', cell });
      else if (part.length > LONGEST_CELL)
        entries.push({ kind: 'too-long', line, pasted: part.slice(0, LONGEST_CELL) });
    }
  }
  return entries;
}

const RANK: Readonly<Record<Evidence, number>> = { proven: 0, checked: 1, formed: 2 };

/** What a label of its kind makes of a number that is checked, but weakly: nothing else is likely to be called so and to pass. */
function weighed(draft: Draft, { kind }: Cell): Draft {
  return draft.evidence === 'checked' && draft.kind === kind ? { ...draft, evidence: 'proven' } : draft;
}

/**
 * The one reading that is certain: proven, and nothing else is that is proven too, or is checked and of the same kind; where several
 * are, the one of the kind or the country that was named.
 */
function certainOf(drafts: readonly Draft[], kind: string | null, country: string | null): Draft | null {
  const proven = drafts.filter(({ evidence }) => evidence === 'proven');
  const kinds = new Set(proven.map((draft) => draft.kind));
  let contenders = drafts.filter(
    (draft) => draft.evidence === 'proven' || (draft.evidence === 'checked' && kinds.has(draft.kind)),
  );
  const narrow = (fits: (draft: Draft) => boolean) => {
    const fitting = contenders.filter(fits);
    if (fitting.length > 0) contenders = fitting;
  };
  narrow((draft) => draft.kind === kind);
  narrow(({ countries = [] }) => country !== null && countries.includes(country));
  return contenders.length === 1 ? (contenders[0] ?? null) : null;
}

function readingOf(draft: Draft, confidence: Confidence, country: string | null): Reading {
  const { countries = [], checks = [], remarks = [], document = null, kind, value, title } = draft;
  const isNamed = country !== null && countries.includes(country);
  const ranked = isNamed ? [country, ...countries.filter((code) => code !== country)] : countries;
  return { kind, value, confidence, title, countries: ranked, checks, remarks, document };
}

/** Readings, the likeliest first: of the kind that a label names, certain ones, those of the country named, by what speaks for them. */
function ranked(drafts: readonly Draft[], kind: string | null, country: string | null): readonly Reading[] {
  const certain = certainOf(drafts, kind, country);
  const place = (draft: Draft) => [
    draft.kind === kind ? 0 : 1,
    draft === certain ? 0 : 1,
    draft.evidence === 'proven' ? 0 : 1,
    country !== null && draft.countries?.includes(country) === true ? 0 : 1,
    RANK[draft.evidence],
  ];
  const compared = (left: Draft, right: Draft) => {
    const [first, second] = [place(left), place(right)];
    const differing = first.findIndex((rank, index) => rank !== second[index]);
    return differing < 0 ? 0 : (first[differing] ?? 0) - (second[differing] ?? 0);
  };
  return drafts
    .toSorted(compared)
    .slice(0, MOST_READINGS)
    .map((draft) => readingOf(draft, draft === certain ? 'certain' : 'possible', country));
}

/** A reading by the label alone, where no reader knows the form. */
function asLabelled({ kind, kinds, text }: Cell, drafts: readonly Draft[]): readonly Draft[] {
  if (kind === null || drafts.some((draft) => draft.kind === kind) || !kinds.includes(kind)) return [];
  const value = normaliseIdentifier(kind, text) ?? '';
  return [{ kind, value, evidence: 'formed', title: 'by its label alone' }];
}

/** Every reading of a cell; what has a form that nothing else has is read as nothing else. */
function draftsOf(cell: Cell, country: string | null): readonly Draft[] {
  if (HAS_OTHER_LETTERS.test(cell.text)) return readPlate(cell);
  const own = OWN_FORMS.flatMap((reader) => reader(cell, country));
  return own.length > 0 ? own : READERS.flatMap((reader) => reader(cell, country));
}

/** Kinds that a text may be of by its shape, where no reading is certain and none is of the kind. */
function otherKinds({ kinds, compact }: Cell, readings: readonly Reading[]): readonly string[] {
  if (!/\d/u.test(compact) || readings.some(({ confidence }) => confidence === 'certain')) return [];
  const told = new Set(readings.map(({ kind }) => kind));
  return kinds.filter((kind) => kind !== 'handle' && !told.has(kind));
}

function recogniseCell(cell: Cell, options: RecogniseOptions): Recognised {
  const country = cell.country ?? options.country;
  const read = draftsOf(cell, country).map((draft) => weighed(draft, cell));
  const readings = ranked([...read, ...asLabelled(cell, read)], cell.kind, country);
  return { line: cell.line, pasted: cell.pasted, readings, otherKinds: otherKinds(cell, readings), remark: null };
}

/** What one entry of a pasted list is. Pure, and bounded by the length of an entry. */
export function recognise(entry: Entry, options: RecogniseOptions): Recognised {
  switch (entry.kind) {
    case 'cell':
      return recogniseCell(entry.cell, options);
    case 'zone': {
      const { line, pasted, rows } = entry;
      const zone = readZone(rows, options.today);
      return {
        line,
        pasted,
        readings: zone ? ranked([zone], null, options.country) : [],
        otherKinds: [],
        remark: null,
      };
    }
    case 'too-long': {
      const { line, pasted } = entry;
      return {
        line,
        pasted,
        readings: [],
        otherKinds: [],
        remark: `longer than ${LONGEST_CELL} characters: not looked at`,
      };
    }
  }
}
