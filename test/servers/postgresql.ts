import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { copyBinaries, shippedBinaries } from '../../cli/postgres/binaries.ts';
import type { Programs } from './binaries.ts';
import { installedPrograms, programsIn } from './binaries.ts';
import { cacheFolder, placeOnce } from './debian-packages.ts';
import { freePort, startGuarded } from './guarded-child.ts';
import type { TestServer } from './server.ts';
import { secretFile, temporaryFolder, unprivilegedUser } from './unprivileged-user.ts';

/** Starts PostgreSQL on a free port, or uses the one that COMITY_TEST_POSTGRES_URL names. */
export async function startPostgresql(): Promise<TestServer> {
  const given = process.env['COMITY_TEST_POSTGRES_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const programs = await postgresqlPrograms();
  const user = unprivilegedUser();
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const folder = temporaryFolder('postgresql', user);
  const data = path.join(folder, 'data');
  const passwordFile = secretFile(path.join(folder, 'password'), password, user);
  const account = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    // A test reads what a database logs, once it has set its `log_statement`, by `pg_read_file(pg_current_logfile())`.
    'logging_collector=on',
    'log_directory=log',
    'log_line_prefix=%m [%p] %d ',
  ];
  const stop = await startGuarded({
    prepare: [[programs.find('initdb'), '-D', data, ...account, '-E', 'UTF8', '--locale=C', '-N']],
    serve: [
      programs.find('postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    env: { ...programs.env, HOME: folder },
    folder,
    user,
    signal: 'QUIT',
    ping: () => ping(url),
  });
  return { url, stop };
}

/** Installed programs, else a copy of those that npm ships, where the server's user can reach it. */
async function postgresqlPrograms(): Promise<Programs> {
  const installed = installedPrograms(['initdb', 'postgres']);
  if (installed !== null) return installed;
  const shipped = await shippedBinaries();
  const { version } = readPackage(path.join(shipped, '..', 'package.json'));
  const cache = await cacheFolder();
  const place = path.join(cache, `postgresql-${version}`);
  if (!existsSync(place)) {
    const work = await mkdtemp(path.join(cache, 'postgresql.'));
    await chmod(work, 0o755);
    await copyBinaries(shipped, work);
    await placeOnce(work, place);
    await rm(work, { recursive: true, force: true });
  }
  return programsIn('', [path.join(place, 'native', 'bin')]);
}

function readPackage(file: string): { readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    throw new Error(`\`${file}\` has no version`);
  return { version: String(manifest.version) };
}

async function ping(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}
