import { ComityError } from '../../../schema/errors.ts';
import type { Recognised } from '../../../subgraphs/matching/identifiers/recognise.ts';

/** Items of a batch at most, as the hub takes them. */
const LARGEST_BATCH = 300;
/** Readings of one entry that are searched for, where none is certain. */
const MOST_SOUGHT = 3;

/** One item of `searchBatch`, by an identifier. */
export interface BatchItem {
  /** The line of the list, and after a full stop the place of the item among those of its line. */
  readonly key: string;
  readonly identifier: { readonly kind: string; readonly value: string };
}

/** Each kind and value once: the certain reading alone, else the likeliest ones. */
function soughtOf({ readings }: Recognised): readonly BatchItem['identifier'][] {
  const certain = readings.filter(({ confidence }) => confidence === 'certain');
  const sought = new Map(
    (certain.length > 0 ? certain : readings).map(({ kind, value }) => [`${kind} ${value}`, { kind, value }]),
  );
  return [...sought.values()].slice(0, MOST_SOUGHT);
}

/** The items that search for what a list was recognised as; throws `USAGE` where they are more than one batch holds. */
export function batchItems(all: readonly Recognised[]): readonly BatchItem[] {
  const places = new Map<number, number>();
  const items = all.flatMap((recognised) =>
    soughtOf(recognised).map((identifier): BatchItem => {
      const place = (places.get(recognised.line) ?? 0) + 1;
      places.set(recognised.line, place);
      return { key: `${recognised.line}.${place}`, identifier };
    }),
  );
  if (items.length <= LARGEST_BATCH) return items;
  throw new ComityError('USAGE', `the list makes ${items.length} items, and a batch holds ${LARGEST_BATCH}: split it`);
}
