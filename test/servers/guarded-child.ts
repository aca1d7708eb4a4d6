import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerUser } from './unprivileged-user.ts';

/**
 * Prepares and runs a server, and waits for its end, or for the end of whoever started it (its standard input then
 * closes), however that came about: in either case nothing stays behind, neither processes nor their folder. Nobody may
 * be left to hear what is said meanwhile, hence the trap.
 */
const GUARD = `
trap '' PIPE
folder=$1; signal=$2
exec 3<&0
setsid sh -c "$3" </dev/null 3<&- & server=$!
( read -r _ <&3; kill -s "$signal" -- "-$server"; sleep 5; kill -s KILL -- "-$server" ) 2>/dev/null & watch=$!
wait "$server"; status=$?
kill -s KILL "$watch" 2>/dev/null
rm -rf "$folder"
exit "$status"`;

/** What to run, and where it may write. */
export interface GuardedServer {
  /** Commands that run to their end first. */
  readonly prepare: readonly (readonly string[])[];
  /** The command that serves. */
  readonly serve: readonly [program: string, ...args: string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Removed when the server ends. */
  readonly folder: string;
  readonly user: ServerUser | null;
  /** What ends the server at once. */
  readonly signal: 'QUIT' | 'KILL';
  /** Resolves once the server answers. */
  ping(): Promise<void>;
}

/** Starts a server and waits until it answers; gives the function that ends it. */
export async function startGuarded(server: GuardedServer): Promise<() => Promise<void>> {
  const [program] = server.serve;
  const script = [...server.prepare.map(quoted), `exec ${quoted(server.serve)}`].join(' && ');
  const child = spawn('/bin/sh', ['-c', GUARD, 'guard', server.folder, server.signal, script], {
    ...server.user,
    env: server.env,
    cwd: server.folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  }
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.stdin.end();
    return end;
  };
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await server.ping();
      break;
    } catch (cause) {
      if (child.exitCode !== null) throw new Error(`\`${program}\` ended at its start: ${said.trim()}`, { cause });
      if (Date.now() > deadline) {
        await stop();
        throw new Error(`\`${program}\` does not answer: ${said.trim()}`, { cause });
      }
      await sleep(50);
    }
  }
  child.unref();
  return stop;
}

function quoted(command: readonly string[]): string {
  return command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gives no free port');
  return address.port;
}
