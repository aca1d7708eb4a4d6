import { alignTokens, isVariant, type AlignedTokens } from './align-tokens.ts';
import type { NameToken } from './name-token.ts';
import { formsOf, type NormalisedName } from './normalise.ts';
import { scoreAligned, scoreForms } from './score-names.ts';
import { fineSkeletons } from './skeleton.ts';

/** How two names compared: a similarity from 0 to 1, and a sentence that says why. */
export interface NameComparison {
  readonly score: number;
  readonly explanation: string;
}

/** What the sentence calls the two names. */
export interface NamedSides {
  readonly left: string;
  readonly right: string;
}

const SIDES: NamedSides = { left: 'the first', right: 'the second' };

function textOf(tokens: readonly NameToken[], bits: number): string {
  return tokens
    .filter((_, index) => (bits & (1 << index)) !== 0)
    .map((token) => token.written)
    .join(' ');
}

/** Words are told as written; how they sound is told of the readings. */
function likenessOf(left: NameToken, right: NameToken, { similarity }: AlignedTokens): string {
  if (left.part === 'initial' || right.part === 'initial') return 'same initial';
  if (isVariant(left, right)) return 'forms of one name';
  const skeletons = fineSkeletons(left.sounds);
  if (fineSkeletons(right.sounds).some((skeleton) => skeletons.includes(skeleton))) return 'same skeleton';
  return similarity > 0.85 ? 'same sounds' : similarity > 0.7 ? 'near in sound' : 'far in sound';
}

function sentenceOf(left: NormalisedName, right: NormalisedName, pair: AlignedTokens): string {
  const [first, second] = [left.tokens[pair.leftAt], right.tokens[pair.rightAt]];
  if (first === undefined || second === undefined) return '';
  const role = first.role ?? second.role;
  const [ofLeft, ofRight] = [textOf(left.tokens, pair.left), textOf(right.tokens, pair.right)];
  const isEqual = ofLeft.toLowerCase() === ofRight.toLowerCase();
  const how = isEqual ? `${ofLeft}, equal` : `${ofLeft} ≈ ${ofRight}, ${likenessOf(first, second, pair)}`;
  return role === null ? how : `${role}: ${how}`;
}

function onlyIn(tokens: readonly NameToken[], taken: number, which: string): readonly string[] {
  const text = textOf(tokens, ~taken);
  return text === '' ? [] : [`only in ${which}: ${text}`];
}

/** The forms of two names that compare best. */
function bestForms(left: NormalisedName, right: NormalisedName) {
  let best = { a: left, b: right, score: scoreForms(left, right) };
  for (const a of formsOf(left)) {
    for (const b of formsOf(right)) {
      const score = scoreForms(a, b);
      if (score > best.score) best = { a, b, score };
    }
  }
  return best;
}

/** Compares two names, with a sentence on each word as it was written, as far as that is known, else romanised. */
export function compareNames(left: NormalisedName, right: NormalisedName, sides: NamedSides = SIDES): NameComparison {
  if (left.tokens.length === 0 || right.tokens.length === 0) {
    return { score: 0, explanation: 'no letters to compare' };
  }
  const { a, b, score } = bestForms(left, right);
  const pairs = alignTokens(a.tokens, b.tokens);
  const takenLeft = pairs.reduce((bits, pair) => bits | pair.left, 0);
  const takenRight = pairs.reduce((bits, pair) => bits | pair.right, 0);
  const sentences = [
    ...pairs.toSorted((one, other) => one.leftAt - other.leftAt).map((pair) => sentenceOf(a, b, pair)),
    ...onlyIn(a.tokens, takenLeft, sides.left),
    ...onlyIn(b.tokens, takenRight, sides.right),
  ];
  if (score > scoreAligned(a, b, pairs)) sentences.push('alike when read without spaces');
  return { score, explanation: sentences.join('; ') };
}
