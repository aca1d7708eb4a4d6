import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  const manifest = path.join(from, 'package.json');
  if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "comity"')) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('the folder of Comity was not found above its own code');
  return findRoot(parent);
}

/** Absolute path of the checkout, found from the compiled output and from the sources alike. */
export const repositoryRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file of the checkout, given by its parts from the top. */
export function fromRoot(...parts: readonly string[]): string {
  return path.join(repositoryRoot, ...parts);
}
