import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { signStatement } from '../../../policies/authorisations/signature.ts';
import type {
  AuthorisationStatement,
  Statement,
  StatementSignature,
} from '../../../policies/authorisations/statement.ts';
import { canonicalJson } from '../../../schema/protocol/canonical-json.ts';
import { ComityError } from '../../../schema/errors.ts';
import { askDesk } from '../../client/ask-desk.ts';
import type { SigningKey } from '../../officers/signing-key.ts';
import { output } from '../../output.ts';
import { asOfficer, isDone, withDesk, type DeskOptions, type DeskOutcome } from '../desk-options.ts';
import { memberOf, signerOf } from '../policy/versions/office.ts';
import { readStatement, statementSentence } from './statement-file.ts';
import { AUTHORISATION, printRequests, REQUEST, type ToldAuthorisation, type ToldRequest } from './told-requests.ts';

interface SignerOptions extends DeskOptions {
  readonly key?: string;
}

interface DecideOptions extends SignerOptions {
  readonly grant?: string;
  readonly refuse?: string;
  readonly tell?: boolean;
}

interface GrantOptions extends SignerOptions {
  readonly consent?: string;
}

const DECIDE = `mutation ($of: MemberCode!, $id: ID!, $decision: AuthorisationDecisionInput!) {
  decideAuthorisation(of: $of, id: $id, decision: $decision) { outcome reason request { ${REQUEST} } }
}`;
const GRANT = `mutation ($of: MemberCode!, $grant: SignedAuthorisationInput!) {
  grantAuthorisation(of: $of, grant: $grant) { outcome reason authorisation { ${AUTHORISATION} } }
}`;

/** The signature of whoever signs, made on this machine. */
export function signedNow(
  statement: Statement,
  { person, keyId, privateKey }: SigningKey,
  role: StatementSignature['role'] = 'authoriser',
): StatementSignature {
  return signStatement(statement, { role, person, key: keyId, at: new Date().toISOString() }, privateKey);
}

async function signed(
  file: string,
  member: string,
  options: SignerOptions,
): Promise<{ readonly statement: AuthorisationStatement; readonly grant: Readonly<Record<string, unknown>> }> {
  const statement = await readStatement(file);
  if (statement.owner !== member)
    throw new ComityError('USAGE', `\`${file}\` is about records of \`${statement.owner}\``);
  output.remark(statementSentence(statement));
  const signature = signedNow(statement, await signerOf(member, options, 'approver'));
  return { statement, grant: { statement: canonicalJson(statement), signature } };
}

async function decide(named: string, id: string, options: DecideOptions): Promise<void> {
  const { grant, refuse, tell = false } = options;
  if ((grant === undefined) === (refuse === undefined))
    throw new ComityError('USAGE', 'give `--grant` with a drafted statement, or `--refuse` with the reason');
  const member = memberOf(named);
  const decision =
    grant === undefined
      ? { refuse: { reason: refuse, tell } }
      : { grant: (await signed(grant, member, options)).grant };
  const to = await asOfficer(member, options);
  const result = await askDesk<DeskOutcome & { readonly request: ToldRequest | null }>(to, member, DECIDE, {
    id,
    decision,
  });
  if (!isDone(result, options)) return;
  if (options.json) output.json(result);
  else printRequests(result.request === null ? [] : [result.request]);
}

async function grant(named: string, file: string, options: GrantOptions): Promise<void> {
  const member = memberOf(named);
  const made = await signed(file, member, options);
  const consent = options.consent === undefined ? null : (await readFile(options.consent, 'utf8')).trim();
  const to = await asOfficer(member, options);
  const result = await askDesk<DeskOutcome & { readonly authorisation: ToldAuthorisation | null }>(to, member, GRANT, {
    grant: { ...made.grant, consent },
  });
  if (!isDone(result, options)) return;
  if (options.json) output.json(result);
  else output.result(`in force: ${result.authorisation?.id ?? ''}`);
}

function withSigningKey(command: Command): Command {
  return withDesk(command).option('--key <file>', "the key of whoever signs; the demo officer's unless given");
}

/** Adds `comity authorisation decide`. */
export function addDecide(authorisation: Command): void {
  withSigningKey(
    authorisation
      .command('decide')
      .description('grant a request with a statement that is signed here, or refuse it; 1 where it is not done')
      .argument('<member>', "the owner's code")
      .argument('<request>', 'the id of the request')
      .option('--grant <file>', 'the statement that `draft` printed')
      .option('--refuse <reason>', 'why it is refused')
      .option('--tell', 'whoever asked may be told the reason'),
  ).action(decide);
}

/** Adds `comity authorisation grant`. */
export function addGrant(authorisation: Command): void {
  withSigningKey(
    authorisation
      .command('grant')
      .description("sign and put in force what nobody asked for here, or file an originator's consent")
      .argument('<member>', "the owner's code")
      .argument('<file>', 'the statement that `draft` printed')
      .option('--consent <file>', "the originator's signature, where it is an originator's consent"),
  ).action(grant);
}
