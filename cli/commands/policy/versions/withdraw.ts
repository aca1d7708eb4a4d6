import type { Command } from 'commander';
import type { SignedAct } from '../../../../policies/versions/act.ts';
import { assertWithdrawable } from '../../../../policies/versions/withdrawable.ts';
import { draftWithdrawal, putInForce, type Desk, type PutInForce } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { signAs, type SigningKey } from '../../../officers/signing-key.ts';
import { tellPutInForce } from './activate.ts';
import { memberOf, openDesk, signerOf, withSigner, type OfficeOptions } from './office.ts';

interface WithdrawOptions extends OfficeOptions {
  readonly all?: boolean;
  readonly reason: string;
}

/** How often a withdrawal is signed anew when others are faster: it may not fail for that. */
const TRIES = 5;

async function withdrawn(
  desk: Desk,
  what: { readonly rows: readonly string[] | null; readonly reason: string },
  key: SigningKey,
): Promise<readonly [PutInForce, SignedAct]> {
  for (let attempt = 1; ; attempt += 1) {
    const act = await draftWithdrawal(desk, what);
    const signed = { act, signatures: [signAs(act, 'withdrawer', key, desk.now())] };
    const came = await putInForce(desk, signed);
    if (came.kind !== 'overtaken' || attempt === TRIES) return [came, signed];
  }
}

async function withdraw(named: string, rows: readonly string[], options: WithdrawOptions): Promise<void> {
  if ((rows.length === 0) === (options.all !== true))
    throw new ComityError('USAGE', 'name the rows to withdraw, or give `--all` to deny everything');
  const member = memberOf(named);
  const desk = await openDesk(member, options);
  await assertWithdrawable(desk, rows);
  const key = await signerOf(member, options, 'controller');
  const [came, signed] = await withdrawn(desk, { rows: rows.length === 0 ? null : rows, reason: options.reason }, key);
  tellPutInForce(came, signed, options);
}

/** Adds `comity policy withdraw`. */
export function addWithdraw(policy: Command): void {
  withSigner(
    policy
      .command('withdraw')
      .description(
        'emergency: take permissions or releases out of force at once, or everything; one signature is enough',
      )
      .argument('<member>', "the member's code")
      .argument('[rows...]', 'ids of the permissions or releases; a restriction stays in force')
      .option('--all', 'deny everything until another version is in force')
      .requiredOption('--reason <text>', 'why, for the record'),
  ).action(withdraw);
}
