import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openPostgresAudit } from '../../gateway/audit/postgres-audit-store.ts';
import { ComityError } from '../../schema/errors.ts';
import type { ChainVerdict } from '../../schema/audit/hash-chain.ts';
import { isMemberCode } from '../../schema/ids.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { EXIT } from '../exit-code.ts';
import { output } from '../output.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { runningFederation } from '../supervisor/processes-file.ts';
import { prepareAudit } from '../processes/prepare-audit.ts';
import { databaseAddress } from '../processes/database-address.ts';

interface PrepareOptions {
  readonly url: string;
  readonly passwordFile?: string;
  readonly writer: string;
  readonly writerPasswordFile?: string;
}

interface AuditOptions {
  readonly country?: string;
  readonly json?: boolean;
}

/** An audit as the command reads it: the hub's, or a country's register of disclosures. */
interface ReadableAudit {
  verify(): Promise<ChainVerdict>;
  export(by: string): AsyncIterable<string>;
  close(): Promise<void>;
}

async function hubAuditUrl(): Promise<string> {
  const given = process.env['COMITY_AUDIT_URL'];
  if (given !== undefined) return databaseAddress(given, process.env['COMITY_AUDIT_PASSWORD_FILE']);
  const folder = dataFolder();
  const federation = await runningFederation(folder);
  if (!federation) {
    const hint = 'start one with `npm start`, or set COMITY_AUDIT_URL';
    throw new ComityError('USAGE', `no embedded federation runs in \`${folder}\`: ${hint}`);
  }
  const text = await readFile(path.join(folder, 'gateway.json'), 'utf8');
  return (JSON.parse(text) as { readonly auditUrl: string }).auditUrl;
}

async function opened(options: AuditOptions): Promise<ReadableAudit> {
  if (options.country === undefined) return openPostgresAudit({ url: await hubAuditUrl() });
  const country = options.country.toUpperCase();
  const file = path.join(dataFolder(), 'countries', country, 'register.sqlite');
  if (!isMemberCode(country) || !existsSync(file))
    throw new ComityError('USAGE', `there is no register of \`${options.country}\` in \`${dataFolder()}\``);
  return openRegister({ file });
}

async function verify(options: AuditOptions): Promise<void> {
  const audit = await opened(options);
  try {
    const verdict = await audit.verify();
    if (options.json) output.json(verdict);
    else if (verdict.kind === 'intact') output.result(`${verdict.checked} records checked: the chain holds`);
    else output.result(`${verdict.checked} records checked: record ${verdict.at} breaks the chain (${verdict.fault})`);
    if (verdict.kind === 'broken') process.exitCode = EXIT.no;
  } finally {
    await audit.close();
  }
}

async function exportAudit(options: AuditOptions & { readonly by: string }): Promise<void> {
  const audit = await opened(options);
  try {
    for await (const line of audit.export(options.by)) output.result(line);
  } finally {
    await audit.close();
  }
}

async function prepare(options: PrepareOptions): Promise<void> {
  await prepareAudit({
    ownerUrl: await databaseAddress(options.url, options.passwordFile),
    writer: options.writer,
    writerPasswordFile: options.writerPasswordFile,
  });
  output.result(`the audit is ready: ${options.writer} adds and reads records, and nothing else`);
}

/** Adds `comity audit …`. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description("the hub's audit, or a country's register of disclosures");
  const country = ['--country <code>', "the register of this country instead of the hub's audit"] as const;
  audit
    .command('verify')
    .description('check the hash chain; exits 1 at the first break')
    .option(...country)
    .option('--json', 'print JSON')
    .action(verify);
  audit
    .command('export')
    .description('print every record as a JSON line; the export is itself recorded')
    .option(...country)
    .option('--by <person>', 'who exports, for the record', process.env['USER'] ?? 'operator')
    .action(exportAudit);
  audit
    .command('prepare')
    .description("make or update the tables of the hub's audit, and the account that gateways write it with")
    .requiredOption('--url <url>', 'PostgreSQL, with the account that shall own the tables')
    .option('--password-file <file>', 'file with the password of that account')
    .option('--writer <account>', 'account of the gateways, made where it is missing', 'comity_audit_writer')
    .option('--writer-password-file <file>', 'file with the password to give the account of the gateways')
    .action(prepare);
}
