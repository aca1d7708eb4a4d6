import { isTelling, type NameToken } from './name-token.ts';
import { formsOf, type NormalisedName } from './normalise.ts';
import { coarseSkeletons, fineSkeletons } from './skeleton.ts';
import type { Script } from './scripts.ts';
import type { Sounds } from './sounds.ts';

/** A key that records are found by: names that share one may be of one person. */
export interface NameKey {
  readonly key: string;
  /**
   * How much sharing it says, from the key alone and not from how many records have it: what a candidate's rank
   * depends on must not depend on other records, which the asker may not know of.
   */
  readonly weight: number;
}

/** Most keys of one name. */
export const MOST_KEYS = 40;
const LONGEST_JOINED = 12;
const MOST_TELLING = 4;
const COARSE_WEIGHT = 0.7;

/** What keys are made of. */
interface Spoken {
  readonly sounds: Sounds;
  readonly script: Script;
}

function joinedNeighbours(tokens: readonly NameToken[]): readonly Spoken[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    if (next === undefined || !(isTelling(token) || isTelling(next))) return [];
    const sounds = token.sounds + next.sounds;
    return sounds.length <= LONGEST_JOINED ? [{ sounds, script: token.script }] : [];
  });
}

function addKeys(weights: Map<string, number>, name: NormalisedName): void {
  const telling = name.tokens.filter(isTelling);
  const words: readonly Spoken[] = telling.length > 0 ? telling : name.tokens;
  for (const { sounds, script } of [...words, ...joinedNeighbours(name.tokens)]) {
    for (const skeleton of fineSkeletons(sounds, script)) {
      weights.set(`f${skeleton}`, Math.min(MOST_TELLING, skeleton.length));
    }
    for (const skeleton of coarseSkeletons(sounds, script)) {
      weights.set(`c${skeleton}`, COARSE_WEIGHT * Math.min(MOST_TELLING, skeleton.length));
    }
  }
}

/**
 * The keys of a name, at most `MOST_KEYS`: the fine and the coarse skeleton of each word, and of neighbours read as one
 * word. Particles and titles give keys only where the name has nothing else.
 */
export function nameKeys(name: NormalisedName): readonly NameKey[] {
  const weights = new Map<string, number>();
  for (const form of formsOf(name)) addKeys(weights, form);
  return [...weights].slice(0, MOST_KEYS).map(([key, weight]) => ({ key, weight }));
}
