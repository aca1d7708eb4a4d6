import { alignTokens, type AlignedTokens, type WordSimilarity } from './align-tokens.ts';
import { compareSounds } from './compare-sounds.ts';
import type { NameToken } from './name-token.ts';
import type { NormalisedName } from './normalise.ts';
import { soundCosts } from './sound-costs.ts';

/** Similarity of two words below which they are no evidence that one person is meant. */
const NO_EVIDENCE = 0.45;
const STEEPNESS = 1.1;
/** Weight of what each name has and the other has not: another surname beside an equal given name. */
const CONFLICT = 1.8;
/** Weight of what the longer name has beyond the shorter: a second given name left out. */
const SURPLUS = 0.25;
/** How much must be matched before a match says much: one equal word is less than two. */
const DOUBT = 0.3;
const ENOUGH = 1.6;
/** An unspaced name compared as one word says a little less than words that were told apart. */
const UNSPACED = 0.85;

/** How two names compared: a similarity from 0 to 1, and a sentence that says why. */
export interface NameComparison {
  readonly score: number;
  readonly explanation: string;
}

function evidence(similarity: number): number {
  if (similarity <= NO_EVIDENCE) return 0;
  return ((similarity - NO_EVIDENCE) / (1 - NO_EVIDENCE)) ** STEEPNESS;
}

function weightOf(tokens: readonly NameToken[], bits: number): number {
  let sum = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if ((bits & (1 << index)) !== 0) sum += tokens[index]?.weight ?? 0;
  }
  return sum;
}

function scoreAligned(left: NormalisedName, right: NormalisedName, pairs: readonly AlignedTokens[]): number {
  if (pairs.length === 0) return 0;
  let unmatchedLeft = weightOf(left.tokens, -1);
  let unmatchedRight = weightOf(right.tokens, -1);
  let matched = 0;
  let compared = 0;
  for (const pair of pairs) {
    const ofLeft = weightOf(left.tokens, pair.left);
    const ofRight = weightOf(right.tokens, pair.right);
    unmatchedLeft -= ofLeft;
    unmatchedRight -= ofRight;
    compared += Math.min(ofLeft, ofRight);
    matched += Math.min(ofLeft, ofRight) * evidence(pair.similarity);
  }
  if (matched <= 0) return 0;
  const conflict = Math.max(0, Math.min(unmatchedLeft, unmatchedRight));
  const surplus = Math.abs(unmatchedLeft - unmatchedRight);
  const share = matched / (compared + CONFLICT * conflict + SURPLUS * surplus);
  return share * Math.min(1, (matched / (matched + DOUBT)) * (1 + DOUBT / ENOUGH));
}

function soundsInOrder(tokens: readonly NameToken[], from: number): string {
  let result = '';
  for (let index = 0; index < tokens.length; index += 1) {
    result += tokens[(index + from) % tokens.length]?.sounds ?? '';
  }
  return result;
}

/** Compares names as one word each, also with the last word first: where the words of an unspaced name end is a guess. */
function scoreWhole(left: NormalisedName, right: NormalisedName): number {
  const [first, second] = [left.tokens[0], right.tokens[0]];
  if (first === undefined || second === undefined) return 0;
  const costs = soundCosts(first.script, second.script);
  const [inOrder, turnedRight] = [soundsInOrder(left.tokens, 0), soundsInOrder(right.tokens, right.tokens.length - 1)];
  const best = Math.max(
    compareSounds(inOrder, soundsInOrder(right.tokens, 0), costs),
    compareSounds(inOrder, turnedRight, costs),
    compareSounds(soundsInOrder(left.tokens, left.tokens.length - 1), soundsInOrder(right.tokens, 0), costs),
  );
  return UNSPACED * evidence(best);
}

function scoreForms(left: NormalisedName, right: NormalisedName, compare?: WordSimilarity): number {
  const score = scoreAligned(left, right, alignTokens(left.tokens, right.tokens, compare));
  return left.joined || right.joined ? Math.max(score, scoreWhole(left, right)) : score;
}

/**
 * Similarity of two names, 0 to 1, whatever the order of their words; the best where a name can be read in two ways.
 * For one name against many, give `rememberedSimilarity()` as `compare`: the score is the same.
 */
export function scoreNames(left: NormalisedName, right: NormalisedName, compare?: WordSimilarity): number {
  let score = scoreForms(left, right, compare);
  if (left.alternative) score = Math.max(score, scoreNames(left.alternative, right, compare));
  if (right.alternative) score = Math.max(score, scoreNames(left, right.alternative, compare));
  return score;
}

function textOf(tokens: readonly NameToken[], bits: number): string {
  return tokens
    .filter((_, index) => (bits & (1 << index)) !== 0)
    .map((token) => token.text)
    .join(' ');
}

function sentenceOf(left: NormalisedName, right: NormalisedName, pair: AlignedTokens): string {
  const [ofLeft, ofRight] = [textOf(left.tokens, pair.left), textOf(right.tokens, pair.right)];
  if (ofLeft === ofRight) return `${ofLeft}: equal`;
  const how = pair.similarity > 0.85 ? 'same sounds' : pair.similarity > 0.7 ? 'near in sound' : 'far in sound';
  return `${ofLeft} ≈ ${ofRight}: ${how}`;
}

function onlyIn(tokens: readonly NameToken[], taken: number, which: string): readonly string[] {
  const text = textOf(tokens, ~taken);
  return text === '' ? [] : [`${text}: only in the ${which}`];
}

/** The readings of two names that compare best. */
function bestForms(left: NormalisedName, right: NormalisedName): readonly [NormalisedName, NormalisedName] {
  const score = scoreNames(left, right);
  for (const a of [left, left.alternative]) {
    for (const b of [right, right.alternative]) if (a && b && scoreForms(a, b) === score) return [a, b];
  }
  return [left, right];
}

/** Compares two names, with a sentence on each word; the words shown are romanised. */
export function compareNames(left: NormalisedName, right: NormalisedName): NameComparison {
  if (left.tokens.length === 0 || right.tokens.length === 0) {
    return { score: 0, explanation: 'no letters to compare' };
  }
  const [a, b] = bestForms(left, right);
  const score = scoreForms(a, b);
  const pairs = alignTokens(a.tokens, b.tokens);
  const sentences = [
    ...pairs.map((pair) => sentenceOf(a, b, pair)),
    ...onlyIn(
      a.tokens,
      pairs.reduce((bits, pair) => bits | pair.left, 0),
      'first',
    ),
    ...onlyIn(
      b.tokens,
      pairs.reduce((bits, pair) => bits | pair.right, 0),
      'second',
    ),
  ];
  if (score > scoreAligned(a, b, pairs)) sentences.push('alike when read without spaces');
  return { score, explanation: sentences.join('; ') };
}
