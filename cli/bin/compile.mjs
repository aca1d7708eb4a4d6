/**
 * Compiles the TypeScript sources into `dist/`, file by file and only what changed, so that every command starts
 * straight after `npm ci`. Types are checked by `npm run types`, not here.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const outDir = path.join(root, 'dist');
/** What the command is made of; an image for production holds nothing else. */
const PRODUCT_FOLDERS = ['schema', 'policies', 'subgraphs', 'gateway', 'cli'];

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

/** Somebody may be writing as this looks. */
const GONE_IS_FINE = { throwIfNoEntry: false };

/** The files of a folder, however deep, with when each was changed; at once, since a promise for each takes longer. */
function filesIn(folder, ending) {
  const found = new Map();
  const look = (name) => {
    for (const entry of readdirSync(path.join(folder, name), { withFileTypes: true })) {
      const inner = path.join(name, entry.name);
      if (entry.isDirectory()) look(inner);
      else if (entry.name.endsWith(ending)) found.set(inner, statSync(path.join(folder, inner), GONE_IS_FINE)?.mtimeMs);
    }
  };
  look('');
  return found;
}

function outputsIn(folder) {
  try {
    return filesIn(path.join(outDir, folder), '.js');
  } catch {
    return new Map();
  }
}

function staleIn(folder) {
  const outputs = outputsIn(folder);
  return [...filesIn(path.join(root, folder), '.ts')]
    .filter(([name, changed]) => !name.endsWith('.d.ts') && !(outputs.get(name.replace(/\.ts$/, '.js')) >= changed))
    .map(([name]) => path.join(folder, name));
}

async function compileFile(source, transform) {
  const target = path.join(outDir, source.replace(/\.ts$/, '.js'));
  const code = await readFile(path.join(root, source), 'utf8');
  const output = await transform(code, { ...swcOptions, filename: path.join(root, source) });
  await mkdir(path.dirname(target), { recursive: true });
  // Two commands may compile at once: each writes a file of its own and renames it into place.
  const temporary = `${target}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, output.code);
  await rename(temporary, target);
}

/** Compiles every source newer than its output, of the product and of `more` folders; resolves to their number. */
export async function compile(more = []) {
  const stale = [...new Set([...PRODUCT_FOLDERS, ...more])].flatMap(staleIn);
  if (stale.length === 0) return 0;
  // Loaded where there is something to compile: most commands find all done.
  const { transform } = await import('@swc/core');
  await Promise.all(stale.map((source) => compileFile(source, transform)));
  return stale.length;
}
