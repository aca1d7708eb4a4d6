import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { fromRoot } from '../../schema/paths.ts';
import { scoreNames } from '../../subgraphs/matching/compare-names.ts';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';
import type { MatchIndex } from '../../subgraphs/match-index/match-index.ts';
import { openMatchIndex } from '../../subgraphs/match-index/sqlite-match-index.ts';
import { pages, person } from './entries.ts';

const AS_OF = new Date('2026-01-02T03:04:05.000Z');
let folder: string;
const open: MatchIndex[] = [];

function opened(options: { readonly floor?: number } = {}): MatchIndex {
  const index = openMatchIndex({ folder, ...options });
  open.push(index);
  return index;
}

const keys = (index: MatchIndex, name: string, limit = 100) =>
  index.byName('Person', name, limit).map((candidate) => candidate.key);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'comity-match-index-'));
});
afterEach(() => {
  for (const index of open.splice(0)) index.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded index', () => {
  it('is empty before its first build', () => {
    const index = opened();
    expect(index.asOf()).toBeNull();
    expect(keys(index, 'Anna')).toEqual([]);
    expect(index.byIdentifier(null, null, 'AB123', 10)).toEqual([]);
  });

  it('finds records by name and by identifier, by their type', async () => {
    const index = opened();
    const built = await index.rebuild(
      pages(
        [person('1', ['Ivan Petrov'], { birthDates: ['1979-03-14'] })],
        [person('2', ['Petrov & Sons'], { type: 'Organisation', identifiers: [{ kind: 'lei', value: 'x 1' }] })],
        [
          person('3', [], {
            type: 'Vehicle',
            identifiers: [
              { kind: 'plate', value: '12-AB' },
              { kind: 'vin', value: '12AB' },
            ],
          }),
        ],
      ),
      AS_OF,
    );
    expect(built).toEqual({ entries: 3 });
    expect(index.asOf()).toEqual(AS_OF);
    expect(index.byName('Person', 'Иван Петров', 10)).toEqual([
      {
        system: 'register',
        type: 'Person',
        key: '1',
        names: [normaliseName('Ivan Petrov')],
        birthDates: ['1979-03-14'],
        similarity: scoreNames(normaliseName('Иван Петров'), normaliseName('Ivan Petrov')),
      },
    ]);
    expect(index.byName('Organisation', 'Petrov Sons', 10).map(({ key }) => key)).toEqual(['2']);
    expect(index.byIdentifier('Vehicle', 'plate', '12 ab', 10).map(({ key }) => key)).toEqual(['3']);
    expect(index.byIdentifier(null, null, '12 ab', 10).map(({ key }) => key)).toEqual(['3']);
    expect(index.byIdentifier('Person', 'plate', '12 ab', 10)).toEqual([]);
    expect(index.byIdentifier('Vehicle', 'serial', '12 ab', 10)).toEqual([]);
    expect(index.byIdentifier('Vehicle', 'no-such-kind', '12 ab', 10)).toEqual([]);
  });

  it('gives the most similar names first, at most as many as asked, and a birth date helps to rank', async () => {
    const index = opened();
    const list = Array.from({ length: 50 }, (_, number) =>
      person(String(number), ['Anna Berg'], { birthDates: [`19${number + 40}-03-14`] }),
    );
    await index.rebuild(pages([...list, person('other', ['Anna Berger'])]), AS_OF);
    expect(keys(index, 'Anna Berger', 1)).toEqual(['other']);
    expect(keys(index, 'Anna Berg', 10)).toHaveLength(10);
    expect(index.byName('Person', 'Anna Berg', 1, { birthDate: '1979-03-14' })[0]?.key).toBe('39');
    expect(keys(index, 'Anna Berg', 0)).toEqual([]);
  });

  it('finds the same records whatever others there are', async () => {
    const [few, many] = [opened(), openMatchIndex({ folder: path.join(folder, 'many') })];
    open.push(many);
    const known = person('known', ['Kristjan Tamm']);
    await few.rebuild(pages([known]), AS_OF);
    await many.rebuild(
      pages([...Array.from({ length: 300 }, (_, number) => person(`n${number}`, ['Kersti Tomson'])), known]),
      AS_OF,
    );
    expect(keys(few, 'Christian Tamm')).toEqual(['known']);
    expect(keys(many, 'Christian Tamm')).toContain('known');
  });

  it('leaves out what is below the floor', async () => {
    await opened({ floor: 0.95 }).rebuild(pages([person('1', ['Ivan Petrov']), person('2', ['Ivan Petrenko'])]), AS_OF);
    expect(keys(opened({ floor: 0.95 }), 'Ivan Petrov')).toEqual(['1']);
    expect(keys(opened({ floor: 0.1 }), 'Ivan Petrov')).toEqual(['1', '2']);
  });

  it('gives a record once, however often the source gave it', async () => {
    const index = opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])], [person('1', ['Ivan Petrov'])]), AS_OF);
    expect(keys(index, 'Ivan Petrov')).toEqual(['1']);
  });

  it('serves the former build until the next one has ended, and then the next alone', async () => {
    const index = opened();
    await index.rebuild(pages([person('old', ['Ivan Petrov'])]), AS_OF);
    const during: (readonly string[])[] = [];
    async function* entries() {
      yield await Promise.resolve([person('new', ['Ivan Petrov'])]);
      during.push(keys(index, 'Ivan Petrov'));
      yield [person('newer', ['Ivan Petrov'])];
    }
    const later = new Date('2026-02-03T00:00:00Z');
    await index.rebuild(entries(), later);
    expect(during).toEqual([['old']]);
    expect(keys(index, 'Ivan Petrov').sort()).toEqual(['new', 'newer']);
    expect(index.asOf()).toEqual(later);
    expect(readdirSync(folder)).toEqual(['index-2.sqlite']);
  });

  it('builds one after the other where two are asked for at once', async () => {
    const index = opened();
    await Promise.all([
      index.rebuild(pages([person('first', ['Ivan Petrov'])]), AS_OF),
      index.rebuild(pages([person('second', ['Ivan Petrov'])]), AS_OF),
    ]);
    expect(keys(index, 'Ivan Petrov')).toEqual(['second']);
    expect(readdirSync(folder)).toEqual(['index-2.sqlite']);
  });

  it('keeps what it has where a source fails in the middle, and can build again', async () => {
    const index = opened();
    await index.rebuild(pages([person('old', ['Ivan Petrov'])]), AS_OF);
    async function* failing() {
      yield await Promise.resolve([person('new', ['Ivan Petrov'])]);
      throw new Error('the source is gone');
    }
    await expect(index.rebuild(failing(), AS_OF)).rejects.toThrow('the source is gone');
    expect(keys(index, 'Ivan Petrov')).toEqual(['old']);
    expect(readdirSync(folder)).toEqual(['index-1.sqlite']);
    await index.rebuild(pages([person('new', ['Ivan Petrov'])]), AS_OF);
    expect(keys(index, 'Ivan Petrov')).toEqual(['new']);
  });

  it('is what it was after it is opened again', async () => {
    const first = opened();
    await first.rebuild(pages([person('1', ['Ivan Petrov'])]), AS_OF);
    first.close();
    const again = opened();
    expect(again.asOf()).toEqual(AS_OF);
    expect(keys(again, 'Ivan Petrov')).toEqual(['1']);
  });

  it('serves the former build after its process was killed in the middle of the next', async () => {
    const before = opened();
    await before.rebuild(pages([person('old', ['Half Built'])]), AS_OF);
    before.close();
    const child = spawn(process.execPath, [
      fromRoot('cli', 'bin', 'run.mjs'),
      'test/match-index/build-without-end.ts',
      folder,
    ]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(folder)).toContain('index-2.building');
    const index = opened();
    expect(keys(index, 'Half Built')).toEqual(['old']);
    expect(readdirSync(folder)).toEqual(['index-1.sqlite']);
  }, 60_000);

  it.each([
    ['cut in half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['no database', (file: string) => writeFileSync(file, 'nothing of the kind '.repeat(1_000))],
    [
      'overwritten in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 8_192, bytes.length - 4_096);
        writeFileSync(file, bytes);
      },
    ],
    [
      'of another version of the matcher',
      (file: string) => {
        const database = new Database(file);
        database.exec(`UPDATE facts SET value = 'another' WHERE name = 'matcherVersion'`);
        database.close();
      },
    ],
  ])('is empty, and can be built anew, where its file is %s', async (_, damage) => {
    const before = opened();
    const list = Array.from({ length: 500 }, (_entry, number) => person(String(number), [`Ivan Petrov ${number}`]));
    await before.rebuild(pages(list), AS_OF);
    before.close();
    damage(path.join(folder, 'index-1.sqlite'));
    const index = opened();
    expect(index.asOf()).toBeNull();
    expect(keys(index, 'Ivan Petrov')).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), AS_OF);
    expect(keys(index, 'Ivan Petrov')).toEqual(['1']);
  });

  it('stops a build when it is closed, and leaves nothing of it', async () => {
    const index = opened();
    async function* closing() {
      yield await Promise.resolve([person('1', ['Ivan Petrov'])]);
      index.close();
      yield [person('2', ['Ivan Petrov'])];
    }
    await expect(index.rebuild(closing(), AS_OF)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(keys(index, 'Ivan Petrov')).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps nothing but keys, references, normalised names and birth dates, for its owner alone to read', async () => {
    await opened().rebuild(
      pages([person('1', ['Zoë Øster'], { identifiers: [{ kind: 'document', value: 'ab-1' }] })]),
      AS_OF,
    );
    const file = path.join(folder, 'index-1.sqlite');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const database = new Database(file, { readonly: true });
    const columns = database
      .prepare(
        `SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'`,
      )
      .all()
      .map((row) => (typeof row === 'object' && row !== null && 'name' in row ? row.name : null));
    database.close();
    expect(columns).toEqual([
      'facts.name',
      'facts.value',
      'entries.id',
      'entries.system',
      'entries.type',
      'entries.key',
      'entries.names',
      'entries.birth_dates',
      'name_keys.key',
      'name_keys.entry',
      'identifiers.value',
      'identifiers.kind',
      'identifiers.entry',
    ]);
    expect(readFileSync(file).includes('Zoë')).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['white space', '   '],
    ['emoji', '😀😀'],
    ['a lone surrogate', '\ud800'],
    ['a quote and a semicolon', `'; DROP TABLE entries; --`],
    ['a million letters', 'x'.repeat(1_000_000)],
    ['a hundred thousand words', 'ivan '.repeat(100_000)],
    ['right-to-left marks', '\u202e\u200f'],
  ])('takes a name that is %s', async (_, name) => {
    const index = opened();
    await index.rebuild(
      pages([person('1', [name, 'Ivan Petrov'], { identifiers: [{ kind: 'plate', value: name }] })]),
      AS_OF,
    );
    expect(() => index.byName('Person', name, 10)).not.toThrow();
    expect(() => index.byIdentifier(null, null, name, 10)).not.toThrow();
    expect(keys(index, 'Ivan Petrov')).toEqual(['1']);
  });
});
