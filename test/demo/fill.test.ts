import { createConnection } from 'mariadb';
import pg from 'pg';
import { generateMember } from '../../subgraphs/demo/population/generate-population.ts';
import { SYSTEMS } from '../../subgraphs/demo/systems/systems.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { fromRoot } from '../../schema/paths.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { DATABASES, type DatabaseRig } from './database-rig.ts';
import { DATABASE_SYSTEMS, openDatabaseSystem, type DatabaseSystem } from './database-systems.ts';

function systemIn(database: DatabaseSystem['database']): DatabaseSystem {
  const found = DATABASE_SYSTEMS.find((system) => system.database === database);
  if (!found) throw new Error(`no system is written into ${database}`);
  return found;
}

async function filled(database: DatabaseSystem['database']): Promise<DatabaseRig> {
  const system = systemIn(database);
  const rig = await DATABASES[database]();
  await system.fill(generateMember({ seed: 'fill', size: 20 }, system.member), rig.target);
  return rig;
}

describe('the account that a fill makes for the subgraph', () => {
  it(
    'may read the register in PostgreSQL and change nothing',
    async () => {
      const rig = await filled('postgresql');
      const client = new pg.Client(rig.connection.url);
      await client.connect();
      try {
        const counted = await client.query<{ persons: number }>('select count(*)::int as persons from upr.isik');
        expect(counted.rows).toEqual([{ persons: 20 }]);
        await client.query('set default_transaction_read_only = off');
        for (const change of [
          'delete from upr.isik',
          'create table upr.x (a int)',
          'update upr.isik set sugu = null',
        ]) {
          await expect(client.query(change)).rejects.toThrow('permission denied');
        }
      } finally {
        await client.end();
        await rig.close();
      }
    },
    SERVER_START_MS,
  );

  it(
    'may read the system in MariaDB and change nothing',
    async () => {
      const rig = await filled('mariadb');
      const url = new URL(rig.connection.url);
      const { username = '', password = '' } = rig.connection;
      const account = { host: url.hostname, port: Number(url.port), user: username, password };
      const connection = await createConnection({ ...account, database: url.pathname.slice(1) });
      try {
        expect(await connection.query('select count(*) as persons from PERSON')).toEqual([{ persons: 20n }]);
        for (const change of ['delete from PERSON', 'create table X (a int)', 'drop table PERSON']) {
          await expect(connection.query(change)).rejects.toThrow('denied');
        }
      } finally {
        await connection.end();
        await rig.close();
      }
    },
    SERVER_START_MS,
  );
});

describe('a fill', () => {
  it.each(DATABASE_SYSTEMS)(
    'of $member in $database can be repeated with another population',
    async (system) => {
      const open = await openDatabaseSystem(system, async ({ target }) => {
        await system.fill(generateMember({ seed: 'one', size: 30 }, system.member), target);
        await system.fill(generateMember({ seed: 'two', size: 10 }, system.member), target);
      });
      try {
        let persons = 0;
        for await (const page of open.mapped.scan('Person', new Set(['Person.names']))) persons += page.length;
        expect(persons).toBe(10);
      } finally {
        await open.close();
      }
    },
    SERVER_START_MS,
  );

  it('of a file that cannot be written fails, and leaves none behind', async () => {
    const population = generateMember({ seed: 'one', size: 10 }, 'JP');
    const { fill } = systemIn('sqlite');
    await expect(fill(population, { url: 'sqlite:/no/such/folder/system.sqlite' })).rejects.toThrow();
  });
});

describe('the list of systems', () => {
  it('has one for each member, whose mapping is there under the same title', () => {
    expect(SYSTEMS.map(({ member }) => member)).toEqual(['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP']);
    for (const { member, system, title } of SYSTEMS) {
      const mapping = loadMapping(fromRoot('subgraphs', 'countries', member.toLowerCase(), system));
      expect([mapping.member, mapping.system, mapping.title]).toEqual([member, system, title]);
    }
  });
});
