import { CELL_NAMES, CELLS, type CellName } from '../../language/cells.ts';
import { membersOf } from '../../engine/requester-cells.ts';
import { UNKNOWN, type Cells, type Groups } from '../../language/rows.ts';
import { dimensionOf, wordsWithin, type Dimension, type DimensionName, type Span } from './dimension.ts';

/** A condition as the product of the values that fit, by dimension: a flag a word. A dimension that is absent fits all. */
export type Box = ReadonlyMap<DimensionName, Uint8Array>;

/** How a condition is read. */
export interface Reading {
  /** What an attribute that is not stated counts as: closed for a permission and `unless`, fitting for a restriction. */
  readonly unknownIs: boolean;
  /** Whether the record's type concerns one person: on others, what is not stated about the person fits nothing. */
  readonly person: boolean;
  readonly groups: Groups;
}

type Fits = (word: string) => boolean;

function several(wanted: readonly string[], unknownIs: boolean): Fits {
  return (word) => (word === UNKNOWN ? unknownIs : wordsWithin(word).some((each) => wanted.includes(each)));
}

function fits(cell: CellName, value: unknown, levels: readonly string[], { unknownIs, person }: Reading): Fits {
  const { form, part } = CELLS[cell];
  const wanted = (Array.isArray(value) ? value : [value]).map(String);
  if (cell === 'handling' || cell === 'transfer') return several(wanted, unknownIs);
  const unknown = (part !== 'about' || person) && (unknownIs || wanted.includes(UNKNOWN));
  const [least = ''] = wanted;
  switch (form.kind) {
    case 'words':
    case 'flag':
      return (word) => (word === UNKNOWN ? unknown : wanted.includes(word));
    case 'word':
      return (word) => levels.indexOf(word) >= levels.indexOf(least);
    case 'months':
      return (word) => (word === UNKNOWN ? unknown : Number(word) >= Number(least));
  }
}

/** The box of a row's cells over the dimensions given; a cell whose dimension is not among them is left out. */
export function boxOf(cells: Cells, dimensions: readonly Dimension[], reading: Reading): Box {
  const byName = new Map(dimensions.map((dimension) => [dimension.name, dimension.words]));
  const box = new Map<DimensionName, Uint8Array>();
  const set = (name: DimensionName, test: Fits): void => {
    const words = byName.get(name);
    if (words)
      box.set(
        name,
        Uint8Array.from(words, (word) => (test(word) ? 1 : 0)),
      );
  };
  const members = membersOf(cells.member, cells.group, reading.groups);
  if (members) set('member', (word) => members.has(word));
  for (const cell of CELL_NAMES) {
    const value: unknown = cells[cell];
    if (value === undefined || cell === 'member' || cell === 'group') continue;
    const name = dimensionOf(cell);
    set(name, fits(cell, value, byName.get(name) ?? [], reading));
    if (cell === 'basis' && !reading.unknownIs) set('binds', (word) => word === 'true');
  }
  return box;
}

/** A box narrowed to the days on which a row holds. */
export function withinDays(box: Box, { from, until }: Span, dimensions: readonly Dimension[]): Box {
  const days = dimensions.find(({ name }) => name === 'day')?.words ?? [];
  const held = days.map((day) => (from === null || day >= from) && (until === null || day <= until));
  if (held.every(Boolean)) return box;
  return new Map([...box, ['day', Uint8Array.from(held, (holds) => (holds ? 1 : 0))]]);
}
