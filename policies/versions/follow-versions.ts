import { acceptActs, type Acceptance } from './accept-acts.ts';
import type { Activation } from './act.ts';
import type { HighWaterStore } from './high-water.ts';
import { leftOf, stateAt, stillToHold, type InForce } from './in-force.ts';
import type { ChainHead } from './judge-act.ts';
import type { OfficerRing } from './officer-ring.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { PolicyContent } from './policy-content.ts';
import { readChain } from './read-chain.ts';
import { steadyClock, type SteadyClock } from './steady-clock.ts';
import type { VersionStore } from './version-store.ts';

/** A version in force with its content, and the act that the chain ends with. */
export interface VersionInForce extends InForce {
  readonly content: PolicyContent;
  readonly head: ChainHead;
}

/** What a process follows, and whom it tells. */
export interface FollowOptions {
  readonly store: VersionStore;
  /** The officers, read anew at each look: a key may be withdrawn at any time. */
  readonly ring: () => Promise<OfficerRing>;
  /** What was accepted last, before a restart too. */
  readonly mark: HighWaterStore;
  readonly now: () => Date;
  /**
   * Makes ready what comes into force, null where nothing does; what it resolves to is called once the mark is durable.
   * Rejecting refuses the version: what held before still holds, less what was withdrawn since, and the mark does not move.
   */
  readonly prepare: (version: VersionInForce | null) => Promise<() => void>;
  /**
   * Holds a version that will be in force to what its officers signed: once, before the mark moves past it, so that what was
   * accepted stays so. Rejecting refuses it as `prepare` does.
   */
  readonly examine: (version: Pick<VersionInForce, 'activation' | 'content'>) => Promise<void>;
  /** What could not be accepted or read, for the health page and the log; null when all is well again. */
  readonly fault: (reason: string | null) => void;
}

/** A process that is kept at the head of a chain. */
export interface Following {
  /** The time that policy goes by: it never runs backwards, over restarts too. */
  readonly clock: SteadyClock;
  /** Looks now; resolves when what was found is in force. Several calls make one look. */
  look(): Promise<void>;
  /** Makes what is in force ready anew: what it is read against has changed. */
  renew(): Promise<void>;
  stop(): void;
}

/** How often the store is looked at, whatever the channel says, in milliseconds. */
const POLL_MS = 5000;
/** Timers cannot be set further ahead. */
const LONGEST_TIMER_MS = 2_000_000_000;
/** How far the durable clock may lag behind the steady one, in milliseconds. */
const CLOCK_LAG_MS = 60_000;

const NOTHING_IN_FORCE = 'nothing';

function nameOf(version: VersionInForce | null): string {
  if (version === null) return NOTHING_IN_FORCE;
  const rows = version.withdrawn === null ? 'all' : [...version.withdrawn].toSorted().join(' ');
  return `${version.activation.content} less ${rows}`;
}

async function contentOf(store: VersionStore, { content: hash, member }: Activation): Promise<PolicyContent> {
  const content = await store.content(hash);
  if (!content) throw new Error(`the content \`${hash}\` is missing from the store`);
  if (content.member === member) return content;
  throw new Error(`the content \`${hash}\` is a policy of \`${content.member}\`, not of \`${member}\``);
}

async function versionAt(store: VersionStore, { chain, head }: Acceptance, now: Date): Promise<VersionInForce | null> {
  const { inForce } = stateAt(chain, now);
  if (!inForce || !head) return null;
  const { activation, withdrawn } = inForce;
  const content = contentOf(store, activation);
  // Withdrawn whole, it denies everything, whatever it says and whether or not that can be read.
  const none = { member: activation.member, files: {} };
  return { ...inForce, content: await (withdrawn === null ? content.catch(() => none) : content), head };
}

