import { leewayOf, MISSING, SILENT_END, SPELLINGS, type Leeway, type Pairs } from './leeway.ts';
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
  /** The same for the last sound of a word. */
  readonly leftEnd: Uint8Array;
  readonly rightEnd: Uint8Array;
}

/** What it costs to take a sound for one that no spelling exchanges it with. */
const DIFFERENT = 120;
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

/** Scripts whose words are so short that much of what two of them leave open together is anybody's name. */
const OF_SYLLABLES: ReadonlySet<Script> = new Set<Script>(['Hang', 'Hani']);

/** What two scripts leave open of a third sound: `f` in Arabic and `b` in kana may both stand for `v`. */
function allowBoth(table: Uint8Array, left: Leeway, right: Leeway): void {
  const ofLeft = new Uint8Array(64 * 64).fill(DIFFERENT);
  const ofRight = new Uint8Array(64 * 64).fill(DIFFERENT);
  allowReplacing(ofLeft, left.replace);
  allowReplacing(ofRight, right.replace);
  for (let pair = 0; pair < 64 * 64; pair += 1) {
    const [a, third] = [pair >> 6, pair & 63];
    const first = ofLeft[pair] ?? DIFFERENT;
    if (first >= DIFFERENT) continue;
    for (let b = 1; b < 64; b += 1) {
      const both = first + (ofRight[(third << 6) | b] ?? DIFFERENT);
      if (a !== b && both < DIFFERENT) table[(a << 6) | b] = Math.min(table[(a << 6) | b] ?? 0, both);
    }
  }
}

function costsBetween(left: Script, right: Script): SoundCosts {
  const costs = {
    replace: new Uint8Array(64 * 64).fill(DIFFERENT),
    left: new Uint8Array(64).fill(100),
    right: new Uint8Array(64).fill(100),
  };
  for (let index = 0; index < 64; index += 1) costs.replace[(index << 6) | index] = 0;
  allowReplacing(costs.replace, SPELLINGS);
  allowMissing(costs.left, MISSING);
  allowMissing(costs.right, MISSING);
  if (left === right) return { ...costs, leftEnd: costs.left, rightEnd: costs.right };
  const [ofLeft, ofRight] = [leewayOf(left), leewayOf(right)];
  for (const leeway of [ofLeft, ofRight]) if (leeway) allowReplacing(costs.replace, leeway.replace);
  if (ofLeft && ofRight && !OF_SYLLABLES.has(left) && !OF_SYLLABLES.has(right))
    allowBoth(costs.replace, ofLeft, ofRight);
  if (ofLeft) {
    allowMissing(costs.left, ofLeft.own);
    allowMissing(costs.right, ofLeft.other);
  }
  if (ofRight) {
    allowMissing(costs.right, ofRight.own);
    allowMissing(costs.left, ofRight.other);
  }
  const [leftEnd, rightEnd] = [costs.left.slice(), costs.right.slice()];
  if (left === 'Latn') allowMissing(leftEnd, SILENT_END);
  if (right === 'Latn') allowMissing(rightEnd, SILENT_END);
  return { ...costs, leftEnd, rightEnd };
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
