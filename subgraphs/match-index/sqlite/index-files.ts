import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * The files of an index in its folder. What is being built is `index-<n>.building`; the rename to `index-<n>.sqlite`,
 * after its content is on the disk, is the swap. INVARIANT: a file of the second name is whole.
 */
export interface IndexFiles {
  /** The whole file with the highest number; null where there is none. */
  newest(): string | null;
  /** The name of a file to build. */
  next(): string;
  /** Puts a built file in place and gives its name; the file must be closed. */
  publish(building: string): string;
  /** Removes a file, and what SQLite may have left beside it. */
  remove(file: string): void;
  /** Removes every file but one: leftovers of builds that did not end, and what they were to replace. */
  removeAllBut(file: string | null): void;
}

const WHOLE = /^index-(\d+)\.sqlite$/u;
const ANY = /^index-(\d+)\.(?:sqlite|building)(?:-journal|-wal|-shm)?$/u;

function syncToDisk(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The files of the index in `folder`, which is made where it is missing, readable to its owner alone. */
export function indexFiles(folder: string): IndexFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const numbersOf = (pattern: RegExp) =>
    readdirSync(folder).flatMap((name) => {
      const number = pattern.exec(name)?.[1];
      return number === undefined ? [] : [{ file: path.join(folder, name), number: Number(number) }];
    });
  const highest = (pattern: RegExp) => numbersOf(pattern).sort((a, b) => b.number - a.number)[0];
  const remove = (file: string) => {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  };
  return {
    newest: () => highest(WHOLE)?.file ?? null,
    next: () => path.join(folder, `index-${(highest(ANY)?.number ?? 0) + 1}.building`),
    publish(building) {
      const whole = building.replace(/\.building$/u, '.sqlite');
      syncToDisk(building);
      renameSync(building, whole);
      syncToDisk(folder);
      return whole;
    },
    remove,
    removeAllBut(kept) {
      for (const { file } of numbersOf(ANY)) if (file !== kept) rmSync(file, { force: true });
    },
  };
}
