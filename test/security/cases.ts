import fc from 'fast-check';
import { contexts } from '../policies/arbitraries.ts';
import type { TwinCase } from './compare.ts';
import { NOW } from './given.ts';
import { policies } from './policies.ts';
import { questions } from './questions.ts';
import { changes, worlds } from './worlds.ts';

/** Questions that both sides are asked about each pair of worlds. */
export const QUESTIONS_EACH = 6;

/** How many questions there are at a time: servers keep what they have read, and reading one costs more than answering it. */
const QUESTIONS_KEPT = 250;

/** Cases of twins, with questions generated from a seed; every part of a case is generated. */
export function twinCases(seed: number): fc.Arbitrary<TwinCase> {
  const kept = fc.sample(questions, { numRuns: QUESTIONS_KEPT, seed });
  return fc.record({
    world: worlds,
    changes,
    rules: policies,
    asked: contexts.map((asked) => ({ ...asked, now: NOW })),
    questions: fc.array(fc.constantFrom(...kept), { minLength: QUESTIONS_EACH, maxLength: QUESTIONS_EACH }),
  });
}
