import { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';
import type { ComposedMember } from '../compose/composed-member.ts';
import type { PlannerMessage, PlannerSetup, PlanRequest } from './worker-messages.ts';

/** Threads load compiled code, which every command brings up to date before it starts. */
const WORKER = fromRoot('dist', 'gateway', 'plan', 'planner-worker.js');
/** An operation whose plan takes longer than this is refused, and the thread started anew. */
const PLAN_TIMEOUT_MS = 10_000;

/** The planner of one set of members, in a thread of its own. */
export interface Planner {
  /** The schema that clients see. */
  readonly apiSdl: string;
  readonly composeMs: number;
  readonly buildMs: number;
  /** The plan of an operation; rejects with `QUERY_TOO_BROAD` where it takes too long, else with `INTERNAL`. */
  plan(query: string, operationName: string | null): Promise<QueryPlan>;
  close(): Promise<void>;
}

type Ready = Extract<PlannerMessage, { readonly kind: 'ready' }>;

interface PlannerThread {
  readonly ready: Ready;
  plan(query: string, operationName: string | null): Promise<QueryPlan>;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Pending {
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: ComityError) => void;
}

function broken(cause: unknown): ComityError {
  return new ComityError('INTERNAL', 'the operation could not be planned', { cause });
}

function startThread(setup: PlannerSetup): Promise<PlannerThread> {
  const worker = new Worker(WORKER, { workerData: setup, execArgv: [], stdout: false });
  const pending = new Map<number, Pending>();
  let count = 0;
  const stop = async () => {
    await worker.terminate();
  };
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      for (const { reject } of pending.values()) reject(broken('the planner stopped'));
      pending.clear();
      resolve();
    });
  });
  const plan = (query: string, operationName: string | null) =>
    new Promise<QueryPlan>((resolve, reject) => {
      const id = ++count;
      const timer = setTimeout(() => {
        pending.delete(id);
        reject(new ComityError('QUERY_TOO_BROAD', 'the operation takes too long to plan'));
        void stop();
      }, PLAN_TIMEOUT_MS);
      const settle = () => {
        clearTimeout(timer);
        pending.delete(id);
      };
      pending.set(id, {
        resolve(found) {
          settle();
          resolve(found);
        },
        reject(error) {
          settle();
          reject(error);
        },
      });
      worker.postMessage({ id, query, operationName } satisfies PlanRequest);
    });
  return new Promise((resolve, reject) => {
    worker.on('error', (error) => reject(broken(error)));
    worker.once('exit', () => reject(broken('the planner stopped')));
    worker.on('message', (message: PlannerMessage) => {
      switch (message.kind) {
        case 'ready':
          // A gateway lives as long as it serves, not as long as it could plan.
          worker.unref();
          resolve({ ready: message, plan, ended, stop });
          break;
        case 'refused':
          reject(new ComityError('CONFIGURATION_INVALID', message.message));
          void stop();
          break;
        case 'planned':
          pending.get(message.id)?.resolve(message.plan);
          break;
        case 'failed':
          pending.get(message.id)?.reject(broken(message.message));
          break;
      }
    });
  });
}

/**
 * Composes these members and starts their planner; rejects with `CONFIGURATION_INVALID` where they do not compose. A
 * thread that dies or is stopped over one operation is started anew for the next.
 */
export async function startPlanner(members: readonly ComposedMember[]): Promise<Planner> {
  const setup: PlannerSetup = { members };
  const first = await startThread(setup);
  let closed = false;
  let current: Promise<PlannerThread> | null = Promise.resolve(first);
  const watch = (thread: PlannerThread) => {
    void thread.ended.then(() => {
      current = null;
    });
    return thread;
  };
  const restart = () =>
    startThread(setup).then(watch, (error: unknown) => {
      current = null;
      throw error;
    });
  watch(first);
  return {
    ...first.ready,
    async plan(query, operationName) {
      if (closed) throw broken('the planner is closed');
      current ??= restart();
      const thread = await current;
      return thread.plan(query, operationName);
    },
    async close() {
      closed = true;
      const thread = await current?.catch(() => null);
      await thread?.stop();
    },
  };
}
