import type { Command } from 'commander';
import { addCheck } from './policy/check.ts';
import { addDiff } from './policy/diff.ts';
import { addDmn } from './policy/dmn.ts';
import { addExplain } from './policy/explain.ts';
import { addMatrix, addWhoCan } from './policy/matrix.ts';
import { addReplay } from './policy/replay.ts';
import { addSentence } from './policy/sentence.ts';
import { addTest } from './policy/test.ts';
import { addActivate } from './policy/versions/activate.ts';
import { addDemoOffice } from './policy/versions/demo-office.ts';
import { addDraft } from './policy/versions/draft.ts';
import { addHistory } from './policy/versions/history.ts';
import { addOfficer } from './policy/versions/officer.ts';
import { addPropose } from './policy/versions/propose.ts';
import { addApprove, addOpinion } from './policy/versions/sign.ts';
import { addWithdraw } from './policy/versions/withdraw.ts';

const VERBS = [
  ...[addCheck, addTest, addDiff, addExplain, addMatrix, addWhoCan, addReplay, addSentence, addDmn],
  ...[addDraft, addOfficer, addPropose, addOpinion, addApprove, addActivate, addWithdraw, addHistory, addDemoOffice],
];

/** Adds `comity policy …`. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description("a country's policy: who may see what");
  for (const add of VERBS) add(policy);
}
