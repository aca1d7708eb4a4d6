import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../../schema/paths.ts';

const SOURCES = ['package.json', 'schema', 'policies', 'subgraphs', 'gateway', 'cli', 'test'];

/** A copy of the sources as they are straight after `npm ci`: installed, and with nothing compiled. */
export async function freshCheckout(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-start-'));
  for (const name of SOURCES) await cp(fromRoot(name), path.join(folder, name), { recursive: true });
  await symlink(fromRoot('node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
