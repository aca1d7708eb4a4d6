import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { parseSignedAuthorisation } from '../../policies/authorisations/statement-shape.ts';
import {
  LONGEST_DAYS,
  statementId,
  type SignedAuthorisation,
  type SignedRevocation,
} from '../../policies/authorisations/statement.ts';
import { createDurably } from '../../policies/versions/durable-file.ts';
import { systemCode } from '../../policies/versions/system-code.ts';
import { ComityError } from '../../schema/errors.ts';
import { watchFolder } from './watch-folder.ts';

/** What came of keeping an act: another of the same id is there already. */
export type Kept = 'kept' | 'there';

/** What the folders hold: ids of authorisations that are not ended, and of those that are revoked. */
export interface ActNames {
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
  /** Files whose name is no id. */
  readonly strange: readonly string[];
}

/** Where a country keeps what its officers have signed, each act in a file of its own. */
export interface ActStore {
  /** Rejects where the folders cannot be read. */
  names(): Promise<ActNames>;
  /** The value in the file of an authorisation, null where there is none; rejects where it cannot be read as JSON. */
  granted(id: string): Promise<unknown>;
  revoked(id: string): Promise<unknown>;
  /** Keeps an authorisation, which is durable when this resolves; one that has ended is not kept anew. */
  grant(signed: SignedAuthorisation): Promise<Kept>;
  /** Ends an authorisation. INVARIANT: two places then say so, so that the loss of one of them brings nothing back. */
  revoke(signed: SignedRevocation, at: Date): Promise<Kept>;
  /** Puts an authorisation away that ended at a time. */
  end(id: string, at: Date): Promise<void>;
  /** Puts an authorisation away that is revoked. INVARIANT: that is remembered until the time of its statement is over. */
  endRevoked(id: string, at: Date): Promise<void>;
  /** Removes what ended before a time; resolves to how many authorisations that were. */
  forgetBefore(time: Date): Promise<number>;
  /** Calls back when something may have changed; the function ends that. */
  watch(changed: () => void): () => void;
}

const ID = /^[0-9a-f]{64}$/;
const DAY_MS = 86_400_000;

function idOf(name: string): string {
  return path.basename(name, '.json');
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null;
    throw new ComityError('POLICY_INVALID', `\`${path.basename(file)}\` cannot be read as JSON`, { cause });
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/**
 * As of when a revoked authorisation counts as ended. Before its time is over its statement, which others have seen signed, could
 * be filed once more; of one that cannot be read it is taken that it would hold for as long as any.
 */
function endOfRevoked(value: unknown, at: Date): Date {
  try {
    const until = new Date(parseSignedAuthorisation(value).statement.until);
    return until > at ? until : at;
  } catch {
    return new Date(at.getTime() + 2 * LONGEST_DAYS * DAY_MS);
  }
}

/**
 * Opens the store in a folder, which is made where it is missing: `granted/`, `revoked/` and `ended/`, with a file an act
 * under the id of its authorisation. Several processes of one machine may share it.
 */
export async function openActStore(folder: string): Promise<ActStore> {
  const [granted, revoked, ended] = [
    path.join(folder, 'granted'),
    path.join(folder, 'revoked'),
    path.join(folder, 'ended'),
  ];
  for (const each of [granted, revoked, ended]) await mkdir(each, { recursive: true, mode: 0o700 });
  const fileOf = (within: string, id: string) => path.join(within, `${id}.json`);
  const namesIn = async (within: string) => (await readdir(within)).filter((name) => !name.endsWith('.new')).toSorted();

  const end = async (id: string, at: Date): Promise<void> => {
    try {
      await rename(fileOf(granted, id), fileOf(ended, id));
      await utimes(fileOf(ended, id), at, at);
    } catch (error) {
      // Another process was faster.
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  };

  const endRevoked = async (id: string, at: Date): Promise<void> => {
    const value = await readJson(fileOf(granted, id)).catch(() => null);
    await end(id, endOfRevoked(value, at));
  };

  return {
    async names() {
      const [grants, revocations] = await Promise.all([namesIn(granted), namesIn(revoked)]);
      const isId = (name: string) => name.endsWith('.json') && ID.test(idOf(name));
      return {
        granted: grants.filter(isId).map(idOf),
        // Whatever lies there under an id: what it says cannot open anything.
        revoked: revocations.map(idOf),
        strange: [...grants, ...revocations].filter((name) => !isId(name)),
      };
    },
    granted: (id) => readJson(fileOf(granted, id)),
    revoked: (id) => readJson(fileOf(revoked, id)),
    async grant(signed) {
      const id = statementId(signed.statement);
      if ((await isThere(fileOf(ended, id))) || (await isThere(fileOf(revoked, id)))) return 'there';
      return (await createDurably(fileOf(granted, id), JSON.stringify(signed))) ? 'kept' : 'there';
    },
    async revoke(signed, at) {
      const { authorisation } = signed.statement;
      const isFirst = await createDurably(fileOf(revoked, authorisation), JSON.stringify(signed));
      await endRevoked(authorisation, at);
      return isFirst ? 'kept' : 'there';
    },
    end,
    endRevoked,
    async forgetBefore(time) {
      let forgotten = 0;
      for (const name of await namesIn(ended)) {
        const { mtimeMs } = await stat(path.join(ended, name));
        if (mtimeMs >= time.getTime()) continue;
        await rm(path.join(ended, name), { force: true });
        await rm(path.join(revoked, name), { force: true });
        forgotten += 1;
      }
      return forgotten;
    },
    watch(changed) {
      const ends = [granted, revoked].map((within) => watchFolder(within, () => changed()));
      return () => {
        for (const stop of ends) stop();
      };
    },
  };
}
