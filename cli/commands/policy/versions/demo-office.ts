import path from 'node:path';
import type { Command } from 'commander';
import { isMemberCode } from '../../../../schema/ids.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { nationalCatalogue } from '../../../national-catalogue.ts';
import { ensureFirstVersion } from '../../../officers/first-version.ts';
import { output } from '../../../output.ts';
import { COUNTRIES } from '../read-policy.ts';

interface DemoOfficeOptions {
  readonly members: string;
  readonly policies: string;
  readonly rings: string;
  readonly keys: string;
  readonly stores: string;
}

function membersOf(text: string): readonly string[] {
  const members = text.split(',');
  const wrong = members.find((member) => !isMemberCode(member));
  if (wrong === undefined) return members;
  throw new ComityError('USAGE', `\`${wrong}\` is no member`);
}

async function demoOffice({ members, policies, rings, keys, stores }: DemoOfficeOptions): Promise<void> {
  for (const member of membersOf(members)) {
    const place = {
      store: path.join(stores, member, 'policy'),
      ring: path.join(rings, `${member}.yaml`),
      keys: path.join(keys, member),
    };
    const folder = path.join(policies, member.toLowerCase());
    await ensureFirstVersion({ member, folder, place, options: { catalogue: nationalCatalogue(member) } });
    output.remark(`${member}: officers of the demonstration, and a first version signed by them`);
  }
}

/** Adds `comity policy demo-office`. */
export function addDemoOffice(policy: Command): void {
  policy
    .command('demo-office')
    .description(
      'for a trial: make the officers of members with their keys, and sign a first version where there is none; production refuses it',
    )
    .requiredOption('--members <codes>', 'the members, separated by commas')
    .option('--policies <folder>', 'folder with the policy of each member', COUNTRIES)
    .requiredOption('--rings <folder>', 'folder for the rings of officers, which the hub and the countries read')
    .requiredOption('--keys <folder>', 'folder for the private keys, which nobody else may read')
    .requiredOption('--stores <folder>', 'folder with the data folder of each member, by its code')
    .action(demoOffice);
}
