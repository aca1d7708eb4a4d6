/** Numbers that look drawn and are those of a seed. */
export interface Random {
  /** A whole number below `limit`. */
  below(limit: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** A 32-bit hash of a text (FNV-1a, finished as MurmurHash3 is). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The numbers of a seed. */
export function randomOf(seed: string): Random {
  let count = 0;
  const below = (limit: number) => hashOf(`${seed}#${++count}`) % limit;
  return {
    below,
    chance: (probability) => below(1_000_000) < probability * 1_000_000,
    pick(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('there is nothing to pick from');
      return value;
    },
  };
}
