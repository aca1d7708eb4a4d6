import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { ComityError } from '../../schema/errors.ts';
import { placeOf, type Place } from './place.ts';

/** A running embedded server. `url` names its superuser and the database `postgres`. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

/** Kept small: the whole federation shares one machine. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '48MB',
  log_min_messages: 'fatal',
  timezone: 'UTC',
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Told of each program as it is started, with what ends it: a start may be interrupted at any time. */
type Begun = (stop: () => Promise<void>) => void;

function run(place: Place, program: string, args: readonly string[], begun: Begun): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(place.binaries, 'bin', program), args, {
      ...place.user,
      cwd: path.dirname(place.cluster),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    begun(() => stop(child));
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2_000)));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}: ${errors}`));
    });
  });
}

/** Makes the cluster if there is none; a half-made one, of a start that was interrupted, is removed first. */
async function ensureCluster(place: Place, passwordFile: string, begun: Begun): Promise<void> {
  const marker = path.join(place.cluster, 'comity.complete');
  if (existsSync(marker)) return;
  await rm(place.cluster, { recursive: true, force: true });
  const settings = [
    `--pgdata=${place.cluster}`,
    '--username=comity',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await run(place, 'initdb', settings, begun);
  await writeFile(marker, '');
}

async function password(place: Place): Promise<{ readonly file: string; readonly value: string }> {
  const file = path.join(path.dirname(place.cluster), 'password');
  if (!existsSync(file)) {
    await rm(place.cluster, { recursive: true, force: true });
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (place.user) {
      await chown(file, place.user.uid, place.user.gid);
    }
  }
  return { file, value: await readFile(file, 'utf8') };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a server that an interrupted federation left running on this cluster. */
async function endLeftover(place: Place): Promise<void> {
  const file = path.join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(place.cluster)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 100 && isAlive(pid); waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) break;
    if (await accepts(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new ComityError('AUDIT_UNAVAILABLE', 'the embedded PostgreSQL did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/**
 * Starts the embedded server on a free port of the loopback interface, with its cluster under `dataFolder`. `begun` is told
 * of each program as it starts, the server among them, with what ends it.
 */
export async function startPostgres(dataFolder: string, begun: Begun = () => undefined): Promise<EmbeddedPostgres> {
  const place = await placeOf(dataFolder);
  const secret = await password(place);
  await endLeftover(place);
  await ensureCluster(place, secret.file, begun);
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(path.join(place.binaries, 'bin', 'postgres'), ['-D', place.cluster, ...settings], {
    ...place.user,
    cwd: path.dirname(place.cluster),
    stdio: 'ignore',
    detached: true,
  });
  begun(() => stop(child));
  const url = `postgresql://comity:${secret.value}@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(child, url);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { url, port, pid: child.pid ?? 0, close: () => stop(child) };
}
