/**
 * Compiles the TypeScript sources into `dist/`, file by file and only what changed, so that every command starts
 * straight after `npm ci`. Types are checked by `npm run types`, not here.
 */
import { transform } from '@swc/core';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const outDir = path.join(root, 'dist');
const SOURCE_FOLDERS = ['schema', 'policies', 'subgraphs', 'gateway', 'cli', 'test'];

const swcOptions = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2022',
    rewriteRelativeImportExtensions: true,
  },
  module: { type: 'es6' },
};

async function sourcesIn(folder) {
  // An image for production holds no tests.
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

async function modifiedAt(file) {
  return stat(file).then(
    (stats) => stats.mtimeMs,
    () => -1,
  );
}

async function compileFile(source) {
  const target = path.join(outDir, source.replace(/\.ts$/, '.js'));
  const sourceTime = await modifiedAt(path.join(root, source));
  if ((await modifiedAt(target)) >= sourceTime) return false;
  const code = await readFile(path.join(root, source), 'utf8');
  const output = await transform(code, { ...swcOptions, filename: path.join(root, source) });
  await mkdir(path.dirname(target), { recursive: true });
  // Two commands may compile at once: each writes a file of its own and renames it into place.
  const temporary = `${target}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, output.code);
  await rename(temporary, target);
  return true;
}

/** Compiles every source newer than its output; resolves to the number of files compiled. */
export async function compile() {
  const sources = (await Promise.all(SOURCE_FOLDERS.map(sourcesIn))).flat();
  const compiled = await Promise.all(sources.map(compileFile));
  return compiled.filter(Boolean).length;
}

/** Removes all compiled output. */
export async function clean() {
  await rm(outDir, { recursive: true, force: true });
}
