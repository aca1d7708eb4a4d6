import type { Command } from 'commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { checkMapping, type CheckResult } from '../../subgraphs/mapping/check.ts';
import type { EntrySummary, MappingSummary } from '../../subgraphs/mapping/check/scan-summary.ts';
import { diagnose } from '../../subgraphs/mapping/doctor.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { loadMapping, parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { EXIT } from '../exit-code.ts';
import { output, table } from '../output.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { sourceConnection, type SourceOptions } from './source-connection.ts';

interface CountryOptions extends SourceOptions {
  readonly json?: boolean;
}

function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function row(entry: EntrySummary): readonly string[] {
  return [
    entry.part === null ? entry.type : `${entry.type} (${entry.part})`,
    entry.entity,
    String(entry.rows),
    String(entry.records),
    String(entry.leftOut),
    counted(entry.rejected),
    String(entry.duplicates),
    String(entry.keyedByContent),
  ];
}

function printSummary(summary: MappingSummary): void {
  const header = ['type', 'entity', 'rows', 'records', 'left out', 'rejected', 'duplicates', 'without a key'];
  output.result(`${summary.member} ${summary.system}, as of ${summary.asOf}`);
  output.result(table([header, ...summary.entries.map(row)]));
  for (const entry of summary.entries) {
    for (const [field, codes] of Object.entries(entry.unknownCodes))
      output.result(`unknown codes of ${field}: ${counted(codes)}`);
    const empty = counted(entry.emptyFields);
    if (empty !== '') output.result(`empty in ${entry.type}: ${empty}`);
  }
}

async function runCheck(folder: string, options: CountryOptions): Promise<CheckResult> {
  const connection = parseMapping(folder).mapping === null ? null : await sourceConnection(folder, options);
  if (connection === null) return checkMapping(folder, null);
  const adapter = await openAdapter(loadMapping(folder).source, connection);
  try {
    output.remark('reading the live source …');
    return await checkMapping(folder, adapter);
  } finally {
    await adapter.close();
  }
}

async function check(folder: string, options: CountryOptions): Promise<void> {
  const result = await runCheck(folder, options);
  if (options.json) output.json(result);
  else {
    for (const fault of result.faults) output.result(formatFault(fault));
    if (result.summary) printSummary(result.summary);
    else output.remark('no live source was read: give `--url` or `--file`, or start the federation');
    const errors = result.faults.filter((fault) => fault.severity === 'error').length;
    output.result(`${errors} faults, ${result.faults.length - errors} warnings`);
  }
  if (result.faults.some((fault) => fault.severity === 'error')) process.exitCode = EXIT.no;
}

async function readBefore(file: string): Promise<MappingSummary | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as MappingSummary);
}

async function doctor(folder: string, options: CountryOptions): Promise<void> {
  const mapping = loadMapping(folder);
  const connection = await sourceConnection(folder, options);
  if (connection === null) throw new ComityError('USAGE', 'give `--url` or `--file`, or start the federation');
  const remembered = path.join(dataFolder(), 'doctor', `${mapping.member}-${mapping.system}.json`);
  const { findings, summary } = await diagnose(mapping, () => openAdapter(mapping.source, connection), {
    now: new Date(),
    before: await readBefore(remembered),
  });
  if (options.json) output.json({ findings });
  else if (findings.length === 0) output.result('nothing is wrong');
  else for (const finding of findings) output.result(`${finding.kind}: ${finding.message}\n  ${finding.help}`);
  if (findings.length > 0) process.exitCode = EXIT.no;
  if (summary === null) return;
  await mkdir(path.dirname(remembered), { recursive: true, mode: 0o700 });
  await writeFile(remembered, JSON.stringify(summary), { mode: 0o600 });
}

/** Adds `comity country …`. */
export function addCountry(program: Command): void {
  const country = program.command('country').description("a country's national systems and their mappings");
  const add = (name: string, description: string, action: (folder: string, options: CountryOptions) => Promise<void>) =>
    country
      .command(name)
      .description(description)
      .argument('<folder>', 'folder of the system, such as subgraphs/countries/ee/upr')
      .option('--url <url>', 'where the system is; the account comes from COMITY_SOURCE_USERNAME, _PASSWORD or _TOKEN')
      .option('--file <path>', 'the export to read, for a system of files')
      .option('--json', 'print JSON')
      .action(action);
  add('check', 'report every fault of a mapping with file and line, and what it makes of the live source', check);
  add('doctor', 'find what is wrong with a running system', doctor);
}
