import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ComityError } from '../schema/errors.ts';

/** Bytes that one file of a policy may have. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** How often files that change while they are read are read anew. */
const TRIES = 20;
/** How long files must have been left alone, in milliseconds, to be taken for written whole. */
const QUIET_MS = 50;

function isMissing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

interface Reading {
  readonly text: string | null;
  readonly stamp: string;
  /** When the file was last written, in milliseconds since the epoch. */
  readonly written: number;
}

async function read(file: string): Promise<Reading> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (isMissing(error)) return { text: null, stamp: 'none', written: 0 };
    throw error;
  }
  try {
    const { size, mtimeNs, ino } = await handle.stat({ bigint: true });
    if (size > MOST_BYTES) {
      throw new ComityError('POLICY_INVALID', `\`${file}\` has more than ${MOST_BYTES} bytes: divide the policy`);
    }
    const text = await handle.readFile('utf8');
    return { text, stamp: `${ino}:${size}:${mtimeNs}`, written: Number(mtimeNs / 1_000_000n) };
  } finally {
    await handle.close();
  }
}

function areEqual(before: readonly Reading[], after: readonly Reading[]): boolean {
  return after.every(({ stamp, text }, index) => stamp === before[index]?.stamp && text === before[index].text);
}

/**
 * The texts of files, null where there is none, as they stood together at one moment: files that change while they are
 * read, or were written just before, are read anew until they have been left alone. Throws `POLICY_INVALID` where they
 * do not come to rest within a second, or one is too large.
 */
export async function readSettled(files: readonly string[]): Promise<readonly (string | null)[]> {
  let before = await Promise.all(files.map(read));
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const quietSince = Date.now() - QUIET_MS;
    // A time of writing that lies ahead, as when a clock jumped back, is no sign that somebody writes for ever.
    if (before.some(({ written }) => written > quietSince)) await pause(QUIET_MS);
    const after = await Promise.all(files.map(read));
    if (areEqual(before, after)) return after.map(({ text }) => text);
    before = after;
  }
  throw new ComityError('POLICY_INVALID', `\`${files[0] ?? ''}\` and files beside it change while they are read`);
}