/**
 * Follows the chain of a member's policy. INVARIANT: an act is in force only once the mark that holds it is durable, and the
 * chain always goes on from that mark: an older chain, another chain, or an earlier clock never bring an old policy back.
 * INVARIANT: what narrows waits for nothing: a withdrawal, and the end of a version's time, hold where the newest version
 * cannot be made ready, and where the store cannot be read.
 */
export async function followVersions(options: FollowOptions): Promise<Following> {
  const { store, fault } = options;
  const written = await options.mark.read();
  const clock = steadyClock(options.now, written?.seen ?? null);
  let mark = written?.head ?? null;
  let markedAt = written === null ? -Infinity : Date.parse(written.seen);
  let accepted: Acceptance = { chain: [], head: null, refusal: null };
  let held: VersionInForce | null = null;
  let named: string | null = null;
  /** How often what is in force was to be made ready anew, and for which of these times it was. */
  let renewals = 0;
  let renewed = 0;
  let timer: NodeJS.Timeout | null = null;

  const wakeAtNextChange = (): void => {
    if (timer !== null) clearTimeout(timer);
    const { nextChange } = stateAt(accepted.chain, clock.now());
    if (nextChange === null) return;
    const ms = Date.parse(nextChange) - clock.now().getTime() + 1;
    timer = setTimeout(() => void look(), Math.min(Math.max(ms, 1), LONGEST_TIMER_MS));
    timer.unref();
  };

  const put = (version: VersionInForce | null, putInForce: () => void): void => {
    putInForce();
    held = version;
    named = nameOf(version);
  };

  const find = async (): Promise<Acceptance> => {
    const acts = await readChain(store, accepted.head?.number ?? 0);
    const found = acceptActs(accepted, acts, { ring: await options.ring(), mark, now: clock.now() });
    if (!mark || (found.head?.number ?? 0) >= mark.number) return found;
    const { number } = mark;
    throw new Error(
      found.refusal ?? `the store ends with act ${found.head?.number ?? 0}, but act ${number} was accepted before`,
    );
  };

  const take = async (found: Acceptance): Promise<void> => {
    const further = stillToHold(found.chain, clock.now()).filter(({ number }) => number > (mark?.number ?? 0));
    for (const activation of further)
      await options.examine({ activation, content: await contentOf(store, activation) });
    const version = await versionAt(store, found, clock.now());
    const renewal = renewals;
    const isSame = nameOf(version) === named && renewal === renewed;
    const putInForce = isSame ? () => undefined : await options.prepare(version);
    const seen = clock.now();
    if (found.head?.id !== mark?.id || seen.getTime() - markedAt > CLOCK_LAG_MS) {
      await options.mark.write({ head: found.head, seen: seen.toISOString() });
      mark = found.head;
      markedAt = seen.getTime();
    }
    put(version, putInForce);
    renewed = renewal;
    accepted = found;
    wakeAtNextChange();
  };

  /** Narrows what is held as a chain says that cannot be taken; nothing is in force where not even that can be made ready. */
  const narrow = async ({ chain, head }: Acceptance): Promise<void> => {
    if (held === null) return;
    const left = leftOf(held, chain, clock.now());
    const version = left && { ...held, ...left, head: head ?? held.head };
    if (nameOf(version) === named) return;
    try {
      put(version, await options.prepare(version));
    } catch {
      put(null, await options.prepare(null));
    }
  };

  const step = async (): Promise<void> => {
    let found = accepted;
    try {
      found = await find();
      await take(found);
    } catch (error) {
      await narrow(found);
      throw error;
    }
    fault(found.refusal);
  };

  const look = oneAtATime(() =>
    step().catch((error: unknown) => fault(error instanceof Error ? error.message : 'a fault without a name')),
  );
  const unwatch = store.watch(() => void look());
  const poll = setInterval(() => void look(), POLL_MS);
  poll.unref();
  await look();
  return {
    clock,
    look,
    renew() {
      renewals += 1;
      return look();
    },
    stop() {
      unwatch();
      clearInterval(poll);
      if (timer !== null) clearTimeout(timer);
    },
  };
}
