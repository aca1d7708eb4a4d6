import { spawn, type ChildProcess } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fromRoot, repositoryRoot } from '../../schema/paths.ts';

const LEFT_OUT = new Set(['.git', '.comity', 'node_modules', 'coverage', 'test', path.join('dist', 'test')]);

/** Copies the checkout but for its tests, so that a page can be followed in it to the letter; installed packages are shared. */
export async function copyCheckout(folder: string): Promise<void> {
  await cp(repositoryRoot, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !LEFT_OUT.has(path.relative(repositoryRoot, source)),
  });
  await symlink(fromRoot('node_modules'), path.join(folder, 'node_modules'));
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A program that runs in a group of its own, with whatever it starts. */
export interface Running {
  /** What it and its children printed, on both streams. */
  printed(): string;
  /** Resolves when it has ended, to its exit code; what it started may go on. */
  readonly ended: Promise<number | null>;
  /** Ends it and all that it started. */
  stop(): Promise<void>;
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // The group has ended by itself.
  }
}

/** Runs a program in a folder. */
export function runIn(cwd: string, env: NodeJS.ProcessEnv, command: string, args: readonly string[]): Running {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const closed = new Promise((resolve) => child.once('close', resolve));
  return {
    printed: () => printed,
    ended,
    async stop() {
      killGroup(child, 'SIGINT');
      killGroup(child, 'SIGTERM');
      await closed;
    },
  };
}
