import type { Script } from './scripts.ts';
import { classMask } from './skeleton.ts';
import type { Sounds } from './sounds.ts';

/** What part a word plays in a name. */
export type Part = 'name' | 'patronymic' | 'initial' | 'particle' | 'title';

/** One word of a name. */
export interface NameToken {
  /** In lower-case Latin letters and digits. */
  readonly text: string;
  readonly sounds: Sounds;
  /** The script that it was written in. */
  readonly script: Script;
  readonly part: Part;
  /** How much it tells about who is meant; 1 for a word of middle length. */
  readonly weight: number;
  /** The classes of its consonants, see `classMask`. */
  readonly mask: number;
}

const SHORTEST = 0.8;
const EACH_SOUND = 0.08;
const LONGEST = 1.2;

function weightOf(part: Part, sounds: Sounds): number {
  const whole = Math.min(LONGEST, SHORTEST + EACH_SOUND * sounds.length);
  switch (part) {
    case 'name':
      return whole;
    case 'patronymic':
      return 0.4 * whole;
    case 'initial':
      return 0.3;
    case 'particle':
      return 0.15;
    case 'title':
      return 0.05;
  }
}

/** A word of a name with its weight. */
export function nameToken(text: string, sounds: Sounds, script: Script, part: Part): NameToken {
  return { text, sounds, script, part, weight: weightOf(part, sounds), mask: classMask(sounds) };
}

/** Neighbours read as one word, as another clerk may have written them. */
export function joinTokens(first: NameToken, second: NameToken): NameToken {
  const text = first.text + second.text;
  const token = nameToken(text, first.sounds + second.sounds, first.script, 'name');
  return { ...token, weight: first.weight + second.weight };
}
