import type { Command } from 'commander';
import type { SigningRole } from '../../../../policies/versions/act.ts';
import { signProposal } from '../../../../policies/versions/workflow.ts';
import { signAs } from '../../../officers/signing-key.ts';
import { output, shown } from '../../../output.ts';
import type { PolicyOptions } from '../read-policy.ts';
import { examinedProposal } from './examined-proposal.ts';
import { memberOf, openDesk, signerOf, withGroups, withSigner, type OfficeOptions } from './office.ts';

type SignOptions = OfficeOptions & PolicyOptions;

async function sign(named: string, id: string, role: SigningRole, duty: string, options: SignOptions): Promise<void> {
  const member = memberOf(named);
  const desk = await openDesk(member, options);
  const { act } = await examinedProposal(desk, id, options);
  if (act.kind === 'activation' && !options.json)
    for (const { text, english } of act.sentences)
      output.remark(text === english ? shown(text) : `${shown(text)}\n  ${shown(english)}`);
  const signed = await signProposal(desk, id, signAs(act, role, await signerOf(member, options, duty), desk.now()));
  const signatures = signed.signatures.map(({ role: as, person }) => ({ role: as, person }));
  if (options.json) output.json({ id, signatures });
  else output.result(`signed by ${signatures.map(({ role: as, person }) => `${person} as ${as}`).join(', ')}`);
}

function addSigning(policy: Command, verb: string, role: SigningRole, duty: string, description: string): void {
  withGroups(
    withSigner(
      policy
        .command(verb)
        .description(description)
        .argument('<member>', "the member's code")
        .argument('<proposal>', 'the id that `propose` printed'),
    ),
  ).action((member: string, id: string, options: SignOptions) => sign(member, id, role, duty, options));
}

/** Adds `comity policy opinion`. */
export function addOpinion(policy: Command): void {
  addSigning(
    policy,
    'opinion',
    'opinion',
    'privacy-officer',
    'sign the opinion that a proposal holds, as the privacy officer',
  );
}

/** Adds `comity policy approve`. */
export function addApprove(policy: Command): void {
  addSigning(
    policy,
    'approve',
    'approver',
    'approver',
    'approve a proposal, as another than its proposer; prints every sentence first',
  );
}
