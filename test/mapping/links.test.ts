import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { openSqlAdapter } from '../../subgraphs/adapters/sql/sql-adapter.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem, type MappedSystemRuntime } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { wholePlan } from './example-country.ts';
import { mappingFolder } from './mapping-folder.ts';

const TABLES = `
create table suspect (office text, no integer, name text, primary key (office, no));
create table missing (id text primary key, name text, phone1 text, phone2 text);
create table gun (serial text primary key, holder_office text, holder_no integer);
create table doc (doc_id integer primary key, number text);
create table doc_holder (doc_id integer, person text, valid text, primary key (doc_id, person));
insert into suspect values ('A|1', 7, 'Ann'), ('B%', 7, 'Bob');
insert into missing values ('7', 'Cid', '111', null), ('8', 'Dan', '222', '333');
insert into gun values ('G1', 'A|1', 7), ('G2', 'B%', 7), ('G3', 'B%', null), ('G4', 'B%', 7);
insert into doc values (1, 'P1'), (2, 'P2'), (3, 'P3');
insert into doc_holder values (1, '7', 'Y'), (2, '7', 'Y'), (2, '8', 'Y'), (3, '8', 'N');
`;

const ENTRIES = `{ type: Person, part: suspect, from: suspect, key: [office, no], fields: { names: [{ fields: { full: name } }] } }
  - { type: Person, part: missing, from: missing, key: [id], fields: { names: [{ fields: { full: name } }] } }
  - { type: Firearm, from: gun, key: [serial], fields: { serial: serial }, links: { holder: { columns: [holder_office, holder_no], part: suspect } } }
  - { type: ContactPoint, part: first, from: missing, key: [id], where: { phone1: { empty: false } }, fields: { value: phone1 }, links: { user: { columns: [id], part: missing } } }
  - { type: ContactPoint, part: second, from: missing, key: [id], where: { phone2: { empty: false } }, fields: { value: phone2 }, links: { user: { columns: [id], part: missing } } }
  - type: IdentityDocument
    from: doc
    key: [doc_id]
    joins: { held: { from: doc_holder, on: { doc_id: doc_id }, where: { valid: Y }, order: [person] } }
    fields: { number: number }
    links: { holder: { columns: [held.person], part: missing } }`;

const PLAN = wholePlan('Person', 'PersonName', 'Firearm', 'ContactPoint', 'IdentityDocument');

describe('keys and links', () => {
  let system: MappedSystemRuntime;

  beforeAll(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'comity-mapping-')), 'links.db');
    const database = new Database(file);
    database.exec(TABLES);
    database.close();
    const mapping = loadMapping(mappingFolder(ENTRIES));
    system = mappedSystem(compileMapping(mapping), await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${file}` }));
  });
  afterAll(() => system.close());

  async function all(type: string) {
    const records = [];
    for await (const page of system.scan(type, PLAN)) records.push(...page);
    return records;
  }

  it('keep records of two tables apart that have the same key', async () => {
    expect((await all('Person')).map(({ key }) => key)).toEqual([
      'suspect:A%7C1|7',
      'suspect:B%25|7',
      'missing:7',
      'missing:8',
    ]);
  });

  it('find a record by a key of several columns, with whatever stands in them', async () => {
    const keys = ['missing:8', 'suspect:B%25|7', 'suspect:A%7C1|7', 'suspect:7', 'other:7', '7'];
    const found = await system.read('Person', keys, PLAN);
    expect(found.map((record) => record?.values['names'] ?? null)).toEqual([
      [{ full: 'Dan' }],
      [{ full: 'Bob' }],
      [{ full: 'Ann' }],
      null,
      null,
      null,
    ]);
  });

  it('lead over several columns, and nowhere where one is empty', async () => {
    expect((await all('Firearm')).map(({ links }) => links['holder'])).toEqual([
      'suspect:A%7C1|7',
      'suspect:B%25|7',
      null,
      'suspect:B%25|7',
    ]);
    const lists = await system.readLinked('Firearm', 'holder', ['missing:7', 'suspect:B%25|7'], PLAN);
    expect(lists.map((list) => list.map(({ key }) => key))).toEqual([[], ['G2', 'G4']]);
  });

  it('lead back over a link table, under its conditions', async () => {
    const lists = await system.readLinked(
      'IdentityDocument',
      'holder',
      ['missing:8', 'missing:7', 'suspect:B%25|7'],
      PLAN,
    );
    expect(lists.map((list) => list.map(({ values }) => values['number']))).toEqual([['P2'], ['P1', 'P2'], []]);
    expect((await all('IdentityDocument')).map(({ links }) => links['holder'])).toEqual([
      'missing:7',
      'missing:7',
      null,
    ]);
  });

  it('make a record of each of several columns of a row', async () => {
    const [list = []] = await system.readLinked('ContactPoint', 'user', ['missing:8'], PLAN);
    expect(list.map(({ key, values }) => [key, values['value']])).toEqual([
      ['first:8', '222'],
      ['second:8', '333'],
    ]);
    expect((await all('ContactPoint')).map(({ key }) => key)).toEqual(['first:7', 'first:8', 'second:8']);
  });

  it('give nothing for a type or a link that is not held', async () => {
    expect(await system.read('Vehicle', ['1'], PLAN)).toEqual([null]);
    expect(await system.readLinked('Vehicle', 'keeper', ['missing:7'], PLAN)).toEqual([[]]);
    expect(system.holds.has('Vehicle')).toBe(false);
  });
});
