import { isTelling } from '../matching/name-token.ts';
import { formsOf, type NormalisedName } from '../matching/normalise.ts';
import { coarseSkeletons } from '../matching/skeleton.ts';

/**
 * What sounds of a name follow which: of its consonants, as the skeletons of `matching` know them, in 64 bits, and of all
 * its sounds in 32. What one name has of another's bits says, at the cost of three machine words, whether comparing them
 * whole is worth while. It is no likeness, and excludes nobody by itself.
 */
export interface Sketch {
  readonly low: number;
  readonly high: number;
  readonly sounds: number;
}

const LETTERS = 'ptksmnl';
/** Stands for the beginning and the end of a word, and for what has no consonant. */
const EDGE = 7;

function letterOf(skeleton: string, at: number): number {
  const letter = LETTERS.indexOf(skeleton.charAt(at));
  return at < 0 || at >= skeleton.length || letter < 0 ? EDGE : letter;
}

/** Bits set in a word of 32. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** One of 32 bits for two sounds that follow each other; 0 is the edge of a word. */
function bitOfSounds(first: number, second: number): number {
  return 1 << (Math.imul(first * 128 + second, 0x9e3779b1) >>> 27);
}

/** The sketch of some names together. */
export function sketchOf(names: readonly NormalisedName[]): Sketch {
  const words: [number, number] = [0, 0];
  let heard = 0;
  for (const { sounds } of names.flatMap(formsOf).flatMap((form) => form.tokens.filter(isTelling))) {
    const skeleton = coarseSkeletons(sounds)[0] ?? '';
    for (let at = 0; at <= skeleton.length; at += 1) {
      const bit = (letterOf(skeleton, at - 1) << 3) | letterOf(skeleton, at);
      words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    let before = 0;
    for (let at = 0; at <= sounds.length; at += 1) {
      const sound = at < sounds.length ? sounds.charCodeAt(at) : 0;
      heard |= bitOfSounds(before, sound);
      before = sound;
    }
  }
  return { low: words[0], high: words[1], sounds: heard };
}
