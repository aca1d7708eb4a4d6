import type { Command } from 'commander';
import { actId, type SignedAct } from '../../../../policies/versions/act.ts';
import { compileVersion } from '../../../../policies/compile-version.ts';
import { stateAt, type InForce } from '../../../../policies/versions/in-force.ts';
import { readChain } from '../../../../policies/versions/read-chain.ts';
import { openProposals, type Desk } from '../../../../policies/versions/workflow.ts';
import { output, table } from '../../../output.ts';
import { loadOptions } from '../read-policy.ts';
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

/** The version that answers name while an activation is in force: the hash of its tables with the groups they are read against. */
async function namedInAnswers({ store }: Desk, { activation, withdrawn }: InForce): Promise<string | null> {
  const content = await store.content(activation.content);
  return content && (await compileVersion({ content, withdrawn }, loadOptions({}))).policy.version;
}

async function history(named: string, options: OfficeOptions): Promise<void> {
  const desk = await openDesk(memberOf(named), options);
  const chain = await readChain(desk.store, 0);
  const proposals = await openProposals(desk.store);
  const { inForce, nextChange } = stateAt(chain, desk.now());
  const policyVersion = inForce && (await namedInAnswers(desk, inForce));
  if (options.json) {
    const told = ({ act, signatures }: SignedAct) => ({ id: actId(act), act, signatures });
    output.json({
      chain: chain.map(told),
      proposals: proposals.map(told),
      inForce: inForce && {
        number: inForce.activation.number,
        withdrawn: inForce.withdrawn && [...inForce.withdrawn],
        policyVersion,
      },
      nextChange,
    });
    return;
  }
  if (chain.length > 0) output.result(table(chain.map(line)));
  for (const proposal of proposals)
    output.result(`proposed: ${actId(proposal.act)} ${line(proposal).slice(2).join('  ')}`);
  const less = inForce?.withdrawn === null ? ', withdrawn whole: everything is denied' : '';
  output.result(
    inForce
      ? `in force: number ${inForce.activation.number}${less}; answers name it ${policyVersion ?? ''}`
      : 'nothing is in force: everything is denied',
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
