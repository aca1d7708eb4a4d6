import { writeFileSync } from 'node:fs';
import Libsql from 'libsql';
import { limitsOf } from '../../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import { sqlite } from '../../../subgraphs/adapters/sql/dialects/sqlite.ts';
import { conformance, scanned } from '../conformance.ts';
import type { SqliteRig } from './sqlite-rig.ts';
import { sqliteRig } from './sqlite-rig.ts';

conformance('SQLite', sqliteRig);

describe('a session of the adapter for SQLite', () => {
  let rig: SqliteRig;
  beforeAll(async () => {
    rig = await sqliteRig();
  });
  afterAll(async () => rig.close());

  it('cannot write, though the file could be written', async () => {
    const database = await sqlite.open(rig.connection, limitsOf(rig.connection));
    const insert = { text: "insert into keyless values ('new')", parameters: [] };
    await expect(database.run(insert, undefined)).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
    await database.close();
  });

  it('scans what has no key of its own, every row once', async () => {
    const pages = await scanned(rig.adapter, { entity: 'keyless', columns: ['word'] });
    expect(pages.map((page) => page.length)).toEqual([1_000, 200]);
  });

  it('gives whole numbers exactly, however large', async () => {
    const database = new Libsql(rig.file);
    database.exec('create table kinds (big bigint primary key, label text)');
    database.exec("insert into kinds values (9007199254740993, 'Abc')");
    database.close();
    const adapter = await openAdapter({ kind: 'sql' }, rig.connection);
    const read = (key: string) => adapter.read({ entity: 'kinds', columns: ['big'], by: ['big'], keys: [[key]] });
    expect(await read('9007199254740993')).toEqual([{ big: 9007199254740993n }]);
    expect(await read('9007199254740992')).toEqual([]);
    await adapter.close();
  });

  it('gives what a table holds now by statements that it keeps, more of them than it can keep', async () => {
    const database = await sqlite.open(rig.connection, limitsOf(rig.connection));
    const writer = new Libsql(rig.file);
    const run = (text: string) => database.run({ text, parameters: [] }, undefined);
    const rows = 'select word, size from kept';
    await expect(run(rows)).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
    writer.exec("create table kept (word text, size int); insert into kept values ('a', 1)");
    expect(await run(rows)).toEqual([{ word: 'a', size: 1 }]);
    for (let number = 0; number < 200; number += 1) expect(await run(`select ${number} as n`)).toEqual([{ n: number }]);
    writer.exec(
      "drop table kept; create table kept (size int, more text, word text); insert into kept values (2, '', 'b')",
    );
    expect(await run(rows)).toEqual([{ word: 'b', size: 2 }]);
    writer.exec('drop table kept');
    await expect(run(rows)).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
    writer.close();
    await database.close();
  });

  it('says that there is no file, and makes none', async () => {
    await expect(openAdapter({ kind: 'sql' }, { url: `sqlite:${rig.file}.other` })).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
    });
  });

  it('says that a file is no database', async () => {
    writeFileSync(`${rig.file}.txt`, 'this is no database, whatever its name says'.repeat(100));
    const fault = (async () => {
      const adapter = await openAdapter({ kind: 'sql' }, { url: `sqlite:${rig.file}.txt` });
      await adapter.describe();
    })();
    await expect(fault).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });
});
