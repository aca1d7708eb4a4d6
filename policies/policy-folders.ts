import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../schema/errors.ts';
import { TABLE_FILES } from './language/country-tables.ts';

async function entries(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    throw new ComityError('USAGE', `there is no folder \`${folder}\``);
  }
}

function holdsPolicy(names: readonly string[]): boolean {
  return names.some((name) => TABLE_FILES.some((file) => file === name));
}

/** The folders of policies at a path: the folder itself where it holds one, else those in it that do, sorted. */
export async function policyFolders(folder: string): Promise<readonly string[]> {
  const found = await entries(folder);
  if (holdsPolicy(found.map(({ name }) => name))) return [folder];
  const inner = found.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  const holding = await Promise.all(
    inner.map(async (each) => (holdsPolicy((await entries(each)).map(({ name }) => name)) ? [each] : [])),
  );
  const folders = holding.flat().toSorted();
  if (folders.length === 0) throw new ComityError('USAGE', `\`${folder}\` holds no policy`);
  return folders;
}
