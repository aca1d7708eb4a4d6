import { soundCodes, type SoundCodes } from './compare-sounds.ts';
import { SHIPPED_FREQUENCIES, type NameFrequencies } from './frequencies/name-frequencies.ts';
import type { Script } from './scripts.ts';
import { classMask } from './skeleton.ts';
import type { Sounds } from './sounds.ts';
import { variantGroups } from './variants/variant-groups.ts';

/** What part a word plays in a name. */
export type Part = 'name' | 'patronymic' | 'initial' | 'particle' | 'title';

/** Which name of a person a word is, where the way of writing tells. */
export type Role = 'given name' | 'surname';

/** A word of a name as it was read. */
export interface NameWord {
  /** In lower-case Latin letters and digits. */
  readonly text: string;
  readonly sounds: Sounds;
  /** The script that it was written in. */
  readonly script: Script;
  readonly part: Part;
  /** As it was written; as `text` where that is not known. */
  readonly written: string;
  readonly role: Role | null;
}

/** One word of a name, ready to compare. */
export interface NameToken extends NameWord {
  readonly codes: SoundCodes;
  /** How much it tells about who is meant; 1 for a rare word of middle length. */
  readonly weight: number;
  /** How much it speaks against two names being one person's where the other has another word for it. */
  readonly contrast: number;
  /** The classes of its consonants, see `classMask`. */
  readonly mask: number;
  /** The groups of words that stand for one another, see `variantGroups`. */
  readonly groups: readonly number[];
}

const SHORTEST = 0.8;
const EACH_SOUND = 0.03;
const LONGEST = 1.2;

/** What is left of a word's weight where 1,000, 300 or 100 of 10,000 people bear it; chosen with the other weights. */
const COMMON: readonly (readonly [share: number, left: number])[] = [
  [1_000, 0.25],
  [300, 0.4],
  [100, 0.54],
];
/** Weights of words that are no name of their own, chosen with the other weights. */
const PATRONYMIC = 0.25;
const INITIAL = 0.41;
const PARTICLE = 0.15;
const TITLE = 0.05;
/** A common word contrasts less than in the measure of its weight: many who have it use another beside it. */
const CONTRAST = 2.5;
/** Fathers are seldom exchanged for others, unlike what a man is called. */
const OTHER_PATRONYMIC = 1.5;

function commonness(word: NameWord, frequencies: NameFrequencies): number {
  const share = frequencies.shareOf(word);
  return COMMON.find(([least]) => share >= least)?.[1] ?? 1;
}

function weightOf(word: NameWord, frequencies: NameFrequencies): number {
  const { part, sounds } = word;
  const whole = Math.min(LONGEST, SHORTEST + EACH_SOUND * sounds.length);
  switch (part) {
    case 'name':
      return whole * commonness(word, frequencies);
    case 'patronymic':
      return PATRONYMIC * whole;
    case 'initial':
      return INITIAL;
    case 'particle':
      return PARTICLE;
    case 'title':
      return TITLE;
  }
}

function contrastOf(part: Part, weight: number): number {
  switch (part) {
    case 'name':
      return weight ** CONTRAST;
    case 'patronymic':
      return OTHER_PATRONYMIC;
    case 'initial':
      return 1;
    default:
      return 0;
  }
}

/** A word of a name with its weight under a table of frequencies. */
export function nameToken(word: NameWord, frequencies: NameFrequencies = SHIPPED_FREQUENCIES): NameToken {
  const { text, sounds, script, part, written, role } = word;
  const weight = weightOf(word, frequencies);
  // One literal: millions of these are compared, and all must be of one shape to the engine.
  return {
    text,
    sounds,
    script,
    part,
    written,
    role,
    codes: soundCodes(sounds),
    weight,
    contrast: contrastOf(part, weight),
    mask: classMask(sounds),
    groups: variantGroups(text),
  };
}

/** Whether a word tells who is meant: names and patronymics do, articles and titles do not. */
export function isTelling({ part }: Pick<NameToken, 'part'>): boolean {
  return part === 'name' || part === 'patronymic';
}
