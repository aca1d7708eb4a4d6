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
  /** Names the table; scores under different tables do not compare. */
  readonly version: string;
  /** How many of 10,000 people bear a word like this one: one of `SHARE_CLASSES`, or 0 for a rarer one. */
  shareOf(word: SpokenWord): number;
}

/** Similarity from which a word is a spelling of a common one. */
const SPELLING = 0.87;

function skeletonOf({ sounds }: SpokenWord): Skeleton {
  return fineSkeletons(sounds)[0] ?? '';
}

/** A table by its common words. */
export function nameFrequencies(version: string, words: readonly CommonWord[]): NameFrequencies {
  const bySkeleton = new Map<Skeleton, (CommonWord & { readonly codes: SoundCodes })[]>();
  for (const word of words) {
    const skeleton = skeletonOf(word);
    const alike = bySkeleton.get(skeleton) ?? [];
    bySkeleton.set(skeleton, [...alike, { ...word, codes: soundCodes(word.sounds) }]);
  }
  return {
    version,
    shareOf(word) {
      const alike = bySkeleton.get(skeletonOf(word));
      if (alike === undefined) return 0;
      const codes = soundCodes(word.sounds);
      return alike.reduce((most, { share, script, sounds, codes: other }) => {
        if (share <= most) return most;
        const isSpelling =
          sounds === word.sounds || compareSounds(codes, other, soundCosts(word.script, script)) >= SPELLING;
        return isSpelling ? share : most;
      }, 0);
    },
  };
}

function shippedWords(): readonly CommonWord[] {
  return SHIPPED_SHARES.flatMap(([share, names]) =>
    names.split(' ').map((name) => ({ script: 'Latn' as const, sounds: soundsOf([name], 'Latn'), share })),
  );
}

/** The table for a country that has released none. */
export const SHIPPED_FREQUENCIES = nameFrequencies('shipped', shippedWords());
