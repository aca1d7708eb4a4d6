import { compareSounds, soundCodes, type SoundCodes } from '../compare-sounds.ts';
import type { Script } from '../scripts.ts';
import { fineSkeletons, type Skeleton } from '../skeleton.ts';
import { soundCosts } from '../sound-costs.ts';
import { soundsOf, type Sounds } from '../sounds.ts';
import { SHIPPED_SHARES } from './shipped-shares.ts';

/** Shares of 10,000 people from which a word counts as common, the most common first: all that a table tells apart. */
export const SHARE_CLASSES = [1_000, 300, 100] as const;

/** A word as it sounds, and the script that it was written in. */
export interface SpokenWord {
  readonly script: Script;
  readonly sounds: Sounds;
}

/** A word that many people bear. */
export interface CommonWord extends SpokenWord {
  /** Of how many of 10,000 people: one of `SHARE_CLASSES`. */
  readonly share: number;
}

/**
 * How common the words of names are in a population, whatever their spelling: `Muhammad`, `Mohamed` and `محمد` are one.
 * A rare word that two names share says more than a common one.
 */
export interface NameFrequencies {
  /** Names the table; null for the one that is shipped. Under different tables scores weigh words differently. */
  readonly version: string | null;
  /** How many people it was made of, to one significant digit; null for the one that is shipped, which is of no population. */
  readonly people: number | null;
  /** All its words. */
  readonly words: readonly CommonWord[];
  /** How many of 10,000 people bear a word like this one: one of `SHARE_CLASSES`, or 0 for a rarer one. */
  shareOf(word: SpokenWord): number;
}

/** Similarity from which a word is a spelling of a common one. */
const SPELLING = 0.87;

/** A word made ready to be held against others of its skeleton. */
export interface HeardWord extends SpokenWord {
  readonly skeleton: Skeleton;
  readonly codes: SoundCodes;
}

function skeletonOf({ sounds }: SpokenWord): Skeleton {
  return fineSkeletons(sounds)[0] ?? '';
}

/** A word, ready to be held against others. */
export function heardWord<Word extends SpokenWord>(word: Word): Word & HeardWord {
  return { ...word, skeleton: skeletonOf(word), codes: soundCodes(word.sounds) };
}

/** Whether two words are taken for spellings of one. */
export function isSpellingOf(left: HeardWord, right: HeardWord): boolean {
  if (left.skeleton !== right.skeleton) return false;
  if (left.sounds === right.sounds) return true;
  return compareSounds(left.codes, right.codes, soundCosts(left.script, right.script), SPELLING) >= SPELLING;
}

/** A table by its common words. */
export function nameFrequencies(
  version: string | null,
  words: readonly CommonWord[],
  people: number | null,
): NameFrequencies {
  const bySkeleton = new Map<Skeleton, (CommonWord & HeardWord)[]>();
  for (const word of words.map(heardWord)) {
    const alike = bySkeleton.get(word.skeleton) ?? [];
    bySkeleton.set(word.skeleton, alike);
    alike.push(word);
  }
  return {
    version,
    people,
    words,
    shareOf(word) {
      // Most words are of no common skeleton: no more is made of them.
      const alike = bySkeleton.get(skeletonOf(word));
      if (alike === undefined) return 0;
      const heard = heardWord(word);
      return alike.reduce(
        (most, common) => (common.share > most && isSpellingOf(heard, common) ? common.share : most),
        0,
      );
    },
  };
}

function shippedWords(): readonly CommonWord[] {
  return SHIPPED_SHARES.flatMap(([share, names]) =>
    names.split(' ').map((name) => ({ script: 'Latn' as const, sounds: soundsOf([name], 'Latn'), share })),
  );
}

/** The table for a country that has released none. */
export const SHIPPED_FREQUENCIES = nameFrequencies(null, shippedWords(), null);
