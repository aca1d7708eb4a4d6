import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lastingFolder } from '../../cli/postgres/place.ts';
import { fromRoot } from '../../schema/paths.ts';

const COMMAND = fromRoot('cli', 'bin', 'comity.mjs');

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A federation that runs in a data folder, as commands reach it. */
export interface ReachedFederation {
  readonly folder: string;
  readonly url: string;
  run(...args: readonly string[]): Promise<CommandResult>;
  /** The JSON that a command prints; throws where it ends otherwise than with `code`. */
  json<Value>(...args: readonly string[]): Promise<Value>;
  processes(): Promise<readonly { readonly name: string; readonly pid: number; readonly port: number | null }[]>;
}

/** A federation that a test started. */
export interface TestFederation extends ReachedFederation {
  /** Everything that the start printed. */
  readonly printed: () => string;
  /** Ctrl-C; resolves to the exit code. */
  interrupt(): Promise<number | null>;
  /** Ends it and removes all that it has put on disk. */
  close(): Promise<void>;
}

/** Environment of the test's own: no setting of whoever runs the tests reaches the federation. */
export function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('COMITY_') && name !== 'NODE_OPTIONS',
  );
  return { ...Object.fromEntries(inherited), ...settings };
}

/** Runs one command to its end. */
export function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Starts `comity start` and leaves it to the caller when to look at it. */
export function spawnStart(
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): { readonly child: ChildProcess; readonly printed: () => string } {
  const child = spawn(process.execPath, [COMMAND, 'start', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { child, printed: () => printed };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function untilReady(child: ChildProcess, printed: () => string): Promise<void> {
  while (!printed().includes('Comity is ready')) {
    if (child.exitCode !== null) throw new Error(`the federation did not start:\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A data folder of its own under the system's temporary files. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'comity-e2e-'));
}

/** Removes a data folder, and what a start as root has put elsewhere for it. */
export async function removeDataFolder(folder: string): Promise<void> {
  for (const each of [folder, lastingFolder(folder)]) await rm(each, { recursive: true, force: true });
}

/** The federation that is ready in a data folder; `settings` are those of the commands that ask it. */
export function federationIn(folder: string, settings: Readonly<Record<string, string>> = {}): ReachedFederation {
  const file = JSON.parse(readFileSync(path.join(folder, 'federation.json'), 'utf8')) as { readonly url: string };
  const env = environment({ ...settings, COMITY_DATA: folder });
  const run = (...command: readonly string[]) => runCommand(command, env);
  const json = async <Value>(...command: readonly string[]): Promise<Value> => {
    const result = await run(...command, '--json');
    if (result.code !== 0) throw new Error(`comity ${command.join(' ')} ended with ${result.code}: ${result.stderr}`);
    return JSON.parse(result.stdout) as Value;
  };
  return { folder, url: file.url, run, json, processes: () => json('processes') };
}

/** Starts a federation of a small population on free ports and waits until it is ready. */
export async function startTestFederation(
  settings: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<TestFederation> {
  const folder = settings['COMITY_DATA'] ?? temporaryFolder();
  const env = environment({ COMITY_POPULATION: '300', COMITY_PORT: '0', ...settings, COMITY_DATA: folder });
  const { child, printed } = spawnStart(env, args);
  const interrupt = () => {
    child.kill('SIGINT');
    return ended(child);
  };
  try {
    await untilReady(child, printed);
  } catch (error) {
    await interrupt();
    await removeDataFolder(folder);
    throw error;
  }
  return {
    ...federationIn(folder, settings),
    printed,
    interrupt,
    async close() {
      await interrupt();
      await removeDataFolder(folder);
    },
  };
}
