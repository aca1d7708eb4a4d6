import type { Command } from 'commander';
import type { SignedAct } from '../../../../policies/versions/act.ts';
import { putInForce, type Desk, type PutInForce } from '../../../../policies/versions/workflow.ts';
import { EXIT } from '../../../exit-code.ts';
import { output } from '../../../output.ts';
import type { PolicyOptions } from '../read-policy.ts';
import { examinedProposal } from './examined-proposal.ts';
import { memberOf, openDesk, withGroups, withOfficeOptions, type OfficeOptions } from './office.ts';

/** Tells what came of putting an act in force; the exit code is 1 where it is not. */
export function tellPutInForce(came: PutInForce, { act }: SignedAct, { json }: OfficeOptions): void {
  if (came.kind !== 'accepted') process.exitCode = EXIT.no;
  const reason =
    came.kind === 'refused' ? came.reason : 'another act was put in force at the same moment: propose anew';
  if (json) output.json(came.kind === 'accepted' ? { ...came, number: act.number } : { kind: came.kind, reason });
  else
    output.result(
      came.kind === 'accepted' ? `in force as number ${act.number}: ${came.id}` : `not in force: ${reason}`,
    );
}

async function activate(named: string, id: string, options: OfficeOptions & PolicyOptions): Promise<void> {
  const desk: Desk = await openDesk(memberOf(named), options);
  const proposal = await examinedProposal(desk, id, options);
  tellPutInForce(await putInForce(desk, proposal), proposal, options);
}

/** Adds `comity policy activate`. */
export function addActivate(policy: Command): void {
  withGroups(
    withOfficeOptions(
      policy
        .command('activate')
        .description(
          'put a proposal in force that proposer, privacy officer and approver have signed; 1 where it may not be',
        )
        .argument('<member>', "the member's code")
        .argument('<proposal>', 'the id that `propose` printed'),
    ),
  ).action(activate);
}
