import fc from 'fast-check';
import { twinCases, QUESTIONS_EACH } from './cases.ts';
import { compareTwins, type Comparison, type Side, type TwinCase } from './compare.ts';

/** What a run of many cases came to. */
export interface TwinsRun {
  readonly seed: number;
  /** Questions that were asked of both sides of some pair of worlds: each has a policy, a requester and worlds generated for it. */
  readonly cases: number;
  /** Of the answers, how many told of a record. */
  readonly answers: number;
  readonly telling: number;
  /** Changes between the worlds of all pairs. */
  readonly hidden: number;
  /** The smallest case that was found in which the sides are not alike; null where there is none. */
  readonly failure: { readonly given: TwinCase; readonly comparison: Comparison } | null;
}

/** How a run is bounded, and who is told of its progress. */
export interface TwinsOptions {
  readonly seed: number;
  /** Cases to compare. */
  readonly cases: number;
  /** The narrowed cases that a side takes: a hub asks for what a country does not. */
  readonly adapt?: (given: TwinCase) => TwinCase;
  readonly progress?: (cases: number) => void;
}

/** How long a case that was found is made smaller, in milliseconds. */
const SHRINKING_MS = 60_000;

/** Cases of one round; each round has questions of its own. */
const ROUND = 1_000;

/** Compares both sides over generated cases, round after round; ends at the first case in which they are not alike. */
export async function runTwins(sides: readonly [Side, Side], options: TwinsOptions): Promise<TwinsRun> {
  const { seed, adapt = (given: TwinCase) => given } = options;
  let [cases, answers, telling, hidden] = [0, 0, 0, 0];
  const compare = async (given: TwinCase): Promise<Comparison> => {
    const comparison = await compareTwins(sides, adapt(given));
    cases += given.questions.length;
    answers += comparison.answers;
    telling += comparison.telling;
    hidden += comparison.hidden;
    return comparison;
  };
  for (let round = 0; cases < options.cases; round += 1) {
    const pairs = Math.ceil(Math.min(ROUND, options.cases - cases) / QUESTIONS_EACH);
    let foundAt = Number.POSITIVE_INFINITY;
    const alike = fc.asyncProperty(twinCases(seed + round), async (given) => {
      if (performance.now() - foundAt > SHRINKING_MS) return true;
      const { difference } = await compare(given);
      if (difference !== null) foundAt = Math.min(foundAt, performance.now());
      return difference === null;
    });
    const found = await fc.check(alike, { seed: seed + round, numRuns: pairs });
    if (found.failed) {
      const [given] = found.counterexample ?? [];
      const comparison = given && (await compareTwins(sides, adapt(given)));
      if (!given || !comparison) throw new Error('a case failed and left no example', { cause: found.errorInstance });
      return { seed, cases, answers, telling, hidden, failure: { given, comparison } };
    }
    options.progress?.(cases);
  }
  return { seed, cases, answers, telling, hidden, failure: null };
}
