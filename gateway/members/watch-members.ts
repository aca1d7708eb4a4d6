import { createHash } from 'node:crypto';
import { readFileSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import type { Members } from './member.ts';
import { parseMembers } from './parse-members.ts';

/** A file system event may be missed (network file systems, renames): the file is looked at this often as well. */
const POLL_MS = 2000;
/** Editors write in several steps: the file is read when it has been quiet for so long. */
const QUIET_MS = 100;

/** Who is told of a change of the members file. */
export interface MembersListener {
  readonly changed: (members: Members) => void;
  /** The file as it stands is refused, and what held before still holds. */
  readonly refused: (error: ComityError) => void;
}

/** The members in a file; throws `CONFIGURATION_INVALID`. Key files are found beside it. */
export function readMembers(file: string): Members {
  const read = (name: string) => {
    try {
      return readFileSync(path.resolve(path.dirname(file), name), 'utf8');
    } catch (error) {
      throw new ComityError('CONFIGURATION_INVALID', `\`${name}\` cannot be read`, { cause: error });
    }
  };
  return parseMembers(read(path.basename(file)), read);
}

function digest(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return 'absent';
  }
}

function watchFolder(file: string, look: () => void): FSWatcher | null {
  try {
    const watcher = watch(path.dirname(file), { persistent: false }, look);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/** Tells of every change of the members file, valid or not; returns the function that stops it. */
export function watchMembers(file: string, listener: MembersListener): () => void {
  let known = digest(file);
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const found = digest(file);
    if (found === known) return;
    known = found;
    try {
      listener.changed(readMembers(file));
    } catch (error) {
      if (!(error instanceof ComityError)) throw error;
      listener.refused(error);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
    timer.unref();
  };
  const watcher = watchFolder(file, soon);
  const poll = setInterval(look, POLL_MS);
  poll.unref();
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    watcher?.close();
  };
}
