import { JOINED_FROM } from './link-rules.ts';

/** What is known of a pair of records for grouping. */
export type Pairing =
  /** They were compared: what their link weighs, 0 where they are not linked. */
  | { readonly kind: 'compared'; readonly weight: number }
  /** Nothing that both tell could be compared: evidence of nothing. */
  | { readonly kind: 'unknown' }
  /** They may not stand in one group. */
  | { readonly kind: 'apart' }
  /** Somebody has decided that they stand in one group. */
  | { readonly kind: 'together' };

/** The groups while they are joined, each named by its first record, with what stands between any two of them. */
class Groups {
  readonly #size: number;
  readonly #members: Map<number, readonly number[]>;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  readonly #apart: Uint8Array;

  constructor(size: number) {
    this.#size = size;
    this.#members = new Map(Array.from({ length: size }, (_, record) => [record, [record]]));
    this.#sums = new Float64Array(size * size);
    this.#counts = new Float64Array(size * size);
    this.#apart = new Uint8Array(size * size);
  }

  #key(one: number, other: number): number {
    return one < other ? one * this.#size + other : other * this.#size + one;
  }

  pair(one: number, other: number, pairing: Pairing): void {
    const key = this.#key(one, other);
    if (pairing.kind === 'apart') this.#apart[key] = 1;
    if (pairing.kind !== 'compared' && pairing.kind !== 'together') return;
    this.#sums[key] = pairing.kind === 'together' ? 1 : pairing.weight;
    this.#counts[key] = 1;
  }

  /** The average weight between two groups; null where they may not be joined, or were not compared. */
  average(one: number, other: number): number | null {
    const key = this.#key(one, other);
    const count = this.#counts[key] ?? 0;
    return this.#apart[key] === 1 || count === 0 ? null : (this.#sums[key] ?? 0) / count;
  }

  names(): readonly number[] {
    return [...this.#members.keys()].sort((left, right) => left - right);
  }

  nameOf(record: number): number {
    for (const [name, records] of this.#members) if (records.includes(record)) return name;
    return record;
  }

  join(one: number, other: number): void {
    const [first, second] = one < other ? [one, other] : [other, one];
    const records = [...(this.#members.get(first) ?? []), ...(this.#members.get(second) ?? [])];
    this.#members.delete(second);
    this.#members.set(first, records);
    for (const third of this.#members.keys()) {
      if (third === first) continue;
      const [to, from] = [this.#key(first, third), this.#key(second, third)];
      this.#sums[to] = (this.#sums[to] ?? 0) + (this.#sums[from] ?? 0);
      this.#counts[to] = (this.#counts[to] ?? 0) + (this.#counts[from] ?? 0);
      if (this.#apart[from] === 1) this.#apart[to] = 1;
    }
  }

  groups(): readonly (readonly number[])[] {
    return [...this.#members.values()].map((records) => records.toSorted((left, right) => left - right));
  }
}

/** The two groups with the highest average between them; the first ones where several have it. */
function closest(groups: Groups): readonly [number, number] | null {
  const names = groups.names();
  let best: readonly [number, number] | null = null;
  let highest = 0;
  for (const [position, one] of names.entries()) {
    for (let next = position + 1; next < names.length; next += 1) {
      const other = names[next] ?? one;
      const average = groups.average(one, other) ?? 0;
      if (average < JOINED_FROM || average <= highest) continue;
      [best, highest] = [[one, other], average];
    }
  }
  return best;
}

/**
 * Groups records by average linkage: the two groups with the highest average weight between them are joined, as long as
 * that is at least `JOINED_FROM`. What somebody has decided is joined first. INVARIANT: no group holds a pair that is apart.
 * Records are named by their positions; where averages are equal, those of the first positions are joined first.
 */
export function groupRecords(
  size: number,
  pairingOf: (left: number, right: number) => Pairing,
): readonly (readonly number[])[] {
  const groups = new Groups(size);
  const decided: (readonly [number, number])[] = [];
  for (let left = 0; left < size; left += 1) {
    for (let right = left + 1; right < size; right += 1) {
      const pairing = pairingOf(left, right);
      groups.pair(left, right, pairing);
      if (pairing.kind === 'together') decided.push([left, right]);
    }
  }
  for (const [left, right] of decided) {
    const [one, other] = [groups.nameOf(left), groups.nameOf(right)];
    if (one !== other && groups.average(one, other) !== null) groups.join(one, other);
  }
  for (let pair = closest(groups); pair !== null; pair = closest(groups)) groups.join(...pair);
  return groups.groups();
}
