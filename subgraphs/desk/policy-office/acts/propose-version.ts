import { actId, type Activation } from '../../../../policies/versions/act.ts';
import { draftActivation, propose, signProposal, type Desk } from '../../../../policies/versions/workflow.ts';
import type { PolicyContent } from '../../../../policies/versions/policy-content.ts';
import { text, type Arguments } from '../../desk-arguments.ts';
import { givenAct, givenSignature } from '../act-arguments.ts';
import type { OfficeContext } from '../office-context.ts';
import { findProposal, openDesk } from '../open-desk.ts';
import { givenContent } from '../policy-source.ts';
import type { Proposable } from '../tools/check-policy.ts';
import { isUnanswered } from '../unanswered.ts';
import { judged, kept, otherProposals, overtaken, refused, refusedAs, type ActResult } from './act-result.ts';

/** Why a policy without faults may not be proposed all the same; null where it may. */
function failure({ hasCases, failing }: Proposable): string | null {
  if (!hasCases) return 'the policy has no cases: write some, and propose it then';
  return failing.length === 0 ? null : `cases fail: ${failing.map((id) => `\`${id}\``).join(', ')}`;
}

/** Whether reading a policy for proposing it gave one that may be proposed. */
export function mayBeProposed(read: Proposable | ActResult): read is Proposable {
  return 'kind' in read;
}

/** Reads a policy whose cases pass, or says why it is refused. */
export async function passing({ worker }: OfficeContext, content: PolicyContent): Promise<Proposable | ActResult> {
  const read = await worker.run('proposable', { policy: { content, withdrawn: [] } });
  if (isUnanswered(read)) return refusedAs(read);
  const why = failure(read);
  return why === null ? read : refused(why);
}

/** The act that a content comes to, so that nobody signs sentences which are not its own. */
async function actOf(desk: Desk, act: Activation, content: PolicyContent, read: Proposable): Promise<Activation> {
  const { from, until, opinion } = act;
  const { language, sentences } = read;
  return draftActivation(desk, { content, language, sentences, from, until, opinion });
}

/** Keeps a proposal that its proposer has signed: `PolicyActResult`. */
export async function proposeVersion(context: OfficeContext, args: Arguments): Promise<ActResult> {
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return refusedAs(desk);
  const content = givenContent(context.member, args, 'files');
  if (isUnanswered(content)) return refusedAs(content);
  return judged(async () => {
    const { act, signatures } = givenAct(args);
    if (act.kind !== 'activation') return refused('the act is a withdrawal: it is not proposed, but put in force');
    const read = await passing(context, content);
    if (!mayBeProposed(read)) return read;
    const expected = await actOf(desk, act, content, read);
    if (act.predecessor !== expected.predecessor) return overtaken();
    if (actId(act) !== actId(expected))
      return refused('the act is not the one that these files come to: draft it anew, and sign that');
    const proposal = { act, signatures };
    const { others } = await propose(desk, proposal, content);
    return kept(proposal, others, desk.store);
  });
}

/** Adds a signature to a proposal: `PolicyActResult`. */
export async function signVersion(context: OfficeContext, args: Arguments): Promise<ActResult> {
  const desk = await openDesk(context);
  if (isUnanswered(desk)) return refusedAs(desk);
  return judged(async () => {
    const id = text(args, 'id');
    await signProposal(desk, id, givenSignature(args));
    const proposal = await findProposal(desk.store, id);
    if (!proposal) return refused(`there is no proposal \`${id}\``);
    return kept(proposal, await otherProposals(desk.store, id), desk.store);
  });
}
