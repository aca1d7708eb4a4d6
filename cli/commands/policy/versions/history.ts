import type { Command } from 'commander';
import { actId, type SignedAct } from '../../../../policies/versions/act.ts';
import { stateAt } from '../../../../policies/versions/in-force.ts';
import { readChain } from '../../../../policies/versions/read-chain.ts';
import { openProposals } from '../../../../policies/versions/workflow.ts';
import { output, table } from '../../../output.ts';
import { memberOf, openDesk, withOfficeOptions, type OfficeOptions } from './office.ts';

function what({ act }: SignedAct): string {
  if (act.kind === 'withdrawal') return act.rows === null ? 'withdraws everything' : `withdraws ${act.rows.join(', ')}`;
  return `in force from ${act.from}${act.until === null ? '' : ` until ${act.until}`}, ${act.sentences.length} rows`;
}

function line(signed: SignedAct): readonly string[] {
  const signers = signed.signatures.map(({ role, person }) => `${person} (${role})`).join(', ');
  const at =
    signed.signatures
      .map((signature) => signature.at)
      .toSorted()
      .at(-1) ?? '';
  return [String(signed.act.number), actId(signed.act).slice(0, 12), at, what(signed), signers];
}

async function history(named: string, options: OfficeOptions): Promise<void> {
  const desk = await openDesk(memberOf(named), options);
  const chain = await readChain(desk.store, 0);
  const proposals = await openProposals(desk.store);
  const { inForce, nextChange } = stateAt(chain, desk.now());
  if (options.json) {
    const told = ({ act, signatures }: SignedAct) => ({ id: actId(act), act, signatures });
    output.json({
      chain: chain.map(told),
      proposals: proposals.map(told),
      inForce: inForce && { number: inForce.activation.number, withdrawn: inForce.withdrawn && [...inForce.withdrawn] },
      nextChange,
    });
    return;
  }
  if (chain.length > 0) output.result(table(chain.map(line)));
  for (const proposal of proposals)
    output.result(`proposed: ${actId(proposal.act)} ${line(proposal).slice(2).join('  ')}`);
  const less = inForce?.withdrawn === null ? ', withdrawn whole: everything is denied' : '';
  output.result(
    inForce ? `in force: number ${inForce.activation.number}${less}` : 'nothing is in force: everything is denied',
  );
}

/** Adds `comity policy history`. */
export function addHistory(policy: Command): void {
  withOfficeOptions(
    policy
      .command('history')
      .description(
        "the chain of a member's policy: what came into force when, by whose signatures, and what is proposed",
      )
      .argument('<member>', "the member's code"),
  ).action(history);
}
