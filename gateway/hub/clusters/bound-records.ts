import type { BoundValues } from '../../fetch/ledger.ts';
import { ADDED, PART } from '../inner-operation.ts';
import { COMPARED } from './compared-selection.ts';

/** What members say must be done with the values by which a record was compared. */
export type RecordObligations = Pick<BoundValues, 'member' | 'obligations'>;

/** The record of a member's page that a path in the answer to the inner operation is about: null for all; undefined for none. */
function positionOf(path: BoundValues['paths'][number]): number | null | undefined {
  const [, , part, edges, position, node] = path;
  if (part !== PART) return undefined;
  if (edges === undefined || (edges === ADDED.edges && position === undefined)) return null;
  if (edges !== ADDED.edges || (node !== undefined && node !== COMPARED.node)) return undefined;
  return Number(position);
}

/**
 * What binds the values by which the record at a position of a member's page was compared, whether it is told of one value, of
 * the record, or of the whole page.
 */
export function obligationsOfRecord(
  bound: readonly BoundValues[],
  { member, index }: { readonly member: string; readonly index: number },
): readonly RecordObligations[] {
  return bound
    .filter((values) => values.member === member)
    .filter(({ paths }) => paths.map(positionOf).some((position) => position === null || position === index))
    .map(({ obligations }) => ({ member, obligations }));
}
