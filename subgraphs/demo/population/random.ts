import { createHash } from 'node:crypto';

/** A source of seeded randomness: the same seed and the same calls give the same values on every platform. */
export interface Random {
  /** An integer of 0 ≤ n < `bound`. */
  int(bound: number): number;
  /** An integer of `from` ≤ n ≤ `to`. */
  between(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the list, each as likely as another; throws for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One of the list ordered by frequency: the first is the likeliest, as names and towns are distributed. */
  ranked<T>(list: readonly T[]): T;
  /** `count` decimal digits. */
  digits(count: number): string;
  /** `count` characters of `alphabet`. */
  text(count: number, alphabet: string): string;
  /** A copy of the list in random order. */
  shuffled<T>(list: readonly T[]): T[];
  /** A source of its own for a part of the work: what is drawn from it does not move what is drawn elsewhere. */
  fork(label: string): Random;
}

const TWO_32 = 4_294_967_296;

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), its state the first 96 bits of the seed's SHA-256. */
function sfc32(seed: string): () => number {
  const hash = createHash('sha256').update(seed, 'utf8').digest();
  let a = hash.readInt32LE(0);
  let b = hash.readInt32LE(4);
  let c = hash.readInt32LE(8);
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / TWO_32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Randomness that depends on `seed` alone. */
export function seededRandom(seed: string): Random {
  const next = sfc32(seed);
  const int = (bound: number) => Math.floor(next() * bound);
  const at = <T>(list: readonly T[], index: number): T => {
    const value = list[index];
    if (value === undefined) throw new Error('nothing to pick from: the list is empty');
    return value;
  };
  const text = (count: number, alphabet: string) => {
    let drawn = '';
    for (let index = 0; index < count; index++) drawn += alphabet.charAt(int(alphabet.length));
    return drawn;
  };
  return {
    int,
    between: (from, to) => from + int(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(list.length)),
    // The product of two uniform draws leans to the front as ranked frequencies do, and needs no table of weights.
    ranked: (list) => at(list, Math.floor(next() * (0.25 + 0.75 * next()) * list.length)),
    digits: (count) => text(count, '0123456789'),
    text,
    shuffled(list) {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(last + 1);
        const moved = at(copy, last);
        copy[last] = at(copy, other);
        copy[other] = moved;
      }
      return copy;
    },
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}
