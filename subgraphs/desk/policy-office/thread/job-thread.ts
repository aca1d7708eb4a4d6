import { Worker } from 'node:worker_threads';
import { ComityError } from '../../../../schema/errors.ts';
import { fromRoot } from '../../../../schema/paths.ts';
import { unanswered } from '../unanswered.ts';
import type { OfficeMessage, OfficeRequest, OfficeSetup } from './thread-messages.ts';

/** What a job may take. */
export interface JobLimits {
  /** How long once it has begun, in milliseconds: below the minute that a client may wait at most. */
  readonly deadlineMs: number;
  /** How much memory, in megabytes: beyond it the thread ends, and not the process. */
  readonly heapMiB: number;
}

/** One job of the thread. */
export interface ThreadJob {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  /** What the job reads, page by page. */
  readonly pages: AsyncIterator<readonly string[]>;
}

/** Threads load compiled code, which every command brings up to date before it starts. */
const THREAD = fromRoot('dist', 'subgraphs', 'desk', 'policy-office', 'thread', 'office-thread.js');
/** How long a thread may take to start, in milliseconds. */
const START_MS = 30_000;

function isOutOfMemory(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** A thread that does one job after the other until it is stopped or breaks; then it is over. */
export class JobThread {
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  #isOver = false;

  constructor(setup: OfficeSetup, { heapMiB, deadlineMs }: JobLimits) {
    const resourceLimits = { maxOldGenerationSizeMb: heapMiB };
    this.#deadlineMs = deadlineMs;
    this.#worker = new Worker(THREAD, { workerData: setup, execArgv: [], resourceLimits });
    // A process lives as long as it serves, not as long as its officers could work.
    this.#worker.unref();
    const over = (): void => void (this.#isOver = true);
    // Whoever waits for the thread is told of its fault: between two jobs nobody does.
    this.#worker.once('exit', over).on('error', over);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#worker.terminate();
  }

  /**
   * Does a job, and gives what it gives, or that it was ended because it took too long or too much memory. Rejects with what
   * its pages reject with, and with the code of any other fault.
   */
  do({ id, name, input, pages }: ThreadJob): Promise<unknown> {
    const worker = this.#worker;
    const say = (request: OfficeRequest): void => worker.postMessage(request);
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        worker.off('message', hear).off('error', broke).off('exit', ended);
        void pages.return?.();
        finish();
      };
      const endAfter = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          void this.stop();
          settle(() => resolve(unanswered('TOO_LONG', `it took longer than ${ms} ms and was ended: ask for less`)));
        }, ms);
      };
      const fail = (error: unknown): void =>
        settle(() =>
          reject(error instanceof Error ? error : new ComityError('INTERNAL', 'a tool of the office broke')),
        );
      const broke = (cause: unknown): void => {
        if (!isOutOfMemory(cause)) fail(new ComityError('INTERNAL', 'a tool of the office broke', { cause }));
        else settle(() => resolve(unanswered('TOO_LARGE', 'it took too much memory and was ended: ask for less')));
      };
      const ended = (): void => fail(new ComityError('INTERNAL', 'the thread of the office ended'));
      const feed = async (): Promise<void> => {
        try {
          const next = await pages.next();
          say({ kind: 'page', id, page: next.done === true ? null : next.value });
        } catch (error) {
          // What has read a part of its pages can give nothing, and waits for the rest.
          void this.stop();
          fail(error);
        }
      };
      const hear = (message: OfficeMessage): void => {
        if (message.id !== id) return;
        switch (message.kind) {
          case 'begun':
            endAfter(this.#deadlineMs);
            break;
          case 'next':
            void feed();
            break;
          case 'done':
            settle(() => resolve(message.result));
            break;
          case 'failed':
            fail(new ComityError(message.code, message.message, { cause: message.cause }));
            break;
        }
      };
      worker.on('message', hear).on('error', broke).on('exit', ended);
      endAfter(START_MS);
      say({ kind: 'job', id, name, input });
    });
  }
}
