import { sentencesFault } from '../../../../policies/office/sentences/sentences-fault.ts';
import { assertWithdrawable } from '../../../../policies/versions/withdrawable.ts';
import { putInForce, type Desk } from '../../../../policies/versions/workflow.ts';
import type { SignedAct } from '../../../../policies/versions/act.ts';
import { text, type Arguments } from '../../desk-arguments.ts';
import { givenAct } from '../act-arguments.ts';
import type { OfficeContext } from '../office-context.ts';
import { findProposal, openDesk, waitingProposals } from '../open-desk.ts';
import { isUnanswered } from '../unanswered.ts';
import { came, judged, refused, refusedAs, type ActResult } from './act-result.ts';
import { mayBeProposed, passing } from './propose-version.ts';

/** Puts an act at the end of the chain; when this resolves it is in force here, where its time has come. */
async function put({ policy }: OfficeContext, desk: Desk, signed: SignedAct): Promise<ActResult> {
  const before = await waitingProposals(desk.store);
  const result = came(await putInForce(desk, signed), signed, before, desk.store);
  await policy.look();
  return result;
}

/** Puts a proposal in force that all have signed, and whose cases still pass: `PolicyActResult`. */
export async function activateVersion(context: OfficeContext, args: Arguments): Promise<ActResult> {
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return refusedAs(desk);
  return judged(async () => {
    const id = text(args, 'id');
    const proposal = await findProposal(desk.store, id);
    if (!proposal) return refused(`there is no proposal \`${id}\``);
    const content = await desk.store.content(proposal.act.content);
    if (!content) return refused('the files of the proposal are missing from the store');
    // What a policy is read against may have changed since it was proposed.
    const read = await passing(context, content);
    if (!mayBeProposed(read)) return read;
    const other = sentencesFault(proposal.act, read);
    return other === null ? put(context, desk, proposal) : refused(`${other}: propose it anew`);
  });
}

/** Withdraws at once what one officer has signed for: `PolicyActResult`. */
export async function withdrawRows(context: OfficeContext, args: Arguments): Promise<ActResult> {
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return refusedAs(desk);
  return judged(async () => {
    const signed = givenAct(args);
    if (signed.act.kind !== 'withdrawal') return refused('the act is a version: it is proposed first');
    await assertWithdrawable(desk, signed.act.rows ?? []);
    return put(context, desk, signed);
  });
}
