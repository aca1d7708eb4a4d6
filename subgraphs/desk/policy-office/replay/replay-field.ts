import type { Arguments } from '../../desk-arguments.ts';
import type { DeskCall } from '../../desk.ts';
import { instantOf } from '../office-arguments.ts';
import type { OfficeContext } from '../office-context.ts';
import { hashOf, policySource } from '../policy-source.ts';
import { isUnanswered } from '../unanswered.ts';

/**
 * Replays the register under a policy: `PolicyReplayResult`. INVARIANT: the use of the register is itself registered before the
 * first entry is read, and without that nothing is read (Directive (EU) 2016/680, Art 25: self-monitoring).
 */
export async function replayField(context: OfficeContext, args: Arguments, call: DeskCall): Promise<object> {
  const policy = await policySource(context, args);
  if (isUnanswered(policy)) return policy;
  const since = instantOf(args, 'since');
  const until = instantOf(args, 'until');
  await context.register.append([
    {
      event: 'register.replayed',
      at: call.now.toISOString(),
      requestId: call.requestId,
      recipient: call.requester,
      justification: call.justification,
      policyVersion: context.policy.current().version,
      disclosed: [],
      refusal: null,
      replayed: { draft: hashOf(policy), since, until },
    },
  ]);
  const pages = context.register.pages({ event: 'disclosure.made', since, until });
  return { since, until, ...(await context.worker.run('replay', { policy }, pages)) };
}
