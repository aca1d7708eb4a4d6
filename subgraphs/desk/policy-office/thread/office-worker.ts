import { ComityError } from '../../../../schema/errors.ts';
import { unanswered, type Unanswered } from '../unanswered.ts';
import { JobThread, type JobLimits, type ThreadJob } from './job-thread.ts';
import type { OfficeJobInput, OfficeJobName, OfficeJobResult } from './office-jobs.ts';
import type { OfficeSetup } from './thread-messages.ts';

/** Jobs that may wait for the one that runs; more are told to come again. */
const MOST_WAITING = 8;
/** After so many milliseconds nobody waits for an answer any more: what has not begun by then is not done. */
const LONGEST_WAIT_MS = 60_000;
const LIMITS: JobLimits = { deadlineMs: 45_000, heapMiB: 512 };

/** The thread of the office: one job at a time, each up to its limits. */
export interface OfficeWorker {
  /**
   * Does a job, feeding it `pages` where it reads some. What it gives says so where the job took too long or too much memory,
   * or where too many others wait. Rejects where `pages` does, and with `INTERNAL` for a fault of ours.
   */
  run<Name extends OfficeJobName>(
    name: Name,
    input: OfficeJobInput<Name>,
    pages?: AsyncIterable<readonly string[]>,
  ): Promise<OfficeJobResult<Name> | Unanswered>;
  close(): Promise<void>;
}

async function* noPages(): AsyncGenerator<readonly string[]> {
  // Most jobs read none.
}

function busy(): Unanswered {
  return unanswered('BUSY', 'others wait already: ask again in a while');
}

/** Opens the office's thread, which starts with its first job, and anew after one that had to be ended. */
export function openOfficeWorker(setup: OfficeSetup, given: Partial<JobLimits> = {}): OfficeWorker {
  const limits = { ...LIMITS, ...given };
  let thread: JobThread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let count = 0;
  let isClosed = false;

  const next = async (job: ThreadJob, askedAt: number): Promise<unknown> => {
    if (performance.now() - askedAt > LONGEST_WAIT_MS) return busy();
    if (isClosed) throw new ComityError('JURISDICTION_UNAVAILABLE', 'the office is closed');
    if (thread === null || thread.isOver) thread = new JobThread(setup, limits);
    return thread.do(job);
  };

  return {
    async run<Name extends OfficeJobName>(
      name: Name,
      input: OfficeJobInput<Name>,
      pages: AsyncIterable<readonly string[]> = noPages(),
    ) {
      if (waiting > MOST_WAITING) return busy();
      waiting += 1;
      const askedAt = performance.now();
      const job: ThreadJob = { id: (count += 1), name, input, pages: pages[Symbol.asyncIterator]() };
      const result = last.then(() => next(job, askedAt));
      last = result.catch(() => undefined).finally(() => (waiting -= 1));
      // What the thread of this process sends back is what its job gives.
      return (await result) as OfficeJobResult<Name>;
    },
    async close() {
      isClosed = true;
      await thread?.stop();
      await last;
    },
  };
}
