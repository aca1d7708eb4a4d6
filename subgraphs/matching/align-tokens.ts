import { compareSounds } from './compare-sounds.ts';
import type { NameToken } from './name-token.ts';
import { soundCosts } from './sound-costs.ts';

/** Words of two names that stand for one another: one each, or neighbours on one side that the other writes as one. */
export interface AlignedTokens {
  /** Bits of the positions in the left name. */
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
}

/** Below this, two words are taken for different ones. */
const LEAST = 0.55;
/** Below this, a word and two neighbours read as one are taken for different ones. */
const LEAST_JOINED = 0.7;
const INITIAL = 0.8;

/** Set bits of every number below 128. */
const BITS = Uint8Array.from({ length: 128 }, (_, number) => number.toString(2).replaceAll('0', '').length);

/** Whether two words are too far in length, or have too few classes of consonants in common, to be alike. */
function isHopeless(leftLength: number, leftMask: number, rightLength: number, rightMask: number): boolean {
  if (leftLength > 2 * rightLength + 2 || rightLength > 2 * leftLength + 2) return true;
  const [ofLeft, ofRight] = [BITS[leftMask] ?? 0, BITS[rightMask] ?? 0];
  return 2 * (BITS[leftMask & rightMask] ?? 0) < Math.max(ofLeft, ofRight) - 1;
}

function compareInitials(left: NameToken, right: NameToken): number {
  if (left.text === right.text) return 1;
  const costs = soundCosts(left.script, right.script);
  return compareSounds(left.sounds.charAt(0), right.sounds.charAt(0), costs) > 0.6 ? INITIAL : 0;
}

/** Whether a word is an article or a title, which stands for no name: `al` is not `Ali`. */
function isMinor(token: NameToken): boolean {
  return token.part === 'particle' || token.part === 'title';
}

function compareTokens(left: NameToken, right: NameToken): number {
  if (left.part === 'initial' || right.part === 'initial') return compareInitials(left, right);
  if (left.text === right.text && left.script === right.script) return 1;
  if (isMinor(left) !== isMinor(right)) return 0;
  if (isHopeless(left.sounds.length, left.mask, right.sounds.length, right.mask)) return 0;
  return compareSounds(left.sounds, right.sounds, soundCosts(left.script, right.script), LEAST);
}

/** How like two words are, from 0 to 1; 0 for words that are taken for different ones. */
export type WordSimilarity = (left: NameToken, right: NameToken) => number;

/**
 * The similarity of words, each pair compared once: for one name that is compared with many, which share their words.
 * It holds all pairs that it was asked for.
 */
export function rememberedSimilarity(): WordSimilarity {
  const known = new Map<NameToken, Map<NameToken, number>>();
  return (left, right) => {
    let ofLeft = known.get(left);
    if (ofLeft === undefined) known.set(left, (ofLeft = new Map<NameToken, number>()));
    let similarity = ofLeft.get(right);
    if (similarity === undefined) ofLeft.set(right, (similarity = compareTokens(left, right)));
    return similarity;
  };
}

function addSingles(
  pairs: AlignedTokens[],
  left: readonly NameToken[],
  right: readonly NameToken[],
  compare: WordSimilarity,
): void {
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      const similarity = compare(a, b);
      if (similarity >= LEAST) pairs.push({ left: 1 << i, right: 1 << j, similarity });
    });
  });
}

/** Similarity of two neighbours read as one word to a word of the other name. */
function compareJoined(first: NameToken, second: NameToken, other: NameToken): number {
  const length = first.sounds.length + second.sounds.length;
  if (first.script !== second.script || other.part === 'initial') return 0;
  if (isHopeless(length, first.mask | second.mask, other.sounds.length, other.mask)) return 0;
  const costs = soundCosts(first.script, other.script);
  return compareSounds(first.sounds + second.sounds, other.sounds, costs, LEAST_JOINED);
}

function addJoined(
  pairs: AlignedTokens[],
  split: readonly NameToken[],
  whole: readonly NameToken[],
  pair: (split: number, whole: number, similarity: number) => AlignedTokens,
): void {
  split.forEach((first, i) => {
    const second = split[i + 1];
    if (second === undefined) return;
    whole.forEach((other, j) => {
      const similarity = compareJoined(first, second, other);
      if (similarity >= LEAST_JOINED) pairs.push(pair(3 << i, 1 << j, similarity));
    });
  });
}

/**
 * The words of two names that stand for one another, the most similar first: each word once, in any order. Bounded:
 * a name holds at most `MOST_TOKENS` words.
 */
export function alignTokens(
  left: readonly NameToken[],
  right: readonly NameToken[],
  compare: WordSimilarity = compareTokens,
): readonly AlignedTokens[] {
  const pairs: AlignedTokens[] = [];
  addSingles(pairs, left, right, compare);
  if (left.length !== right.length || pairs.length < left.length) {
    addJoined(pairs, left, right, (split, whole, similarity) => ({ left: split, right: whole, similarity }));
    addJoined(pairs, right, left, (split, whole, similarity) => ({ left: whole, right: split, similarity }));
  }
  pairs.sort((a, b) => b.similarity - a.similarity);
  const chosen: AlignedTokens[] = [];
  let [takenLeft, takenRight] = [0, 0];
  for (const pair of pairs) {
    if ((takenLeft & pair.left) !== 0 || (takenRight & pair.right) !== 0) continue;
    takenLeft |= pair.left;
    takenRight |= pair.right;
    chosen.push(pair);
  }
  return chosen;
}
