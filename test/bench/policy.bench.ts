import type { Bench } from './bench.ts';
import { measureEnforcement } from './enforcement/measure-enforcement.ts';
import { measureDecision } from './policy/measure-decision.ts';

/** What policy costs: one decision against other engines; a country's answers under enforcement against the same without, by rows × fields. */
export const policyBench: Bench = async (options) => {
  const decision = await measureDecision(options);
  const enforcement = await measureEnforcement(options);
  return { ratio: { ...decision.ratio, ...enforcement.ratio }, detail: { ...decision.detail, ...enforcement.detail } };
};
