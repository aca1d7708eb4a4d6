import { SPECIAL } from '../../engine/lanes.ts';
import { faultAt, type Fault } from '../../language/fault.ts';
import type { Cells, Groups, PermissionRow, Placed, ReleaseRow, RestrictionRow } from '../../language/rows.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { cellDimensions, type Dimension } from '../classes/dimension.ts';
import { impossibleBoxes } from '../classes/impossible.ts';
import { boxOf, type Box } from '../classes/row-box.ts';

/** The tables that are looked at, and what they were parsed against. */
export interface CheckedTables {
  readonly member: string;
  readonly permissions: readonly Placed<PermissionRow>[];
  readonly restrictions: readonly Placed<RestrictionRow>[];
  readonly release: readonly Placed<ReleaseRow>[];
  readonly groups: Groups;
  readonly vocabulary: Vocabulary;
}

function isWithin(inner: Box, outer: Box): boolean {
  return [...outer].every(([name, accepts]) => {
    const own = inner.get(name);
    return accepts.every((flag, index) => flag === 1 || own?.[index] === 0);
  });
}

function isEmpty(box: Box): boolean {
  return [...box.values()].some((accepts) => !accepts.includes(1));
}

class Checker {
  readonly #tables: CheckedTables;
  readonly #dimensions: readonly Dimension[];

  constructor(tables: CheckedTables) {
    this.#tables = tables;
    const rows = [...tables.permissions, ...tables.restrictions, ...tables.release];
    const cells = [...rows.map(({ row }) => row.cells), ...tables.restrictions.flatMap(({ row }) => row.unless)];
    this.#dimensions = cellDimensions(cells, tables.vocabulary);
  }

  /** Whether no request and record can meet all cells of a condition. */
  contradicts(cells: Cells, unknownIs: boolean): boolean {
    const box = boxOf(cells, this.#dimensions, { unknownIs, person: true, groups: this.#tables.groups });
    const never = impossibleBoxes(this.#tables.member, this.#dimensions, new Set(box.keys()));
    return isEmpty(box) || never.some((impossible) => isWithin(box, impossible));
  }
}

const ONLY_SPECIAL = ({ read, search }: PermissionRow): boolean => {
  const names = [...read, ...search];
  return names.length > 0 && names.every((name) => name === SPECIAL);
};

/**
 * Rows that contradict themselves: no request and record meet all their cells, or what they open is closed to all whom
 * they name. Only what is certain is told. As warnings, in the order of the tables.
 */
export function contradictions(tables: CheckedTables): readonly Fault[] {
  const checker = new Checker(tables);
  const warn = (placed: Placed<{ readonly id: string }>, why: string): Fault =>
    faultAt(placed.at, `\`${placed.row.id}\` contradicts itself`, why);
  const meets = 'no request and record meet all its cells: leave one out';
  return [
    ...tables.permissions.flatMap((placed) => {
      const { row } = placed;
      if (checker.contradicts(row.cells, false)) return [warn(placed, meets)];
      if (row.cells.necessity !== false || !ONLY_SPECIAL(row)) return [];
      return [warn(placed, 'special categories are closed without a necessity text: leave `necessity: false` out')];
    }),
    ...tables.restrictions.flatMap((placed) => {
      if (checker.contradicts(placed.row.cells, true)) return [warn(placed, meets)];
      const isDead = placed.row.unless.some((cells) => checker.contradicts(cells, false));
      return isDead ? [warn(placed, 'no request and record meet all cells of one `unless`: it never lifts')] : [];
    }),
    ...tables.release.flatMap((placed) =>
      checker.contradicts(placed.row.cells, placed.row.then === 'deny') ? [warn(placed, meets)] : [],
    ),
  ];
}
