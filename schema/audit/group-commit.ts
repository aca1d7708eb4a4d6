import { ComityError } from '../errors.ts';

/** What a group commit has done since it was made. */
export interface CommitStatistics {
  readonly records: number;
  readonly commits: number;
}

/** Settings of a group commit. */
export interface GroupCommitOptions<Item> {
  /** Makes all items durable, in their order, or none; throws where it cannot. */
  readonly commit: (items: readonly Item[]) => Promise<void> | void;
  /** How many items may wait; more are refused. */
  readonly capacity: number;
  /** How many items one commit takes. */
  readonly batchLimit: number;
}

/** Gathers what is appended at about the same time into one durable commit. */
export interface GroupCommit<Item> {
  /** Resolves when every item is durable; else rejects with `AUDIT_UNAVAILABLE`, and none of them counts. */
  append(items: readonly Item[]): Promise<void>;
  statistics(): CommitStatistics;
  /** Refuses what comes later, and resolves when what waits has been decided. */
  close(): Promise<void>;
}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (error: ComityError) => void;
}

function unavailable(message: string, cause?: unknown): ComityError {
  return new ComityError('AUDIT_UNAVAILABLE', message, { cause });
}

/**
 * A group commit. While one commit is under way, what comes waits for the next, so that commits do not grow with the
 * number of requests. INVARIANT: a promise resolves only after its items are durable.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const queue: Waiting<Item>[] = [];
  let waitingItems = 0;
  let running: Promise<void> | null = null;
  let closed = false;
  let records = 0;
  let commits = 0;

  function takeBatch(): readonly Waiting<Item>[] {
    const batch: Waiting<Item>[] = [];
    let size = 0;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      if (batch.length > 0 && size + next.items.length > options.batchLimit) break;
      queue.shift();
      batch.push(next);
      size += next.items.length;
    }
    waitingItems -= size;
    return batch;
  }

  async function commitBatch(batch: readonly Waiting<Item>[]): Promise<void> {
    const items = batch.flatMap((waiting) => waiting.items);
    try {
      await options.commit(items);
    } catch (error) {
      for (const waiting of batch) waiting.reject(unavailable('the audit record could not be written', error));
      return;
    }
    records += items.length;
    commits += 1;
    for (const waiting of batch) waiting.resolve();
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      // Whatever is appended in this turn of the event loop joins the commit.
      await new Promise((resolve) => setImmediate(resolve));
      await commitBatch(takeBatch());
    }
    running = null;
  }

  return {
    append(items) {
      if (closed) return Promise.reject(unavailable('the audit store is closed'));
      if (items.length === 0) return Promise.resolve();
      if (waitingItems + items.length > options.capacity) {
        return Promise.reject(unavailable('too many audit records wait to be written'));
      }
      waitingItems += items.length;
      return new Promise((resolve, reject) => {
        queue.push({ items, resolve, reject });
        running ??= run();
      });
    },
    statistics: () => ({ records, commits }),
    async close() {
      closed = true;
      await running;
    },
  };
}
