import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { fromRoot } from '../../schema/paths.ts';
import { environment, runCommand, type CommandResult } from '../e2e/embedded-federation.ts';
import { SERVER_START_MS, sharedServer } from '../servers/shared-server.ts';
import { freePort, runIn, type Running } from './checkout.ts';
import { madeOffice, madeSecrets, placed } from './production-files.ts';

/** The configuration of `docs/production` as processes on this machine: two gateways, Estonia and Germany. */
const MINUTES = 60_000;
const WRITER = `comity_writer_${randomBytes(4).toString('hex')}`;
const HUB = `hub_${randomBytes(4).toString('hex')}`;
const GERMANY = `system_de_${randomBytes(4).toString('hex')}`;
const REST = ['FR', 'UA', 'US', 'BR', 'EG', 'JP'];
const JUSTIFIED = ['--purpose', 'investigation', '--case', 'EE-2026-0117', '--basis', 'UNTOC-18'];

let folder: string;
let secrets: string;
let postgres: URL;
let mariadb: URL;
let redis: URL;
let issuer: string;
let gateways: readonly number[];
const running: Running[] = [];

async function withPostgres<Value>(database: string, use: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const url = new URL(postgres);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function inMariadb(statement: string): Promise<void> {
  const { hostname: host, port, username: user, password } = mariadb;
  const connection = await createConnection({ host, port: Number(port), user, password });
  await connection.query(statement).finally(() => connection.end());
}

/** An address of a database of ours without its password, as a configuration file holds it. */
function address(url: URL, user: string, database: string): string {
  return `${url.protocol}//${user}@${url.host}/${database}`;
}

async function secret(name: string, value: string): Promise<void> {
  await chmod(path.join(secrets, name), 0o600);
  await writeFile(path.join(secrets, name), decodeURIComponent(value));
}

function comity(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  return runCommand(args, environment({ COMITY_DATA: folder, ...settings }));
}

async function done(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, stdout, stderr } = await comity(args, settings);
  if (code !== 0) throw new Error(`comity ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}

async function start(args: readonly string[], says: string): Promise<Running> {
  const program = ['cli/bin/comity.mjs', ...args];
  const started = runIn(fromRoot(), environment({ COMITY_DATA: folder }), process.execPath, program);
  running.push(started);
  let code: number | null | undefined;
  void started.ended.then((ended) => (code = ended));
  while (!started.printed().includes(says)) {
    if (code !== undefined) throw new Error(`comity ${args.join(' ')} ended with ${code}: ${started.printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return started;
}

/** What stands in the files of production → where it is on this machine. */
function places(own: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    '/run/secrets': secrets,
    '/opt/comity': fromRoot(),
    '/etc/comity/policies': fromRoot('policies'),
    '/etc/comity/officers': path.join(folder, 'officers'),
    'redis://redis-hub:6379': `redis://${redis.host}`,
    'http://identity:4600': issuer,
    '0.0.0.0': '127.0.0.1',
    ...own,
  };
}

async function startCountry(code: string, port: number, own: Readonly<Record<string, string>>): Promise<void> {
  const state = path.join(folder, 'stores', code.toUpperCase());
  const replaced = places({ '"port": 4500': `"port": ${port}`, '/var/lib/comity': state, ...own });
  const config = await placed(folder, ['subgraphs', `${code}.json`], replaced);
  await start(['subgraph', '--config', config], 'answers on');
}

async function startSystems(): Promise<string> {
  const config = await placed(
    folder,
    ['demo-systems.json'],
    places({
      '/var/lib/comity': path.join(folder, 'national'),
      'postgresql://postgres@postgres-ee:5432/postgres': address(postgres, postgres.username, 'postgres'),
      'mariadb://root@mariadb-de:3306/system_de': address(mariadb, mariadb.username, GERMANY),
      '"port": 470': '"port": 0, "was": 470',
      '"size": 5000': '"size": 60',
    }),
  );
  const systems = await start(['demo-systems', '--config', config], 'is in all of them');
  return /filled; (.+) is in all of them/.exec(systems.printed())?.[1] ?? '';
}

async function startGateways(estonia: number, germany: number): Promise<void> {
  const members = await placed(
    folder,
    ['hub', 'members.yaml'],
    places({
      'http://subgraph-ee:4500': `http://127.0.0.1:${estonia}`,
      'http://subgraph-de:4500': `http://127.0.0.1:${germany}`,
    }),
  );
  for (const code of REST) await done(['member', 'remove', code, '--members', members]);
  gateways = [await freePort(), await freePort()];
  for (const port of gateways) {
    const audit = 'postgresql://comity_audit_writer@postgres-hub:5432/comity_hub';
    const config = await placed(
      folder,
      ['hub', 'gateway.json'],
      places({
        '/etc/comity/hub/members.yaml': members,
        '"port": 4000': `"port": ${port}`,
        [audit]: address(postgres, WRITER, HUB),
      }),
    );
    await start(['gateway', '--config', config], 'the gateway answers on');
  }
}

let name: string;

beforeAll(
  async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-production-'));
    [postgres, mariadb] = [new URL(await sharedServer('postgresql')), new URL(await sharedServer('mariadb'))];
    redis = new URL(await sharedServer('redis'));
    secrets = await madeSecrets();
    await secret('hub-owner.password', postgres.password);
    await secret('ee-owner.password', postgres.password);
    await secret('de-owner.password', mariadb.password);
    await secret('ee-redis.password', redis.password);
    await secret('hub-redis.password', redis.password);
    await madeOffice(folder, ['EE', 'DE']);
    await withPostgres('postgres', (client) => client.query(`create database ${HUB}`));
    await inMariadb(`create database ${GERMANY}`);
    const owner = [
      '--url',
      address(postgres, postgres.username, HUB),
      '--password-file',
      `${secrets}/hub-owner.password`,
    ];
    const writer = ['--writer', WRITER, '--writer-password-file', `${secrets}/hub-writer.password`];
    await done(['audit', 'prepare', ...owner, ...writer]);
    const port = await freePort();
    issuer = `http://127.0.0.1:${port}`;
    await start(['identity', '--port', String(port), '--issuer', issuer], 'demo people log in');
    name = await startSystems();
    const [estonia, germany] = [await freePort(), await freePort()];
    await startCountry('ee', estonia, {
      'postgresql://postgres-ee:5432': `postgresql://${postgres.host}`,
      'redis://redis-ee:6379': `redis://${redis.host}`,
    });
    await startCountry('de', germany, {
      'mariadb://mariadb-de:3306/system_de': `mariadb://${mariadb.host}/${GERMANY}`,
    });
    await startGateways(estonia, germany);
    // A country that has just started refuses calls that it may have answered before.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  },
  SERVER_START_MS + 3 * MINUTES,
);

afterAll(async () => {
  for (const each of running.reverse()) await each.stop();
  await withPostgres('postgres', async (client) => {
    for (const database of [HUB, 'system_ee']) await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`drop role if exists ${WRITER}, comity_reader`);
  });
  await inMariadb(`drop database if exists ${GERMANY}`);
  for (const each of [folder, secrets]) await rm(each, { recursive: true, force: true });
}, MINUTES);

