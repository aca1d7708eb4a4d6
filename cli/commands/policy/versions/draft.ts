import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Activation } from '../../../../policies/versions/act.ts';
import { stateAt } from '../../../../policies/versions/in-force.ts';
import { readChain } from '../../../../policies/versions/read-chain.ts';
import type { Desk } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { output } from '../../../output.ts';
import { memberOf, openDesk, withOfficeOptions, type OfficeOptions } from './office.ts';

interface DraftOptions extends OfficeOptions {
  readonly number?: string;
}

async function activationOf({ store, now }: Desk, number: string | undefined): Promise<Activation> {
  const chain = await readChain(store, 0);
  if (number === undefined) {
    const { inForce } = stateAt(chain, now());
    if (inForce) return inForce.activation;
    throw new ComityError('USAGE', 'nothing is in force: name a version of the history with `--number`');
  }
  const found = chain.find(({ act }) => String(act.number) === number)?.act;
  if (found?.kind === 'activation') return found;
  throw new ComityError('USAGE', `number \`${number}\` of the history is no version: see \`comity policy history\``);
}

async function assertEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new ComityError('USAGE', `\`${folder}\` is not empty: a draft is written into a new folder`);
}

async function draft(named: string, folder: string, options: DraftOptions): Promise<void> {
  const member = memberOf(named);
  if (path.basename(path.resolve(folder)).toUpperCase() !== member)
    throw new ComityError('USAGE', `the folder of a draft is named for its member: \`${member.toLowerCase()}\``);
  const desk = await openDesk(member, options);
  const { content: address, number } = await activationOf(desk, options.number);
  const content = await desk.store.content(address);
  if (content === null)
    throw new ComityError('POLICY_UNAVAILABLE', `the files of number ${number} are not in the store`);
  await assertEmpty(folder);
  const files = Object.entries(content.files);
  for (const [name, text] of files) await writeFile(path.join(folder, name), text, { flag: 'wx' });
  if (options.json) output.json({ member, number, folder, files: files.map(([name]) => name) });
  else output.result(`number ${number} of ${member}: ${files.map(([name]) => name).join(', ')}`);
}

/** Adds `comity policy draft`. */
export function addDraft(policy: Command): void {
  withOfficeOptions(
    policy
      .command('draft')
      .description(
        'write the files of the version in force, or of an earlier one, into a new folder, to change them there',
      )
      .argument('<member>', "the member's code")
      .argument('<folder>', 'a folder that is empty or not there, named for the member as `ee`')
      .option('--number <number>', 'another version of the history'),
  ).action(draft);
}
