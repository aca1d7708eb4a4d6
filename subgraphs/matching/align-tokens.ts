import { compareSounds, soundCodes } from './compare-sounds.ts';
import { isTelling, type NameToken } from './name-token.ts';
import { MASK_BITS } from './skeleton.ts';
import { soundCosts } from './sound-costs.ts';

/** Words of two names that stand for one another: one each, or neighbours on one side that the other writes as one. */
export interface AlignedTokens {
  /** Bits of the positions in the left name. */
  readonly left: number;
  readonly right: number;
  /** The position of the first of them. */
  readonly leftAt: number;
  readonly rightAt: number;
  readonly similarity: number;
  /** The lesser of their weights. */
  readonly weight: number;
}

/** Below this, two words are taken for different ones. */
const LEAST = 0.55;
/** Below this, a word and two neighbours read as one are taken for different ones. */
const LEAST_JOINED = 0.7;
const INITIAL = 0.8;
/** The least similarity of words that stand for one another: `Bill` and `William`, `Lee` and `Yi`. */
const VARIANT = 0.86;
/** Similarities of one step are equal: the heavier words are then paired first. */
const STEPS = 50;

/** Set bits of every number of as many bits as a mask has. */
const BITS = Uint8Array.from({ length: 1 << MASK_BITS }, (_, number) => number.toString(2).replaceAll('0', '').length);

const SURELY = (1 << MASK_BITS) - 1;

/** Whether a word surely holds so many classes of consonants that another cannot hold as to be another word. */
function holdsTooMuch(mask: number, other: number): boolean {
  const surely = mask & SURELY;
  return 2 * (BITS[surely & (other >>> MASK_BITS)] ?? 0) < (BITS[surely] ?? 0) - 1;
}

/** Whether two words are too far in length, or have too few classes of consonants in common, to be alike. */
function isHopeless(leftLength: number, leftMask: number, rightLength: number, rightMask: number): boolean {
  if (leftLength > 2 * rightLength + 2 || rightLength > 2 * leftLength + 2) return true;
  return holdsTooMuch(leftMask, rightMask) || holdsTooMuch(rightMask, leftMask);
}

function compareInitials(left: NameToken, right: NameToken): number {
  if (left.text === right.text) return 1;
  const costs = soundCosts(left.script, right.script);
  return compareSounds(left.codes.subarray(0, 1), right.codes.subarray(0, 1), costs) > 0.6 ? INITIAL : 0;
}

/** Whether two words stand for one another by what is known of names. */
export function isVariant({ groups }: NameToken, other: NameToken): boolean {
  return groups.length > 0 && other.groups.length > 0 && groups.some((group) => other.groups.includes(group));
}

function compareTokens(left: NameToken, right: NameToken): number {
  if (left.part === 'initial' || right.part === 'initial') return compareInitials(left, right);
  if (left.text === right.text && left.script === right.script) return 1;
  if (left.sounds === right.sounds) return 1;
  // An article or a title stands for no name: `al` is not `Ali`.
  if (isTelling(left) !== isTelling(right)) return 0;
  const least = isVariant(left, right) ? VARIANT : 0;
  if (isHopeless(left.sounds.length, left.mask, right.sounds.length, right.mask)) return least;
  return Math.max(least, compareSounds(left.codes, right.codes, soundCosts(left.script, right.script), LEAST));
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

/** Similarity of two neighbours read as one word to a word of the other name. */
function compareJoined(first: NameToken, second: NameToken, other: NameToken): number {
  const length = first.sounds.length + second.sounds.length;
  if (first.script !== second.script || other.part === 'initial') return 0;
  if (isHopeless(length, first.mask | second.mask, other.sounds.length, other.mask)) return 0;
  const sounds = first.sounds + second.sounds;
  if (sounds === other.sounds) return 1;
  return compareSounds(soundCodes(sounds), other.codes, soundCosts(first.script, other.script), LEAST_JOINED);
}

function addSingles(
  pairs: AlignedTokens[],
  left: readonly NameToken[],
  right: readonly NameToken[],
  compare: WordSimilarity,
): void {
  let leftAt = 0;
  for (const a of left) {
    let rightAt = 0;
    for (const b of right) {
      const similarity = compare(a, b);
      if (similarity >= LEAST) {
        const weight = Math.min(a.weight, b.weight);
        pairs.push({ left: 1 << leftAt, right: 1 << rightAt, leftAt, rightAt, similarity, weight });
      }
      rightAt += 1;
    }
    leftAt += 1;
  }
}

function addJoined(
  pairs: AlignedTokens[],
  split: readonly NameToken[],
  whole: readonly NameToken[],
  isLeftSplit: boolean,
): void {
  split.forEach((first, i) => {
    const second = split[i + 1];
    if (second === undefined) return;
    whole.forEach((other, j) => {
      const similarity = compareJoined(first, second, other);
      if (similarity < LEAST_JOINED) return;
      const weight = Math.min(first.weight + second.weight, other.weight);
      const [ofSplit, ofWhole] = [3 << i, 1 << j];
      pairs.push(
        isLeftSplit
          ? { left: ofSplit, right: ofWhole, leftAt: i, rightAt: j, similarity, weight }
          : { left: ofWhole, right: ofSplit, leftAt: j, rightAt: i, similarity, weight },
      );
    });
  });
}

function inOrder(one: AlignedTokens, other: AlignedTokens): number {
  return Math.round(other.similarity * STEPS) - Math.round(one.similarity * STEPS) || other.weight - one.weight;
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
    addJoined(pairs, left, right, true);
    addJoined(pairs, right, left, false);
  }
  if (pairs.length < 2) return pairs;
  pairs.sort(inOrder);
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