describe('the configuration of production, as processes', () => {
  it.each([0, 1])(
    'finds the person whom both countries know, through gateway %s',
    async (index) => {
      const token = (await done(['token', '--issuer', issuer, '--as', 'ee-analyst'])).trim();
      const url = `http://127.0.0.1:${gateways[index]}`;
      const question = ['search', 'person', '--name', name, '--born', '1979-03-14', ...JUSTIFIED, '--json'];
      const answer = JSON.parse(await done(question, { COMITY_URL: url, COMITY_TOKEN: token })) as {
        readonly hits: readonly { readonly jurisdiction: string; readonly birthDate: string | null }[];
        readonly jurisdictions: Readonly<Record<string, { readonly status: string }>>;
      };
      expect(
        Object.entries(answer.jurisdictions)
          .map(([code, { status }]) => [code, status])
          .sort(),
      ).toEqual([
        ['DE', 'ANSWERED'],
        ['EE', 'ANSWERED'],
      ]);
      for (const code of ['DE', 'EE']) {
        expect(answer.hits.filter((hit) => hit.jurisdiction === code && hit.birthDate === '1979-03-14')).not.toEqual(
          [],
        );
      }
    },
    MINUTES,
  );

  it(
    'keeps one audit of both gateways, which their account can neither alter nor remove',
    async () => {
      const settings = {
        COMITY_AUDIT_URL: address(postgres, WRITER, HUB),
        COMITY_AUDIT_PASSWORD_FILE: path.join(secrets, 'hub-writer.password'),
      };
      expect(await done(['audit', 'verify'], settings)).toMatch(/^[2-9] records checked: the chain holds/);
      await withPostgres(HUB, async (client) => {
        await client.query(`set role ${WRITER}`);
        await expect(client.query('delete from audit.record')).rejects.toThrow('permission denied');
        await expect(client.query("update audit.record set record = ''")).rejects.toThrow('permission denied');
      });
    },
    MINUTES,
  );

  it(
    'refuses to start with an issuer of demo people where they are not allowed',
    async () => {
      const config = await placed(
        folder,
        ['hub', 'gateway.json'],
        places({
          '"allowDemo": true': '"allowDemo": false',
          'postgresql://comity_audit_writer@postgres-hub:5432/comity_hub': address(postgres, WRITER, HUB),
        }),
      );
      const refused = await comity(['gateway', '--config', config]);
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('demo issuers are refused here') as string,
      });
    },
    MINUTES,
  );
});
