import { readPostings } from './posting-list.ts';
import type { QueryForm } from './query-form.ts';
import { bitCount } from './sketch.ts';
import type { Summaries } from './summaries.ts';

/** Entries chosen for each reading of a name of those that cover some of its words, however many cover all. */
export const MOST_IN_PART = 600;

/** What having all the sounds of the name in their order adds to a rank, where covering all its words is 1. */
const SKETCH_SHARE = 1;
/** What being born in the year sought adds. */
const BIRTH_YEAR_SHARE = 0.6;

/** Share of the weight of all words from which an entry covers them whole: each by its most telling key. */
const WHOLE = 0.999;

/** Ranks are told apart in steps of this many to 1; above them stand entries that cover every word. */
const STEPS = 1_024;
const HIGHEST = Math.ceil(STEPS * (1 + SKETCH_SHARE + BIRTH_YEAR_SHARE));

/** Chooses the entries that are worth comparing; made once for some summaries, since it holds a few numbers for each. */
export type ChooseEntries = (
  form: QueryForm,
  lists: ReadonlyMap<string, readonly Uint8Array[]>,
  asked: { readonly limit: number; readonly birthYear: number },
) => readonly number[];

/** The lowest step that is chosen whole, and how many of the step below it are. */
function edgeOf(perStep: Uint32Array, from: number, to: number, wanted: number) {
  let [lowest, above] = [to, 0];
  while (lowest > from && above + (perStep[lowest - 1] ?? 0) <= wanted) above += perStep[--lowest] ?? 0;
  return { lowest, left: wanted - above };
}

function weightOf(words: number, weights: readonly number[]): number {
  let sum = 0;
  for (let rest = words; rest !== 0; rest &= rest - 1) sum += weights[31 - Math.clz32(rest & -rest)] ?? 0;
  return sum;
}

/**
 * Entries are ranked by the words of the name that their keys cover, by the sounds that they share with it, and by
 * the year of birth where one is sought: by the name and the entry alone. All that cover every word by its most telling
 * key are chosen, up to the limit: of those that have the very name, none takes another's place. Of the others the best are, up to
 * `MOST_IN_PART`. INVARIANT: those that have the very name, of which the asker may know none, take no place of the others.
 */
export function chooseEntries(summaries: Summaries): ChooseEntries {
  const { count, low, high, sounds, birthYear, removed } = summaries;
  const covered = new Uint16Array(count);
  const ranks = new Float32Array(count);
  const touched = new Uint32Array(count);
  const numbers = new Uint32Array(count);

  /** Adds what a key covers to each entry of its list; gives how many entries were touched by now. */
  const cover = (list: Uint8Array, covers: number, quality: number, weights: readonly number[], before: number) => {
    let after = before;
    const gain = quality * weightOf(covers, weights);
    const length = readPostings(list, numbers);
    for (let index = 0; index < length; index += 1) {
      const number = numbers[index] ?? 0;
      const known = covered[number] ?? 0;
      if (known === 0) {
        if (number >= count || removed[number] === 1) continue;
        touched[after++] = number;
        ranks[number] = gain;
      } else if ((known & covers) === 0) {
        ranks[number] = (ranks[number] ?? 0) + gain;
      } else if ((covers & ~known) !== 0) {
        ranks[number] = (ranks[number] ?? 0) + quality * weightOf(covers & ~known, weights);
      } else {
        continue;
      }
      covered[number] = known | covers;
    }
    return after;
  };

  return (form, lists, { limit, birthYear: yearSought }) => {
    const words = form.weights.reduce((bits, weight, position) => (weight > 0 ? bits | (1 << position) : bits), 0);
    const total = weightOf(words, form.weights) || 1;
    let length = 0;
    for (const { key, covers, quality } of form.keys) {
      for (const list of lists.get(key) ?? []) length = cover(list, covers, quality, form.weights, length);
    }
    const { sketch } = form;
    const bits = Math.max(1, bitCount(sketch.low) + bitCount(sketch.high) + bitCount(sketch.sounds));
    const perStep = new Uint32Array(2 * HIGHEST + 2);
    for (let index = 0; index < length; index += 1) {
      const number = touched[index] ?? 0;
      const [ofLow, ofHigh, ofSounds] = [low[number] ?? 0, high[number] ?? 0, sounds[number] ?? 0];
      const shared = bitCount(ofLow & sketch.low) + bitCount(ofHigh & sketch.high) + bitCount(ofSounds & sketch.sounds);
      const ofBoth = bits + bitCount(ofLow) + bitCount(ofHigh) + bitCount(ofSounds);
      const isBorn = yearSought !== 0 && birthYear[number] === yearSought;
      const coverage = (ranks[number] ?? 0) / total;
      const rank = coverage + (2 * SKETCH_SHARE * shared) / ofBoth + (isBorn ? BIRTH_YEAR_SHARE : 0);
      const isWhole = coverage >= WHOLE;
      const step = Math.min(HIGHEST, Math.floor(rank * STEPS)) + (isWhole ? HIGHEST + 1 : 0);
      ranks[number] = step;
      perStep[step] = (perStep[step] ?? 0) + 1;
    }
    const part = edgeOf(perStep, 0, HIGHEST + 1, MOST_IN_PART);
    const whole = edgeOf(perStep, HIGHEST + 1, perStep.length, Math.max(limit, MOST_IN_PART));
    const chosen: number[] = [];
    for (let index = 0; index < length; index += 1) {
      const number = touched[index] ?? 0;
      const step = ranks[number] ?? 0;
      const edge = step > HIGHEST ? whole : part;
      if (step >= edge.lowest) chosen.push(number);
      else if (step === edge.lowest - 1 && edge.left > 0) {
        chosen.push(number);
        edge.left -= 1;
      }
      covered[number] = 0;
    }
    return chosen;
  };
}
