import { codeList } from '../../schema/codes.ts';
import { membersOf } from '../engine/requester-cells.ts';
import { CELL_NAMES, type CellName } from '../language/cells.ts';
import type { Cells, Groups, Row } from '../language/rows.ts';

type Value = Cells[CellName];

const LEVELS = [...codeList('ConfidentialityCode').codes.keys()];
const ORIGIN: readonly CellName[] = ['member', 'group'];
const OTHER_CELLS = CELL_NAMES.filter((name) => !ORIGIN.includes(name));

function isWords(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function isThreshold(name: CellName): boolean {
  return name === 'clearance' || name === 'minimumPenalty';
}

function threshold(value: Value): number {
  return typeof value === 'number' ? value : LEVELS.indexOf(String(value));
}

function valueWithin(name: CellName, inner: Value, outer: Value): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  if (isThreshold(name)) return threshold(inner) >= threshold(outer);
  if (isWords(inner) && isWords(outer)) return inner.every((word) => outer.includes(word));
  return inner === outer;
}

/** Whether whatever fits `inner` fits `outer` too: shown cell by cell, so never wrongly, if not always. */
export function cellsWithin(inner: Cells, outer: Cells, groups: Groups): boolean {
  const innerFrom = membersOf(inner.member, inner.group, groups);
  const outerFrom = membersOf(outer.member, outer.group, groups);
  if (outerFrom && !(innerFrom && [...innerFrom].every((member) => outerFrom.has(member)))) return false;
  return OTHER_CELLS.every((name) => valueWithin(name, inner[name], outer[name]));
}

/** Cells about which a request is always certain: only on these does a difference show that two rows never meet. */
const CERTAIN: readonly CellName[] = ['agency', 'role', 'automated', 'purpose', 'basis', 'case', 'necessity'];

function certainlyApart(left: Value, right: Value): boolean {
  if (left === undefined || right === undefined) return false;
  if (isWords(left) && isWords(right)) return !left.some((word) => right.includes(word));
  return left !== right;
}

/** Whether no request can fit both: they name different members, roles, purposes, and so on, or different days. */
export function neverTogether(left: Row, right: Row, groups: Groups): boolean {
  const leftFrom = membersOf(left.cells.member, left.cells.group, groups);
  const rightFrom = membersOf(right.cells.member, right.cells.group, groups);
  if (leftFrom && rightFrom && ![...leftFrom].some((member) => rightFrom.has(member))) return true;
  if (isBefore(left, right) || isBefore(right, left)) return true;
  return CERTAIN.some((name) => certainlyApart(left.cells[name], right.cells[name]));
}

function isBefore(left: Row, right: Row): boolean {
  return left.until !== null && right.from !== null && left.until < right.from;
}

/** Whether one row holds only on days on which the other does. */
export function daysWithin(inner: Row, outer: Row): boolean {
  const starts = outer.from === null || (inner.from !== null && inner.from >= outer.from);
  const ends = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return starts && ends;
}
