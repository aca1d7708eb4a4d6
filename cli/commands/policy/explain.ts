import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { stringify } from 'yaml';
import { ComityError } from '../../../schema/errors.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import {
  explainPolicy,
  type Explanation,
  type FieldExplanation,
  type NamedRow,
} from '../../../policies/office/explain/explain-policy.ts';
import { wantedFields } from '../../../policies/office/explain/wanted-fields.ts';
import { parseGiven } from '../../../policies/office/explain/parse-given.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

interface ExplainOptions extends PolicyOptions {
  readonly given?: string;
  readonly set: readonly string[];
  readonly field: readonly string[];
  readonly all?: boolean;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A list as `[a, b]`; what is a flag or a text is told apart by the parser of cases. */
function valueOf(written: string): unknown {
  if (written === 'true' || written === 'false') return written === 'true';
  const list = /^\[(.*)\]$/.exec(written)?.[1];
  return list === undefined
    ? written
    : list
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '');
}

function givenOf(set: readonly string[]): string {
  const given: Record<string, unknown> = {};
  const record: Record<string, unknown> = {};
  for (const each of set) {
    const [, key = '', value = ''] = /^([A-Za-z.]+)=(.*)$/s.exec(each) ?? [];
    if (key === '') throw new ComityError('USAGE', `\`${each}\` is no \`key=value\``);
    if (key.startsWith('record.')) record[key.slice('record.'.length)] = valueOf(value);
    else given[key] = valueOf(value);
  }
  return stringify(Object.keys(record).length === 0 ? given : { ...given, record });
}

async function textOf({ given, set }: ExplainOptions): Promise<{ readonly file: string; readonly text: string }> {
  if (given === undefined) {
    if (set.length === 0) throw new ComityError('USAGE', 'say who asks: give `--given <file>` or `--set key=value`');
    return { file: '--set', text: givenOf(set) };
  }
  if (set.length > 0) throw new ComityError('USAGE', 'give either `--given` or `--set`');
  if (given === '-') return { file: 'stdin', text: await readAll(process.stdin) };
  const text = await readFile(given, 'utf8').catch(() => null);
  if (text === null) throw new ComityError('USAGE', `\`${given}\` cannot be read`);
  return { file: given, text };
}

function place({ id, file, line, because }: NamedRow): string {
  return `\`${id}\` (${file}:${line}), ${because}`;
}

function print(explained: FieldExplanation): void {
  const { field, right, outcome, obligations, reason, deciding, nearest } = explained;
  const verb = right === 'search' ? 'search by ' : '';
  output.result(`${verb}${field}: ${outcome}${reason !== null && deciding.length === 0 ? `: ${reason}` : ''}`);
  for (const row of deciding) output.result(`  decided by ${place(row)}`);
  if (obligations.length > 0) output.result(`  under ${obligations.join(', ')}`);
  if (nearest === null) return;
  output.result(`  nearest: ${place(nearest)}`);
  for (const { cell, meaning, wanted, stated } of nearest.failing) {
    output.result(
      `    ${cell} fails: ${meaning}: it wants ${wanted}, ${stated === null ? 'none is stated' : `stated is ${stated}`}`,
    );
  }
}

function printAll({ member, version, known, fields, release }: Explanation, all: boolean): void {
  output.result(`policy of ${member}, version ${version.slice(0, 12)}`);
  if (known !== null) output.result(known ? 'the record may be known of' : 'the record may not be known of');
  for (const each of fields) if (all || each.outcome !== 'deny') print(each);
  const denied = fields.filter(({ outcome }) => outcome === 'deny').length;
  if (!all && denied > 0)
    output.remark(`${denied} denied fields are not shown: give \`--all\`, or one as \`--field Type.field\``);
  if (release === null) return;
  output.result(`asking ${release.to}: ${release.sent ? 'sent' : `not sent: ${release.reason ?? ''}`}`);
  for (const row of release.matching) output.result(`  by ${place(row)}`);
}

async function explain(folder: string, options: ExplainOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const { file, text } = await textOf(options);
  const { given, faults } = parseGiven(file, text, policy.vocabulary);
  if (given === null) throw new ComityError('USAGE', `who asks is not clear:\n${faults.map(formatFault).join('\n')}`);
  const explained = explainPolicy(policy.country, given, wantedFields(policy.catalogue, given, options.field));
  if (options.json) output.json(explained);
  else printAll(explained, options.all === true || options.field.length > 0);
}

/** Adds `comity policy explain`. */
export function addExplain(policy: Command): void {
  withPolicyOptions(
    policy
      .command('explain')
      .description('why a requester does or does not see a field: the deciding rows, or the nearest permission')
      .argument('<policy>', "a country's folder or code")
      .option('--given <file>', "who asks, why and for what record, as a case's `given` in YAML; `-` reads stdin")
      .option(
        '--set <key=value>',
        'the same by keys, as `role=analyst` or `record.type=Person`; may be repeated',
        collect,
        [],
      )
      .option(
        '--field <Type.field>',
        'a field to explain; the fields of the record unless given; may be repeated',
        collect,
        [],
      )
      .option('--all', 'show what is denied too'),
  ).action(explain);
}
