import { nameKeys } from '../matching/keys.ts';
import type { NameToken } from '../matching/name-token.ts';
import { formsOf, nameOf, type NormalisedName } from '../matching/normalise.ts';
import { nameKeyOf } from './entry-form.ts';
import { sketchOf, type Sketch } from './sketch.ts';

/** A key of the name sought, with the words that a record which has it covers. */
export interface QueryKey {
  readonly key: string;
  /** Bits of the positions of the words. */
  readonly covers: number;
  /** From 0 to 1: 1 for the most telling key of those words. */
  readonly quality: number;
}

/** One reading of the name sought, as candidates are looked for by it. */
export interface QueryForm {
  /** The most telling first. */
  readonly keys: readonly QueryKey[];
  /** What covering each word weighs, by its position; 0 for words that give no keys. */
  readonly weights: readonly number[];
  readonly sketch: Sketch;
}

type Weights = ReadonlyMap<string, number>;

function keysOf(tokens: readonly NameToken[]): Weights {
  const found = nameKeys(nameOf(tokens, false, null));
  return new Map(found.map(({ key, weight }) => [key, weight]));
}

function strongest(weights: Weights): number {
  return Math.max(0, ...weights.values());
}

/** The keys of words that the whole name has, and that none of `known` has. */
function newKeys(of: Weights, whole: Weights, known: ReadonlyMap<string, QueryKey>): Weights {
  return new Map([...of].filter(([key]) => whole.has(key) && !known.has(key)));
}

function formOf(type: string, name: NormalisedName): QueryForm {
  const { tokens } = name;
  const whole = keysOf(tokens);
  const known = new Map<string, QueryKey>();
  const add = (covers: number, keys: Weights, most: number) => {
    for (const [key, weight] of keys) {
      const before = known.get(key);
      const quality = Math.max(before?.quality ?? 0, weight / most);
      known.set(key, { key: nameKeyOf(type, key), covers: covers | (before?.covers ?? 0), quality });
    }
  };
  const weights = tokens.map((token, position) => {
    const keys = newKeys(keysOf([token]), whole, new Map());
    add(1 << position, keys, strongest(keys));
    return keys.size > 0 ? token.weight : 0;
  });
  tokens.forEach((token, position) => {
    const next = tokens[position + 1];
    if (next === undefined) return;
    const keys = newKeys(keysOf([token, next]), whole, known);
    add(3 << position, keys, strongest(keys));
  });
  const rest = newKeys(whole, whole, known);
  add((1 << tokens.length) - 1, rest, strongest(rest));
  return {
    keys: [...known.values()].sort((one, two) => two.quality - one.quality),
    weights,
    sketch: sketchOf([nameOf(tokens, false, null)]),
  };
}

/** The readings of a name sought among records of a type; those without keys are left out. */
export function queryForms(type: string, name: NormalisedName): readonly QueryForm[] {
  return formsOf(name)
    .map((form) => formOf(type, form))
    .filter(({ keys }) => keys.length > 0);
}
