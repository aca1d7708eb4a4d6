import type { Cells } from '../language/rows.ts';
import type { RecordAttributes } from './contract.ts';
import { RECORD_CELLS, recordCellsOf, type RecordCell, type RecordFacts } from './record-cells.ts';

/** The key of a record's class: equal for records that no row tells apart. */
export type ClassKey = (facts: RecordFacts) => number;

/** Parts of a key that are taken whether a row asks for them or not: the record's own codes are obligations. */
const ALWAYS: readonly RecordCell[] = ['handling'];
/** Cells that are constant wherever a key is taken: the built-in restrictions have closed the rest. */
const NEVER: ReadonlySet<RecordCell> = new Set<RecordCell>(['expired', 'embargoed']);

/** The attributes that rows read, each once. */
export function attributesRead(cells: Iterable<Cells>): readonly RecordCell[] {
  const read = new Set<RecordCell>(ALWAYS);
  for (const row of cells) for (const cell of recordCellsOf(row)) read.add(cell);
  return [...read].filter((cell) => !NEVER.has(cell));
}

/**
 * The key over the type and each attribute that a row reads, as one number in mixed radix.
 * INVARIANT: two records of equal key fit exactly the same rows; all attributes together stay below 2^53.
 */
export function classKey(types: ReadonlyMap<string, number>, rows: readonly Cells[]): ClassKey {
  const parts = attributesRead(rows).map((cell) => {
    const { position, size, words } = RECORD_CELLS[cell];
    const named = [...new Set(rows.flatMap(words))];
    return { radix: size(named), position, named };
  });
  const typeOf = ({ type }: RecordAttributes): number => types.get(type) ?? types.size;
  return (facts) => {
    let key = typeOf(facts.attributes);
    for (const { radix, position, named } of parts) key = key * radix + position(facts, named);
    return key;
  };
}
