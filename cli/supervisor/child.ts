import { fork, type ChildProcess } from 'node:child_process';
import { fromRoot } from '../../schema/paths.ts';

/** What a child tells its supervisor. */
export type ChildMessage =
  | { readonly kind: 'ready'; readonly port: number; readonly detail: Readonly<Record<string, unknown>> }
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** A process of the federation. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Resolves when the process has ended, to its exit code. */
  readonly ended: Promise<number | null>;
}

/** Megabytes of old generation that a process may use at most: many of them share one machine. */
export interface ChildLimits {
  readonly oldSpaceMiB: number;
}

const STOP_MS = 8_000;

function isMessage(value: unknown): value is ChildMessage {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function stopper(child: ChildProcess, ended: Promise<number | null>): () => Promise<void> {
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
}

/** Who is told of a process that is being started. */
export interface ChildListener {
  /** The process is there, though not ready yet: this ends it. */
  readonly begun: (stop: () => Promise<void>) => void;
  readonly progress: (text: string) => void;
}

/**
 * Starts a process of the federation (`cli/child-process.ts`); resolves when it says that it is ready. The child ends when the
 * supervisor does, however that ends: the channel between them closes.
 */
export function startChild(
  name: string,
  args: readonly string[],
  limits: ChildLimits,
  listener: ChildListener,
): Promise<Child> {
  const child = fork(fromRoot('dist', 'cli', 'child-process.js'), args, {
    execArgv: [`--max-old-space-size=${limits.oldSpaceMiB}`, '--max-semi-space-size=2', '--no-warnings'],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const stop = stopper(child, ended);
  listener.begun(stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`${name} ended with ${code ?? 'a signal'} before it was ready`)));
    child.on('message', (message) => {
      if (!isMessage(message)) return;
      switch (message.kind) {
        case 'progress':
          listener.progress(message.text);
          break;
        case 'failed':
          reject(new Error(`${name}: ${message.message}`));
          break;
        case 'ready':
          resolve({ name, pid: child.pid ?? 0, port: message.port, detail: message.detail, ended });
          break;
      }
    });
  });
}
