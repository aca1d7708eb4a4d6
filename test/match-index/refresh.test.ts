import { randomBytes } from 'node:crypto';
import Database from 'libsql';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { loadMapping, parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import { rebuildIndex, refreshIndex } from '../../subgraphs/runtime/country/refresh-index.ts';
import { SERVER_START_MS, sharedServer } from '../servers/shared-server.ts';
import { KEY } from './entries.ts';

/** What a register of persons changes of itself, in its own words. */
interface Register {
  readonly url: string;
  run(statements: string): Promise<void>;
  close(): Promise<void>;
}

const TABLES = `
  create table person (id integer primary key, state varchar(10) not null, changed integer not null);
  create table person_name (person integer not null, no integer not null, name varchar(80) not null, changed_at timestamp not null, primary key (person, no));
  create table person_gone (id integer primary key, gone integer not null);
  insert into person values (1, 'alive', 10), (2, 'alive', 20), (3, 'alive', 30), (4, 'alive', 40);
  insert into person_name values (1, 1, 'Ivan Petrov', '2026-01-01 10:00:00'), (2, 1, 'Anna Berg', '2026-01-01 10:00:00'),
    (3, 1, 'Luis Souza', '2026-01-01 10:00:00'), (4, 1, 'Marie Petit', '2026-01-02 10:00:00.25')`;

const CHANGES = `
    changes:
      - { from: person, key: [id], at: changed }
      - { from: person_name, key: [person], at: changed_at }
      - { from: person_gone, key: [id], at: gone }`;

const mapping = (changes: string) => `
member: EE
system: register
title: Register
authority: Police
contact: { bureau: NCB }
source: { kind: sql }
records:
  - type: Person
    from: person
    key: [id]
    where: { state: alive }
    joins:
      names: { from: person_name, on: { person: id }, order: [no] }
    fields:
      names: [{ each: names, fields: { kind: { constant: primary }, full: name } }]${changes}
`;

function sqliteRegister(folder: string): Promise<Register> {
  const file = path.join(folder, 'register.sqlite');
  const database = new Database(file);
  return Promise.resolve({
    url: `sqlite:${file}`,
    run: (statements) => Promise.resolve(void database.exec(statements)),
    close: () => Promise.resolve(void database.close()),
  });
}

async function postgresqlRegister(): Promise<Register> {
  const server = await sharedServer('postgresql');
  const name = `refresh_${randomBytes(4).toString('hex')}`;
  const once = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await once(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return {
    url: url.href,
    async run(statements) {
      await client.query(statements);
    },
    async close() {
      await client.end();
      await once(`drop database ${name} with (force)`);
    },
  };
}

describe.each([
  ['sqlite', sqliteRegister],
  ['postgresql', postgresqlRegister],
])('an index of a register in %s', (_, openRegister) => {
  let folder: string;
  let register: Register;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'comity-refresh-'));
    register = await openRegister(folder);
    await register.run(TABLES);
  }, SERVER_START_MS);
  afterEach(async () => {
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(changes: string) {
    mkdirSync(path.join(folder, 'system'));
    writeFileSync(path.join(folder, 'system', 'mapping.yaml'), mapping(changes));
    const parsed = loadMapping(path.join(folder, 'system'));
    const adapter = await openAdapter(parsed.source, { url: register.url });
    const system = mappedSystem(compileMapping(parsed), adapter);
    const index = await openMatchIndex({ place: { kind: 'sqlite', folder: path.join(folder, 'index') }, key: KEY });
    await rebuildIndex(index, [system]);
    const names = ['Ivan Petrov', 'Anna Berg', 'Luis Souza', 'Marie Petit', 'Quentin Zwingli', 'Ludmila Karenina'];
    return {
      index,
      refresh: () => refreshIndex(index, [system]),
      rows: () => adapter.counters().rows,
      /** Who is found by each name of the register. */
      async found() {
        const all = await Promise.all(names.map((name) => index.byName('Person', name, 1)));
        return all.flatMap(([candidate], at) => (candidate ? [`${names[at]}: ${candidate.key}`] : []));
      },
      async close() {
        await index.close();
        await system.close();
      },
    };
  }

  it('is brought up to date by what was made, altered, left out and removed, and reads nothing else', async () => {
    const kept = await opened(CHANGES);
    try {
      expect(await kept.found()).toEqual(['Ivan Petrov: 1', 'Anna Berg: 2', 'Luis Souza: 3', 'Marie Petit: 4']);
      const built = kept.index.builtAsOf();
      await register.run(`
        update person_name set name = 'Quentin Zwingli', changed_at = '2026-01-03 09:00:00' where person = 1;
        update person set state = 'dead', changed = 50 where id = 2;
        delete from person where id = 3; insert into person_gone values (3, 51);
        insert into person values (6, 'alive', 52);
        insert into person_name values (6, 1, 'Ludmila Karenina', '2026-01-03 09:30:00')`);
      const before = new Date();
      await kept.refresh();
      expect(await kept.found()).toEqual(['Marie Petit: 4', 'Quentin Zwingli: 1', 'Ludmila Karenina: 6']);
      expect(kept.index.asOf()?.getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect(kept.index.builtAsOf()).toEqual(built);
      const read = kept.rows();
      await kept.refresh();
      // The three highest values, and the records that have them: what changed at the same time is not passed over.
      expect(kept.rows() - read).toBeLessThan(12);
      expect(await kept.found()).toEqual(['Marie Petit: 4', 'Quentin Zwingli: 1', 'Ludmila Karenina: 6']);
    } finally {
      await kept.close();
    }
  });

  it('forgets a record that went without a trace when all is read again', async () => {
    const kept = await opened(CHANGES);
    try {
      await register.run('delete from person where id = 2');
      await kept.refresh();
      expect(await kept.found()).toContain('Anna Berg: 2');
    } finally {
      await kept.close();
    }
    rmSync(path.join(folder, 'system'), { recursive: true });
    const again = await opened(CHANGES);
    expect(await again.found()).toEqual(['Ivan Petrov: 1', 'Luis Souza: 3', 'Marie Petit: 4']);
    await again.close();
  });

  it('is built anew at each refresh where the mapping tells nothing of changes', async () => {
    const kept = await opened('');
    try {
      await register.run('delete from person where id = 2');
      await kept.refresh();
      expect(await kept.found()).toEqual(['Ivan Petrov: 1', 'Luis Souza: 3', 'Marie Petit: 4']);
      expect(kept.index.builtAsOf()).toEqual(kept.index.asOf());
    } finally {
      await kept.close();
    }
  });
});

describe('changes in a mapping', () => {
  it.each([
    [
      'a source that cannot be asked',
      mapping(CHANGES).replace('{ kind: sql }', '{ kind: files, entities: {} }'),
      'of a `sql` source alone',
    ],
    [
      'a key of another length',
      mapping(CHANGES.replace('key: [person]', 'key: [person, no]')),
      'that of its changes 2',
    ],
  ])('are refused for %s', (_, text, words) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'comity-refresh-'));
    writeFileSync(path.join(folder, 'mapping.yaml'), text);
    expect(
      parseMapping(folder)
        .faults.map(({ message }) => message)
        .join('\n'),
    ).toContain(words);
    rmSync(folder, { recursive: true });
  });
});
