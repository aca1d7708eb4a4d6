import type { Command } from 'commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../../schema/errors.ts';
import { TABLE_FILES } from '../../../policies/language/country-tables.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import { loadCommon } from '../../../policies/load-common.ts';
import { exportPolicy, importPolicy } from '../../../policies/office/dmn/exchange.ts';
import { EXIT } from '../../exit-code.ts';
import { nationalCatalogue } from '../../national-catalogue.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

async function exported(folder: string, options: PolicyOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const xml = await exportPolicy(policy);
  if (options.json) output.json({ member: policy.compared.head.member, dmn: xml });
  else output.result(xml.trimEnd());
}

async function imported(file: string, folder: string, options: PolicyOptions): Promise<void> {
  const xml = await readFile(file, 'utf8').catch(() => null);
  if (xml === null) throw new ComityError('USAGE', `\`${file}\` cannot be read`);
  const { groups } = await loadCommon(options.groups === undefined ? {} : { groupsFile: options.groups });
  const member = path.basename(path.resolve(folder)).toUpperCase();
  const found = await importPolicy(xml, folder, { catalogue: nationalCatalogue(member), groups });
  if (found.kind === 'faulty') {
    const faults = [...found.messages, ...found.faults.map(formatFault)];
    if (options.json) output.json({ written: [], faults });
    else for (const fault of faults) output.result(`fault: ${fault}`);
    process.exitCode = EXIT.no;
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
