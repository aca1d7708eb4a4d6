import type { Bench } from './bench.ts';
import { measureEnforcement } from './enforcement/measure-enforcement.ts';
import { measureChange } from './policy/measure-change.ts';
import { measureDecision } from './policy/measure-decision.ts';
import { measureDiff } from './policy/measure-diff.ts';

/**
 * What policy costs: one decision against other engines; the difference of two policies; how long a change takes to be enforced in
 * a second process; a country's answers under enforcement against the same without, by rows × fields.
 */
export const policyBench: Bench = async (options) => {
  const decision = await measureDecision(options);
  const diff = await measureDiff(options);
  const change = await measureChange(options);
  const enforcement = await measureEnforcement(options);
  return {
    ratio: { ...decision.ratio, ...enforcement.ratio },
    detail: { ...decision.detail, ...diff.detail, ...change.detail, ...enforcement.detail },
  };
};
