import path from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { OfficerRing } from '../../policies/versions/officer-ring.ts';
import { oneAtATime } from '../../policies/versions/one-at-a-time.ts';
import type { SteadyClock } from '../../policies/versions/steady-clock.ts';
import type { RecordIds } from '../runtime/country/record-ids.ts';
import type { ActStore } from './act-store.ts';
import { openActJudge, type Verdict } from './judged-acts.ts';
import { authorisationIndex, type AuthorisationIndex, type Standing } from './standing-authorisations.ts';
import { watchFolder } from './watch-folder.ts';

/** What a process follows. */
export interface FollowActsOptions {
  readonly store: ActStore;
  /** The owner's officers, read anew at each look: a key may be withdrawn at any time. */
  readonly ring: () => Promise<OfficerRing>;
  /** The file of the ring, which is watched. */
  readonly ringFile: string;
  /** The public keys of members, read anew at each look. */
  readonly memberKeys: () => Promise<ReadonlyMap<string, KeyObject>>;
  readonly ids: Pick<RecordIds, 'open'>;
  /** What is done at each look before the store is read: what waits to be kept is kept. */
  readonly before: () => Promise<void>;
  readonly clock: SteadyClock;
  /** Days that an authorisation is kept once it has ended. */
  readonly keepDays: number;
  /** What is new of what counts for nothing, for the log. */
  readonly fault: (reason: string) => void;
}

/** A process that knows what stands. */
export interface FollowedActs {
  current(): AuthorisationIndex;
  isRevoked(id: string): boolean;
  /** What counts for nothing, and why, for the health page; empty where all is well. */
  faults(): readonly string[];
  /** Looks now; resolves when what was found holds. Several calls make one look. */
  look(): Promise<void>;
  /** Resolves when no look is under way. */
  close(): Promise<void>;
}

/** How often the store is looked at, whatever the watchers say, in milliseconds. */
const POLL_MS = 5000;
/** Faults that are told at most. */
const MOST_TOLD = 20;
const DAY_MS = 86_400_000;

const NOTHING = authorisationIndex([]);

function isSame(index: AuthorisationIndex, standing: readonly Standing[]): boolean {
  return index.all.size === standing.length && standing.every((each) => index.all.get(each.id) === each);
}

/** Watches a file through its folder, since it may be replaced rather than written to. */
function watchFile(file: string, changed: () => void): () => void {
  return watchFolder(path.dirname(file), (name) => {
    if (name === null || name === path.basename(file)) changed();
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'a fault without a name';
}

/**
 * Follows what a country's officers sign. INVARIANT: where the store as a whole, the ring or the keys cannot be read, nothing
 * stands: a revocation might be among what was not read.
 */
export async function followActs(options: FollowActsOptions): Promise<FollowedActs> {
  const { store, clock, keepDays } = options;
  const acts = openActJudge(store, options.ids);
  let current = NOTHING;
  let faults: readonly string[] = [];
  let forgotAt = -Infinity;

  const tell = (found: readonly string[]): void => {
    const told = found.slice(0, MOST_TOLD);
    for (const reason of told) if (!faults.includes(reason)) options.fault(reason);
    faults = told;
  };

  const tidy = async ({ over, left }: Verdict, now: Date): Promise<void> => {
    for (const [id, until] of over) await store.end(id, new Date(until));
    // A process that ended in the midst of revoking left them where they were.
    for (const id of left) await store.endRevoked(id, now);
    if (now.getTime() - forgotAt < DAY_MS) return;
    forgotAt = now.getTime();
    await store.forgetBefore(new Date(now.getTime() - keepDays * DAY_MS));
  };

  const step = async (): Promise<void> => {
    const notKept = await options.before().then(
      () => [],
      (error: unknown) => [`what officers have decided cannot be kept: ${messageOf(error)}`],
    );
    const [names, ring, memberKeys] = await Promise.all([store.names(), options.ring(), options.memberKeys()]);
    const now = clock.now();
    const verdict = await acts.judge(names, { ring, memberKeys, now });
    if (!isSame(current, verdict.standing)) current = authorisationIndex(verdict.standing);
    const untidy = await tidy(verdict, now).then(
      () => [],
      (error: unknown) => [`what has ended cannot be put away: ${messageOf(error)}`],
    );
    tell([...notKept, ...verdict.faults, ...untidy]);
  };

  const look = oneAtATime(() =>
    step().catch((error: unknown) => {
      current = NOTHING;
      tell([`no authorisation stands: ${messageOf(error)}`]);
    }),
  );
  const soon = () => void look();
  const unwatch = [store.watch(soon), watchFile(options.ringFile, soon)];
  const poll = setInterval(soon, POLL_MS);
  poll.unref();
  await look();
  return {
    current: () => current,
    isRevoked: (id) => acts.isRevoked(id),
    faults: () => faults,
    look,
    async close() {
      for (const end of unwatch) end();
      clearInterval(poll);
      await look();
    },
  };
}
