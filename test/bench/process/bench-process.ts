import { fork } from 'node:child_process';
import { fromRoot } from '../../../schema/paths.ts';

/** A process of a benchmark, which answers what it is asked by name. */
export interface BenchProcess<Ready> {
  readonly ready: Ready;
  ask(question: string, subject?: unknown): Promise<unknown>;
  /** Processor time of all its threads so far, in milliseconds. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** What a process says: that it is ready, or the answer to a question. */
export type Said =
  | { readonly kind: 'ready'; readonly ready: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

/** What a process is told: how it is configured, or a question. */
export type Told =
  | { readonly kind: 'open'; readonly config: unknown }
  | { readonly kind: 'question'; readonly id: number; readonly question: string; readonly subject: unknown };

/**
 * Starts `dist/test/bench/ENTRY` with `config` (JSON), under `NODE_ENV=production`. `parse` reads what the process says
 * when it is ready. It ends with this process, however that ends.
 */
export function startBenchProcess<Ready>(
  entry: string,
  config: unknown,
  parse: (ready: unknown) => Ready,
  execArgv: readonly string[] = [],
): Promise<BenchProcess<Ready>> {
  const child = fork(fromRoot('dist', 'test', 'bench', entry), {
    execArgv: ['--no-warnings', ...execArgv],
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const waiting = new Map<number, (value: unknown) => void>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let questions = 0;
  const tell = (told: Told) => void child.send(told);
  const ask = (question: string, subject: unknown = null) =>
    new Promise<unknown>((resolve) => {
      const id = ++questions;
      waiting.set(id, resolve);
      tell({ kind: 'question', id, question, subject });
    });
  tell({ kind: 'open', config });
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error(`\`${entry}\` ended before it was ready`)));
    child.on('message', (said: Said) => {
      switch (said.kind) {
        case 'failed':
          reject(new Error(`\`${entry}\`: ${said.message}`));
          break;
        case 'answer':
          waiting.get(said.id)?.(said.value);
          waiting.delete(said.id);
          break;
        case 'ready':
          resolve({
            ready: parse(said.ready),
            ask,
            cpuMs: async () => Number(await ask('cpuMs')),
            async stop() {
              if (child.connected) child.disconnect();
              await ended;
            },
          });
          break;
      }
    });
  });
}

/** The port in what a process says when it is ready. */
export function portOf(ready: unknown): { readonly port: number } {
  const port = typeof ready === 'object' && ready !== null && 'port' in ready ? ready.port : null;
  if (typeof port !== 'number') throw new Error('a process of the benchmark told no port');
  return { port };
}
