import type { Cells } from '../language/rows.ts';
import { RECORD_CELLS, recordCellsOf, type RecordCell, type RecordFacts } from './record-cells.ts';

/** The key of a record's class: equal for records that no row tells apart. */
export type ClassKey = (facts: RecordFacts) => number | string;

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
 * The key over the type and each attribute that is read (by default, each that a row reads): one number in mixed radix,
 * or, where that would not stay exact or an authorisation is read, which differs by field, a text.
 * INVARIANT: two records of equal key fit exactly the same rows.
 */
export function classKey(
  types: ReadonlyMap<string, number>,
  rows: readonly Cells[],
  read: readonly RecordCell[] = attributesRead(rows),
): ClassKey {
  const parts = read
    .filter((cell) => cell !== 'authorised')
    .map((cell) => {
      const { position, size, words } = RECORD_CELLS[cell];
      const named = [...new Set(rows.flatMap(words))];
      return { radix: size(named), position, named };
    });
  const typeOf = ({ attributes: { type, ofPerson } }: RecordFacts): number =>
    (types.get(type) ?? types.size) * 2 + (ofPerson === true ? 1 : 0);
  const classes = parts.reduce((count, { radix }) => count * radix, (types.size + 1) * 2);
  const readsAuthorised = read.includes('authorised');
  if (classes <= Number.MAX_SAFE_INTEGER && !readsAuthorised) {
    return (facts) => {
      let key = typeOf(facts);
      for (const { radix, position, named } of parts) key = key * radix + position(facts, named);
      return key;
    };
  }
  return (facts) => {
    const positions = [typeOf(facts), ...parts.map(({ position, named }) => position(facts, named))];
    const authorised = readsAuthorised ? (facts.attributes.authorised ?? []).toSorted() : [];
    return JSON.stringify([positions, authorised]);
  };
}
