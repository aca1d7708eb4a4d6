import { EMERGENCY_OBLIGATIONS, handlingObligations, obligationBits } from '../../engine/obligation.ts';
import { SPECIAL } from '../../engine/lanes.ts';
import { NO_HANDLING, wordsWithin, type Dimension, type DimensionName } from '../classes/dimension.ts';
import { impossibleBoxes } from '../classes/impossible.ts';
import type { Box } from '../classes/row-box.ts';
import { DENY } from '../../engine/outcome.ts';
import { BOTH, type Ground, type LaneRow, type OwnObligations, type Sides } from './diagram.ts';

/** A row laid over named dimensions; `boxes[0]` is its condition, the others lift it. */
export interface NamedRow {
  readonly sides: Sides;
  readonly kind: 'opens' | 'closes';
  readonly code: number;
  readonly obligations: number;
  readonly boxes: readonly Box[];
}

/** One dimension of a lane with its classes: words that no row of the lane tells apart. */
export interface Level {
  readonly name: DimensionName;
  readonly classes: readonly (readonly string[])[];
}

/** A lane's rows over numbered classes. */
export interface NumberedLane {
  readonly levels: readonly Level[];
  readonly rows: readonly LaneRow[];
  readonly ground: Ground;
}

/** What holds for a whole lane, whichever its rows. */
export interface LaneSetting {
  readonly owner: string;
  readonly category: string;
  readonly dimensions: readonly Dimension[];
  /** Whether each side opens more in an emergency. */
  readonly emergency: readonly [boolean, boolean];
}

/** Values that the built-in restrictions close, or that open nothing: no row's change shows in them. */
function isOpen(name: DimensionName, word: string, category: string): boolean {
  if (name === 'expired' || name === 'embargoed') return word === 'false';
  return name !== 'necessity' || category !== SPECIAL || word === 'true';
}

type Own = (name: DimensionName, word: string) => OwnObligations;

const NONE: OwnObligations = { record: 0, sides: [0, 0] };
const EMERGENCY = obligationBits(EMERGENCY_OBLIGATIONS);

/** What a class brings by itself, as far as a row could bring the same and so make no difference. */
function ownObligations(rows: readonly NamedRow[], [before, after]: readonly [boolean, boolean]): Own {
  const shown = rows.reduce((bits, { obligations }) => bits | obligations, 0) | (before === after ? 0 : EMERGENCY);
  return (name, word) => {
    if (name === 'handling') {
      const codes = word === NO_HANDLING ? [] : wordsWithin(word);
      return { record: handlingObligations(codes) & shown, sides: [0, 0] };
    }
    if (name !== 'emergency' || word !== 'true') return NONE;
    return { record: 0, sides: [before ? EMERGENCY & shown : 0, after ? EMERGENCY & shown : 0] };
  };
}

function bitsOf({ record, sides }: OwnObligations): string {
  return `${record},${sides.join()}`;
}

function classesOf(words: readonly string[], signature: (index: number) => string): readonly (readonly number[])[] {
  const bySignature = new Map<string, number[]>();
  words.forEach((_, index) => {
    const key = signature(index);
    const same = bySignature.get(key);
    if (same) same.push(index);
    else bySignature.set(key, [index]);
  });
  return [...bySignature.values()];
}

/** Divides the dimensions that a lane's rows read into classes, and lays the rows over them. */
export function numberLane(named: readonly NamedRow[], setting: LaneSetting): NumberedLane {
  const own = ownObligations(named, setting.emergency);
  const isRead = ({ name, words }: Dimension): boolean =>
    named.some(({ boxes }) => boxes.some((box) => box.has(name))) ||
    words.some((word) => bitsOf(own(name, word)) !== '0,0,0');
  const read = new Set(setting.dimensions.filter(isRead).map(({ name }) => name));
  const never = impossibleBoxes(setting.owner, setting.dimensions, read);
  const rows: readonly NamedRow[] = [
    ...named,
    ...never.map((box): NamedRow => ({ sides: BOTH, kind: 'closes', code: DENY, obligations: 0, boxes: [box] })),
  ];
  const boxes = rows.flatMap((row) => row.boxes);
  const asked = setting.dimensions.filter(
    (dimension) => isRead(dimension) || never.some((box) => box.has(dimension.name)),
  );
  const divided = asked.map(({ name, words }) => {
    const columns = [...new Set(boxes.flatMap((box) => box.get(name) ?? []))];
    const open = words.flatMap((word, index) => (isOpen(name, word, setting.category) ? [index] : []));
    const groups = classesOf(open.map(String), (at) => {
      const index = open[at] ?? 0;
      let key = bitsOf(own(name, words[index] ?? ''));
      for (const column of columns) key += column[index] === 1 ? '1' : '0';
      return key;
    }).map((group) => group.map((at) => open[at] ?? 0));
    return { name, words, groups };
  });
  const numbered = (box: Box): readonly (Uint8Array | null)[] =>
    divided.map(({ name, groups }) => {
      const accepts = box.get(name);
      if (!accepts) return null;
      const found = Uint8Array.from(groups, ([first = 0]) => accepts[first] ?? 0);
      return found.every((flag) => flag === 1) ? null : found;
    });
  return {
    levels: divided.map(({ name, words, groups }) => ({
      name,
      classes: groups.map((group) => group.map((index) => words[index] ?? '')),
    })),
    rows: rows.map((row) => ({ ...row, boxes: row.boxes.map(numbered) })),
    ground: {
      sizes: divided.map(({ groups }) => groups.length),
      own: (level, index) => {
        const dimension = divided[level];
        const word = dimension?.words[dimension.groups[index]?.[0] ?? 0];
        return dimension && word !== undefined ? own(dimension.name, word) : NONE;
      },
    },
  };
}
