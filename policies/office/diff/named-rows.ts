import { obligationBits } from '../../engine/obligation.ts';
import { ALLOW, DENY } from '../../engine/outcome.ts';
import { RECORD_CELL_NAMES } from '../../engine/record-cells.ts';
import type { Cells, DecidingRow, Groups, ReleaseRow, RestrictionRow, Row } from '../../language/rows.ts';
import type { Dimension } from '../classes/dimension.ts';
import { boxOf, withinDays, type Box, type Reading } from '../classes/row-box.ts';
import { AFTER, BEFORE, BOTH } from './diagram.ts';
import type { NamedRow } from './lane-classes.ts';

/** A row laid over the dimensions, before a lane gives it its code. */
export interface LaidRow {
  readonly boxes: readonly Box[];
  readonly obligations: number;
  /** Equal for rows that match alike and oblige alike. */
  readonly key: string;
}

/** Where and how rows are laid. */
export interface Laying {
  readonly dimensions: readonly Dimension[];
  readonly groups: Groups;
  readonly person: boolean;
}

function isEmpty(box: Box): boolean {
  return [...box.values()].some((accepts) => !accepts.includes(1));
}

function keyOf(box: Box): string {
  return [...box]
    .map(([name, accepts]) => `${name}=${accepts.join('')}`)
    .toSorted()
    .join(';');
}

function laid(boxes: readonly Box[], obligations: number): LaidRow | null {
  const [condition, ...lifting] = boxes;
  if (!condition || isEmpty(condition)) return null;
  const lifts = lifting.filter((box) => !isEmpty(box));
  const key = [obligations, keyOf(condition), ...lifts.map(keyOf).toSorted()].join('|');
  return { boxes: [condition, ...lifts], obligations, key };
}

function asksRecord(cells: Cells): boolean {
  return RECORD_CELL_NAMES.some((name) => cells[name] !== undefined);
}

function withoutRecord(cells: Cells): Cells {
  const kept = Object.entries(cells).filter(([name]) => !RECORD_CELL_NAMES.some((other) => other === name));
  return Object.fromEntries(kept);
}

function reading({ groups, person }: Laying, unknownIs: boolean): Reading {
  return { groups, person, unknownIs };
}

function condition(row: Row, cells: Cells, laying: Laying, unknownIs: boolean): Box {
  return withinDays(boxOf(cells, laying.dimensions, reading(laying, unknownIs)), row, laying.dimensions);
}

/** A permission as it opens reading; null where it never matches. */
export function layPermission(row: DecidingRow, laying: Laying): LaidRow | null {
  return laid([condition(row, row.cells, laying, false)], obligationBits(row.obligations));
}

/** A restriction as it closes reading; null where it never matches. */
export function layRestriction(row: RestrictionRow, laying: Laying): LaidRow | null {
  const lifting = row.unless.map((cells) => boxOf(cells, laying.dimensions, reading(laying, false)));
  return laid([condition(row, row.cells, laying, true), ...lifting], obligationBits(row.obligations));
}

/** A permission as it opens searching, which depends on no record: one that asks about the record opens nothing. */
export function laySearchPermission(row: DecidingRow, laying: Laying): LaidRow | null {
  return asksRecord(row.cells) ? null : laid([condition(row, row.cells, laying, false)], 0);
}

/** A restriction as it closes searching: what it asks about the record counts as fitting, and lifts nothing. */
export function laySearchRestriction(row: RestrictionRow, laying: Laying): LaidRow | null {
  const lifting = row.unless
    .filter((cells) => !asksRecord(cells))
    .map((cells) => boxOf(cells, laying.dimensions, reading(laying, false)));
  return laid([condition(row, withoutRecord(row.cells), laying, true), ...lifting], 0);
}

/** A row of release over the member asked and who asks. */
export function layRelease(row: ReleaseRow, laying: Laying): LaidRow | null {
  const members = new Set([
    ...row.toMember,
    ...row.toGroup.flatMap((name) => [...(laying.groups.groups.get(name) ?? [])]),
  ]);
  const box = condition(row, row.cells, laying, row.then === 'deny');
  const to = laying.dimensions.find(({ name }) => name === 'to')?.words ?? [];
  return laid([new Map([...box, ['to', Uint8Array.from(to, (word) => (members.has(word) ? 1 : 0))]])], 0);
}

/** A row that rules a lane, with the code that it has there. */
export interface Ruling {
  readonly kind: NamedRow['kind'];
  readonly code: number;
  readonly row: LaidRow | null;
}

/** The code of a right that is there or not, by the kind of the row that gives or takes it. */
export const RIGHT_CODES = { opens: ALLOW, closes: DENY } as const;

/** The rows of both sides that rule a lane; those that stand on both, alike, are one. The key is the lane's own. */
export function joinRulings(
  before: readonly Ruling[],
  after: readonly Ruling[],
): { readonly rows: readonly NamedRow[]; readonly key: string } {
  const rows = new Map<string, NamedRow>();
  const add = (rulings: readonly Ruling[], side: typeof BEFORE | typeof AFTER): void => {
    for (const { kind, code, row } of rulings) {
      if (!row) continue;
      const key = `${kind} ${code} ${row.key}`;
      const known = rows.get(key);
      const sides = known && known.sides !== side ? BOTH : side;
      rows.set(key, { kind, code, sides, boxes: row.boxes, obligations: row.obligations });
    }
  };
  add(before, BEFORE);
  add(after, AFTER);
  const sorted = [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { rows: sorted.map(([, row]) => row), key: sorted.map(([key, { sides }]) => `${sides} ${key}`).join('\n') };
}
