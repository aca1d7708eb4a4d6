import type { Command } from 'commander';
import { parseRevocation } from '../../../policies/authorisations/statement-shape.ts';
import { askDesk } from '../../client/ask-desk.ts';
import { output } from '../../output.ts';
import { asOfficer, isDone, withDesk, type DeskOptions, type DeskOutcome } from '../desk-options.ts';
import { memberOf, signerOf } from '../policy/versions/office.ts';
import { signedNow } from './decide.ts';

interface RevokeOptions extends DeskOptions {
  readonly key?: string;
  readonly reason: string;
  readonly withdrawer?: boolean;
}

const QUERY = `mutation ($of: MemberCode!, $id: ID!, $reason: String!, $signature: StatementSignatureInput!) {
  revokeAuthorisation(of: $of, id: $id, reason: $reason, signature: $signature) { outcome reason authorisation { id state } }
}`;

async function revoke(named: string, id: string, options: RevokeOptions): Promise<void> {
  const member = memberOf(named);
  const { reason, withdrawer, json } = options;
  const statement = parseRevocation({ kind: 'revocation', owner: member, authorisation: id, reason });
  const signer = await signerOf(member, options, 'approver');
  const signature = signedNow(statement, signer, withdrawer ? 'withdrawer' : 'authoriser');
  const to = await asOfficer(member, options);
  const result = await askDesk<DeskOutcome>(to, member, QUERY, { id, reason, signature });
  if (!isDone(result, options)) return;
  if (json) output.json(result);
  else output.result(`revoked: ${id}`);
}

/** Adds `comity authorisation revoke`. */
export function addRevoke(authorisation: Command): void {
  withDesk(
    authorisation
      .command('revoke')
      .description('end an authorisation at once, in every process of the owner; one signature is enough')
      .argument('<member>', "the owner's code")
      .argument('<id>', 'the whole id of the authorisation')
      .requiredOption('--reason <text>', 'why, for the record')
      .option('--withdrawer', 'sign as one who may withdraw, instead of one who may authorise')
      .option('--key <file>', "the key of whoever signs; the demo officer's unless given"),
  ).action(revoke);
}
