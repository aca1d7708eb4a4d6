import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createConnection } from 'mariadb';
import { programsOf } from './binaries.ts';
import { freePort, startGuarded } from './guarded-child.ts';
import type { TestServer } from './server.ts';
import { secretFile, temporaryFolder, unprivilegedUser } from './unprivileged-user.ts';

/** Starts MariaDB on a free port, or uses the one that COMITY_TEST_MARIADB_URL names. */
export async function startMariadb(): Promise<TestServer> {
  const given = process.env['COMITY_TEST_MARIADB_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const programs = await programsOf(
    'mariadb',
    ['mariadb-server-core', 'mariadb-client-core'],
    ['mariadbd', 'mariadb-install-db'],
  );
  const user = unprivilegedUser();
  const folder = temporaryFolder('mariadb', user);
  const data = path.join(folder, 'data');
  const base = `${programs.root}/usr`;
  const password = randomBytes(12).toString('hex');
  const init = secretFile(path.join(folder, 'init.sql'), accountOf(password), user);
  const port = await freePort();
  const url = `mariadb://admin:${password}@127.0.0.1:${port}/mysql`;
  const install = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  const stop = await startGuarded({
    prepare: [
      [programs.find('mariadb-install-db'), '--no-defaults', `--basedir=${base}`, `--datadir=${data}`, ...install],
    ],
    serve: [
      programs.find('mariadbd'),
      '--no-defaults',
      `--basedir=${base}`,
      `--lc-messages-dir=${base}/share/mysql`,
      `--character-sets-dir=${base}/share/mysql/charsets`,
      `--datadir=${data}`,
      `--socket=${folder}/socket`,
      `--pid-file=${folder}/pid`,
      `--init-file=${init}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=64M',
    ],
    env: { ...programs.env, HOME: folder, TMPDIR: folder },
    folder,
    user,
    signal: 'KILL',
    ping: () => ping(port, password),
  });
  return { url, stop };
}

function accountOf(password: string): string {
  return `create user admin@'127.0.0.1' identified by '${password}';
grant all on *.* to admin@'127.0.0.1' with grant option;
drop user root@localhost;
`;
}

async function ping(port: number, password: string): Promise<void> {
  const connection = await createConnection({
    host: '127.0.0.1',
    port,
    user: 'admin',
    password,
    connectTimeout: 2_000,
  });
  await connection.end();
}
