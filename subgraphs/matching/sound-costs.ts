import { leewayOf, MISSING, SPELLINGS, type Pairs } from './leeway.ts';
import type { Script } from './scripts.ts';

/**
 * What it costs, in hundredths of a consonant, to take one sound for another, or to find none where the other name has
 * one. Spelling varies within a script; between scripts it varies by what a script cannot write: see `leeway.ts`.
 */
export interface SoundCosts {
  /** By `(left << 6) | right`, see `SOUND_INDEX`. */
  readonly replace: Uint8Array;
  /** A sound of the left word that the right one has not. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzSCZXTDN0123456789';

/** The index of each ASCII character in a table of costs; 0 for what is no sound. */
export const SOUND_INDEX = Uint8Array.from(
  { length: 128 },
  (_, code) => ALPHABET.indexOf(String.fromCharCode(code)) + 1,
);

function indexOf(sound: string): number {
  return SOUND_INDEX[sound.charCodeAt(0)] ?? 0;
}

function lower(table: Uint8Array, index: number, cost: number): void {
  table[index] = Math.min(table[index] ?? 0, cost);
}

function allowReplacing(table: Uint8Array, pairs: Pairs): void {
  for (const [group, cost] of pairs) {
    for (const pair of group.split(' ')) {
      const [left, right] = [indexOf(pair.charAt(0)), indexOf(pair.charAt(1))];
      lower(table, (left << 6) | right, cost);
      lower(table, (right << 6) | left, cost);
    }
  }
}

function allowMissing(table: Uint8Array, sounds: Pairs): void {
  for (const [group, cost] of sounds) for (const sound of group.split(' ')) lower(table, indexOf(sound), cost);
}

function costsBetween(left: Script, right: Script): SoundCosts {
  const costs = {
    replace: new Uint8Array(64 * 64).fill(120),
    left: new Uint8Array(64).fill(100),
    right: new Uint8Array(64).fill(100),
  };
  for (let index = 0; index < 64; index += 1) costs.replace[(index << 6) | index] = 0;
  allowReplacing(costs.replace, SPELLINGS);
  allowMissing(costs.left, MISSING);
  allowMissing(costs.right, MISSING);
  if (left === right) return costs;
  const [ofLeft, ofRight] = [leewayOf(left), leewayOf(right)];
  for (const leeway of [ofLeft, ofRight]) if (leeway) allowReplacing(costs.replace, leeway.replace);
  if (ofLeft) {
    allowMissing(costs.left, ofLeft.own);
    allowMissing(costs.right, ofLeft.other);
  }
  if (ofRight) {
    allowMissing(costs.right, ofRight.own);
    allowMissing(costs.left, ofRight.other);
  }
  return costs;
}

const made = new Map<Script, Map<Script, SoundCosts>>();

/** The costs between words of two scripts; made once for each pair. */
export function soundCosts(left: Script, right: Script): SoundCosts {
  let ofLeft = made.get(left);
  if (ofLeft === undefined) made.set(left, (ofLeft = new Map<Script, SoundCosts>()));
  let costs = ofLeft.get(right);
  if (costs === undefined) ofLeft.set(right, (costs = costsBetween(left, right)));
  return costs;
}
