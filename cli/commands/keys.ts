import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMemberCode } from '../../schema/ids.ts';
import { ComityError } from '../../schema/errors.ts';
import { output } from '../output.ts';
import { ensureKeyFiles } from '../supervisor/keys.ts';

interface KeysOptions {
  readonly members?: string;
  readonly passwords?: string;
  readonly shared?: boolean;
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((word) => word !== '');
}

function checked(words: readonly string[], kind: string, isRight: (word: string) => boolean): readonly string[] {
  const wrong = words.find((word) => !isRight(word));
  if (wrong === undefined) return words;
  throw new ComityError('USAGE', `\`${wrong}\` is no ${kind}`);
}

async function makePassword(file: string): Promise<void> {
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
}

async function makeKeys(folder: string, options: KeysOptions): Promise<void> {
  const members = checked(listOf(options.members), 'member', isMemberCode);
  const names = checked(listOf(options.passwords), 'name of a password', (word) => /^[a-z0-9-]+$/.test(word));
  await ensureKeyFiles(folder, members);
  for (const name of names) await makePassword(path.join(folder, `${name}.password`));
  // The folder stays its owner's alone: what is mounted out of it must be readable to whoever runs in the container.
  const files = (await readdir(folder)).sort();
  await chmod(folder, 0o700);
  if (options.shared) for (const file of files) await chmod(path.join(folder, file), 0o444);
  for (const file of files) output.result(path.join(folder, file));
}

/** Adds `comity keys`. */
export function addKeys(program: Command): void {
  program
    .command('keys')
    .description('make the keys and passwords of a federation that are not there yet; what is there is kept')
    .argument('<folder>', 'folder to make them in')
    .option('--members <codes>', 'members to make a call key and a record key for, separated by commas')
    .option('--passwords <names>', 'passwords to make, separated by commas: a file NAME.password each')
    .option('--shared', 'let every user read the files, so that a container can: the folder alone guards them')
    .action(makeKeys);
}
