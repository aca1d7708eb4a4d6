import type { Command } from 'commander';
import { signConsent } from '../../../policies/authorisations/signature.ts';
import { readSigningKey } from '../../officers/signing-key.ts';
import { output } from '../../output.ts';
import { readStatement, statementSentence } from './statement-file.ts';

interface ConsentOptions {
  readonly key: string;
  readonly json?: boolean;
}

async function consent(file: string, { key, json }: ConsentOptions): Promise<void> {
  const statement = await readStatement(file);
  output.remark(statementSentence(statement));
  const { privateKey } = await readSigningKey(key, statement.issuer);
  const signature = signConsent(statement, privateKey);
  if (json) output.json({ consent: signature });
  else output.result(signature);
}

/** Adds `comity authorisation consent`. */
export function addConsent(authorisation: Command): void {
  authorisation
    .command('consent')
    .description("print an originator's signature on a statement of onward transfer, for the owner's officer to file")
    .argument('<file>', "the statement that the owner's `draft` printed")
    .requiredOption('--key <file>', "the originator's key, with which it signs its declarations")
    .option('--json', 'print JSON: {consent}')
    .action(consent);
}
