import { mkdir } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import type { SigningRole } from '../../../../policies/versions/act.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { makeSigningKey } from '../../../officers/signing-key.ts';
import { output } from '../../../output.ts';

const ROLES: readonly SigningRole[] = ['proposer', 'opinion', 'approver', 'withdrawer', 'authoriser'];

interface OfficerOptions {
  readonly name: string;
  readonly may: readonly SigningRole[];
  readonly keys: string;
  readonly json?: boolean;
}

async function officer(person: string, { name, may, keys, json }: OfficerOptions): Promise<void> {
  if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(person))
    throw new ComityError('USAGE', `\`${person}\` is no name for a person: use small letters, digits, \`-\` and \`.\``);
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const entry = await makeSigningKey(keys, { person, name, may }, new Date());
  if (json) output.json(entry);
  else output.result(stringify([entry]).trimEnd());
  output.remark(
    `the key lies in ${keys}/${person}.pem: it stays with its owner; put the lines above under \`officers:\` in the ring`,
  );
}

/** Adds `comity policy officer`. */
export function addOfficer(policy: Command): void {
  policy
    .command('officer')
    .description('make the key of one who signs policies, and print what the ring of officers says of it')
    .argument('<person>', 'a short name that stays the same, as `maria.tamm`')
    .requiredOption('--name <text>', 'the name that others read')
    .addOption(new Option('--may <role...>', 'what the person may sign as').choices(ROLES).makeOptionMandatory())
    .option('--keys <folder>', 'the folder for the key', 'officer-keys')
    .option('--json', 'print JSON')
    .action(officer);
}
