/**
 * How many people other than those sought would reach the floor of a search by name by chance: a function of what is sought
 * and of released tables alone, whatever the records are.
 */
export interface FalseHits {
  /** Of 100,000 records, to two significant digits. */
  readonly per100k: number;
  /** Of as many as the member's own table was made of, to two significant digits; null where it has released none. */
  readonly expected: number | null;
}

/** A number to two significant digits: no more is known of what chance does. */
export function roundedHits(hits: number): number {
  return Number(hits.toPrecision(2));
}

/** How many to expect of several searches together. */
export function falseHitsOfAll(searches: readonly FalseHits[]): FalseHits {
  const expected = searches.flatMap((search) => search.expected ?? []);
  const sum = (numbers: readonly number[]) => roundedHits(numbers.reduce((all, number) => all + number, 0));
  return {
    per100k: sum(searches.map(({ per100k }) => per100k)),
    expected: expected.length < searches.length ? null : sum(expected),
  };
}
