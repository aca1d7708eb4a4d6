import type { Command } from 'commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../../schema/errors.ts';
import { parseCountry, TABLE_FILES } from '../../../policies/language/country-tables.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import { loadCommon } from '../../../policies/load-common.ts';
import { exportDmn } from '../../../policies/office/dmn/export-dmn.ts';
import { importDmn } from '../../../policies/office/dmn/import-dmn.ts';
import { isHubRow } from '../../../policies/load.ts';
import { EXIT } from '../../exit-code.ts';
import { nationalCatalogue } from '../../national-catalogue.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

async function exported(folder: string, options: PolicyOptions): Promise<void> {
  const { country, compared } = await readPolicy(folder, options);
  const own = country.restrictions.filter((placed) => !isHubRow(placed)).map(({ row }) => row);
  const xml = await exportDmn({ ...compared, restrictions: own });
  if (options.json) output.json({ member: compared.head.member, dmn: xml });
  else output.result(xml.trimEnd());
}

async function imported(file: string, folder: string, options: PolicyOptions): Promise<void> {
  const xml = await readFile(file, 'utf8').catch(() => null);
  if (xml === null) throw new ComityError('USAGE', `\`${file}\` cannot be read`);
  const found = await importDmn(xml);
  const report = (faults: readonly string[]): void => {
    if (options.json) output.json({ written: [], faults });
    else for (const fault of faults) output.result(`fault: ${fault}`);
    process.exitCode = EXIT.no;
  };
  if (found.kind === 'faulty') {
    report(found.faults);
    return;
  }
  const { groups } = await loadCommon(options.groups === undefined ? {} : { groupsFile: options.groups });
  const member = path.basename(path.resolve(folder)).toUpperCase();
  const { faults } = parseCountry(folder, found.texts, nationalCatalogue(member), groups);
  if (faults.length > 0) {
    report(faults.map(formatFault));
    return;
  }
  await mkdir(folder, { recursive: true });
  const written = TABLE_FILES.map((name) => path.join(folder, name));
  try {
    for (const name of TABLE_FILES) await writeFile(path.join(folder, name), found.texts[name] ?? '', { flag: 'wx' });
  } catch (cause) {
    throw new ComityError('USAGE', `\`${folder}\` holds a policy already: import into a new folder`, { cause });
  }
  if (options.json) output.json({ written, faults: [] });
  else for (const name of written) output.result(name);
}

/** Adds `comity policy export dmn` and `comity policy import dmn`. */
export function addDmn(policy: Command): void {
  withPolicyOptions(
    policy
      .command('export')
      .description('write a policy for another program')
      .command('dmn')
      .description('write a policy as DMN 1.3, on stdout')
      .argument('<policy>', "a country's folder or code"),
  ).action(exported);
  withPolicyOptions(
    policy
      .command('import')
      .description('read a policy from another program into a new folder')
      .command('dmn')
      .description('read a policy from DMN into a new folder; nothing is written where it has a fault')
      .argument('<file>', 'the DMN file')
      .argument('<folder>', 'the folder to make, named for the member'),
  ).action(imported);
}
