import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';

/** A real list is read whole: milliseconds on a busy machine. */
const REAL_LIST_MS = 60_000;

const folder = process.env['COMITY_SHARED_DATA'] ?? fromRoot('..', 'shared', 'data');

/** A real list, which is never part of the repository: its path, or null where this machine does not have it. */
export function realList(name: string): string | null {
  const file = path.join(folder, 'real', name);
  return existsSync(file) ? file : null;
}

/** `it`, or a skipped test whose name says what is missing. */
export function itWithList(name: string): (title: string, run: (file: string) => Promise<void>) => void {
  const file = realList(name);
  return (title, run) => {
    if (file === null)
      it.skip(`${title} (not run: there is no real/${name} in ${folder}; set COMITY_SHARED_DATA)`, () => undefined);
    else it(title, () => run(file), REAL_LIST_MS);
  };
}

/** A folder that holds a file, or the link to it, under the name that a mapping expects. */
export function inbox(file: string, name: string): string {
  const made = mkdtempSync(path.join(tmpdir(), 'comity-inbox-'));
  symlinkSync(file, path.join(made, name));
  return made;
}
