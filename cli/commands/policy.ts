import type { Command } from 'commander';
import { addCheck } from './policy/check.ts';
import { addDiff } from './policy/diff.ts';
import { addDmn } from './policy/dmn.ts';
import { addExplain } from './policy/explain.ts';
import { addMatrix, addWhoCan } from './policy/matrix.ts';
import { addSentence } from './policy/sentence.ts';
import { addTest } from './policy/test.ts';

const VERBS = [addCheck, addTest, addDiff, addExplain, addMatrix, addWhoCan, addSentence, addDmn];

/** Adds `comity policy …`. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description("a country's policy: who may see what");
  for (const add of VERBS) add(policy);
}
