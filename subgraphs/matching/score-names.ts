import { alignTokens, type AlignedTokens, type WordSimilarity } from './align-tokens.ts';
import { compareSounds, soundCodes, type SoundCodes } from './compare-sounds.ts';
import type { NameToken } from './name-token.ts';
import { formsOf, type NormalisedName } from './normalise.ts';
import { soundCosts } from './sound-costs.ts';

/*
 * The figures below were chosen together, by search, on labelled pairs of names: see `docs/matching.md`.
 */

/** Similarity of two words below which they are no evidence that one person is meant. */
const NO_EVIDENCE = 0.25;
const STEEPNESS = 0.66;
/** Weight of words of each name for which the other has others, beside what is compared. */
const OTHERS = 0.93;
/** Weight of what the longer name has beyond the shorter: a second given name left out. */
const SURPLUS = 0.04;
/** How much must be matched before a match says much: one equal word is less than two. */
const DOUBT = 0.5;
const ENOUGH = 1.6;
/** How fast likeness falls with words that contrast, however many others are equal. */
const CONTRAST = 0.56;
/** The least contrast of names that begin with different words, however common: brothers differ in nothing else. */
const OTHER_BEGINNINGS = 1;
/** How much of a contrast words of one script are that are near and not alike: `Castro` and `Castillo`. */
const NEAR_IS_OTHER = 0.22;
/** Contrast of a father and a son who have changed places. */
const TURNED_ROUND = 1.4;
/** An unspaced name compared as one word says less than words that were told apart. */
const UNSPACED = 0.55;

function evidence(similarity: number): number {
  return similarity <= NO_EVIDENCE ? 0 : ((similarity - NO_EVIDENCE) / (1 - NO_EVIDENCE)) ** STEEPNESS;
}

/** Whether the word at a position is there and has no counterpart. */
function isFree(position: number, taken: number): boolean {
  return position >= 0 && (taken & (1 << position)) === 0;
}

function weightOf(tokens: readonly NameToken[], taken: number): number {
  let sum = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if ((taken & (1 << index)) !== 0) sum += tokens[index]?.weight ?? 0;
  }
  return sum;
}

function contrastOf(tokens: readonly NameToken[], taken: number): number {
  let sum = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if ((taken & (1 << index)) === 0) sum += tokens[index]?.contrast ?? 0;
  }
  return sum;
}

/** Whether one name makes the father of whom the other makes the son. */
function isTurnedRound(left: NormalisedName, right: NormalisedName, pairs: readonly AlignedTokens[]): boolean {
  const [l, r] = [left.nasab, right.nasab];
  if (l < 1 || r < 1) return false;
  const son = pairs.find((pair) => pair.leftAt === l - 1);
  const father = pairs.find((pair) => pair.leftAt === l + 1);
  return son?.rightAt === r + 1 && father?.rightAt === r - 1;
}

/** The likeness of two names by words that stand for one another, from 0 to 1. */
export function scoreAligned(left: NormalisedName, right: NormalisedName, pairs: readonly AlignedTokens[]): number {
  let matched = 0;
  let compared = 0;
  let contrast = 0;
  let [takenLeft, takenRight] = [0, 0];
  for (const { left: ofLeft, right: ofRight, leftAt, rightAt, similarity, weight } of pairs) {
    const found = evidence(similarity);
    takenLeft |= ofLeft;
    takenRight |= ofRight;
    compared += weight;
    matched += weight * found;
    if (left.tokens[leftAt]?.script === right.tokens[rightAt]?.script) contrast += NEAR_IS_OTHER * weight * (1 - found);
  }
  if (matched <= 0) return 0;
  const restLeft = left.weight - weightOf(left.tokens, takenLeft);
  const restRight = right.weight - weightOf(right.tokens, takenRight);
  const [beginsLeft, beginsRight] = [isFree(left.first, takenLeft), isFree(right.first, takenRight)];
  const against = OTHERS * Math.max(0, Math.min(restLeft, restRight));
  const beyond = SURPLUS * Math.abs(restLeft - restRight);
  const others = Math.min(contrastOf(left.tokens, takenLeft), contrastOf(right.tokens, takenRight));
  contrast += beginsLeft && beginsRight ? Math.max(OTHER_BEGINNINGS, others) : others;
  if (isTurnedRound(left, right, pairs)) contrast += TURNED_ROUND;
  const doubt = Math.min(1, (matched / (matched + DOUBT)) * (1 + DOUBT / ENOUGH));
  return (matched / (compared + against + beyond)) * doubt * Math.exp(-CONTRAST * contrast);
}

function codesFrom(tokens: readonly NameToken[], from: number): SoundCodes {
  let sounds = '';
  for (let index = 0; index < tokens.length; index += 1) sounds += tokens[(index + from) % tokens.length]?.sounds ?? '';
  return soundCodes(sounds);
}

/** Compares names as one word each, also with the last word first: where the words of an unspaced name end is a guess. */
function scoreWhole(left: NormalisedName, right: NormalisedName): number {
  const [first, second] = [left.tokens[0], right.tokens[0]];
  if (first === undefined || second === undefined) return 0;
  const costs = soundCosts(first.script, second.script);
  const [leftInOrder, rightInOrder] = [codesFrom(left.tokens, 0), codesFrom(right.tokens, 0)];
  const best = Math.max(
    compareSounds(leftInOrder, rightInOrder, costs),
    compareSounds(leftInOrder, codesFrom(right.tokens, right.tokens.length - 1), costs),
    compareSounds(codesFrom(left.tokens, left.tokens.length - 1), rightInOrder, costs),
  );
  return UNSPACED * evidence(best);
}

/** The likeness of two names in one form each, from 0 to 1. */
export function scoreForms(left: NormalisedName, right: NormalisedName, compare?: WordSimilarity): number {
  const score = scoreAligned(left, right, alignTokens(left.tokens, right.tokens, compare));
  return left.joined || right.joined ? Math.max(score, scoreWhole(left, right)) : score;
}

/**
 * Similarity of two names, 0 to 1, whatever the order of their words; the best where a name has several forms.
 * For one name against many, give `rememberedSimilarity()` as `compare`: the score is the same.
 */
export function scoreNames(left: NormalisedName, right: NormalisedName, compare?: WordSimilarity): number {
  if (left.alternative === null && right.alternative === null) return scoreForms(left, right, compare);
  let best = 0;
  for (const a of formsOf(left)) for (const b of formsOf(right)) best = Math.max(best, scoreForms(a, b, compare));
  return best;
}
