import { parseSignedAct } from '../../../../policies/versions/act-shape.ts';
import type { Act } from '../../../../policies/versions/act.ts';
import { assertWithdrawable } from '../../../../policies/versions/withdrawable.ts';
import { draftActivation, draftWithdrawal } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { optionalTexts, text, type Arguments } from '../../desk-arguments.ts';
import { givenOpinion } from '../act-arguments.ts';
import { instantOf } from '../office-arguments.ts';
import type { OfficeContext } from '../office-context.ts';
import { openDesk } from '../open-desk.ts';
import { policySource } from '../policy-source.ts';
import { toldDraft } from '../told-acts.ts';
import { isUnanswered, unanswered, type Unanswered } from '../unanswered.ts';

/** What a call comes to where what it throws about acts, rows and files is its answer. */
export async function answering(make: () => Promise<object>): Promise<object> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof ComityError && error.code === 'USAGE') return unanswered('NOT_FOUND', error.message);
    if (error instanceof ComityError && error.code === 'POLICY_INVALID') return unanswered('FAULTY', error.message);
    throw error;
  }
}

/** An act to be signed; throws `POLICY_INVALID` where it has a form in which no store would take it. */
function toldWellFormed(act: Act): object {
  return toldDraft(parseSignedAct({ act, signatures: [] }).act);
}

/** The act by which a policy would come into force: `PolicyActToSignResult`. */
export async function draftVersion(context: OfficeContext, args: Arguments): Promise<object> {
  const policy = await policySource(context, args);
  if (isUnanswered(policy)) return policy;
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return desk;
  const { content } = policy;
  // What was withdrawn stands in the files, and would be in force anew.
  const read = await context.worker.run('proposable', { policy: { content, withdrawn: [] } });
  if (isUnanswered(read)) return read;
  const from = instantOf(args, 'from') ?? desk.now().toISOString();
  const until = instantOf(args, 'until');
  if (until !== null && until <= from) return unanswered('FAULTY', 'the version would end before it begins');
  return answering(async () => {
    const { language, sentences } = read;
    const act = await draftActivation(desk, { content, language, sentences, from, until, opinion: givenOpinion(args) });
    return toldWellFormed(act);
  });
}

/** The act by which rows, or everything, would be withdrawn: `PolicyActToSignResult`. */
export async function draftWithdrawing(context: OfficeContext, args: Arguments): Promise<object | Unanswered> {
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return desk;
  const rows = optionalTexts(args, 'rows');
  return answering(async () => {
    await assertWithdrawable(desk, rows ?? []);
    return toldWellFormed(await draftWithdrawal(desk, { rows, reason: text(args, 'reason') }));
  });
}
