import type { Arguments } from '../desk-arguments.ts';
import type { DeskCall, DeskField, DeskModule } from '../desk.ts';
import { refused } from './acts/act-result.ts';
import { draftVersion, draftWithdrawing } from './acts/draft-acts.ts';
import { proposeVersion, signVersion } from './acts/propose-version.ts';
import { activateVersion, withdrawRows } from './acts/put-acts.ts';
import type { OfficeContext, PolicyOfficeOptions } from './office-context.ts';
import { officeFields } from './office-fields.ts';
import { openOfficeWorker } from './thread/office-worker.ts';
import { unanswered } from './unanswered.ts';

/** The office of a member's policy, and how to close it. */
export interface PolicyOffice {
  readonly module: DeskModule;
  close(): Promise<void>;
}

type Act = (context: OfficeContext, args: Arguments) => Promise<object>;

/**
 * Opens the office of a member's policy: its tools, and the making of acts, for the member's own officers alone. What takes
 * long runs in a thread of its own, which starts when it is first needed.
 */
export function openPolicyOffice(options: PolicyOfficeOptions): PolicyOffice {
  const { served, common } = options;
  const worker = openOfficeWorker({ served, common }, options.limits);
  const context: OfficeContext = { ...options, member: served.member, worker };
  const office = officeFields(context);
  const only = `only officers of the policy of \`${served.member}\` may do this`;
  const acting =
    (act: Act, otherwise: () => object): DeskField =>
    (args: Arguments, { isOffice }: DeskCall) =>
      isOffice ? act(context, args) : otherwise();
  const drafting = (act: Act): DeskField => acting(act, () => unanswered('NOT_PERMITTED', only));
  const making = (act: Act): DeskField => acting(act, () => refused(only));
  return {
    module: {
      Query: { policyOffice: (_, { isOffice }) => (isOffice ? office : null) },
      Mutation: {
        draftPolicyVersion: drafting(draftVersion),
        proposePolicyVersion: making(proposeVersion),
        signPolicyProposal: making(signVersion),
        activatePolicyProposal: making(activateVersion),
        draftPolicyWithdrawal: drafting(draftWithdrawing),
        withdrawPolicy: making(withdrawRows),
      },
    },
    close: () => worker.close(),
  };
}
