import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import type { MatchIndex } from '../../subgraphs/match-index/match-index.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import { changed, KEY, pages, person, readAt } from './entries.ts';

const EARLY = readAt('2026-01-02T03:04:05.000Z');
let folder: string;
const open: MatchIndex[] = [];

async function opened(): Promise<MatchIndex> {
  const index = await openMatchIndex({ place: { kind: 'sqlite', folder }, key: KEY });
  open.push(index);
  return index;
}

const found = async (index: MatchIndex, name: string) =>
  (await index.byName('Person', name, 10)).map((candidate) => candidate.key);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'comity-match-index-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe('the files of the embedded index', () => {
  it('are one when a build has ended, for its owner alone to read, and what did not end is removed at the next opening', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    await index.rebuild(pages([person('2', ['Ivan Petrov'])]), EARLY);
    expect(readdirSync(folder)).toEqual(['index-2.sqlite']);
    expect(statSync(path.join(folder, 'index-2.sqlite')).mode & 0o777).toBe(0o600);
    await index.close();
    writeFileSync(path.join(folder, 'index-3.building'), 'half');
    expect(await found(await opened(), 'Ivan Petrov')).toEqual(['2']);
    expect(readdirSync(folder)).toEqual(['index-2.sqlite']);
  });

  it('are the former ones where a build fails', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    async function* failing() {
      yield await Promise.resolve([person('2', ['Ivan Petrov'])]);
      throw new Error('the source is gone');
    }
    await expect(index.rebuild(failing(), EARLY)).rejects.toThrow('the source is gone');
    expect(readdirSync(folder)).toEqual(['index-1.sqlite']);
  });

  it('keep the state before an update that a crash cut', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    const file = path.join(folder, 'index-1.sqlite');
    const whole = readFileSync(file);
    // A journal that is left beside the file holds the pages as they were: what a crash between two writes leaves.
    const cut = new Database(file);
    cut.exec('PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM entries');
    cut.exec(
      `CREATE TABLE filler (t TEXT); INSERT INTO filler SELECT hex(zeroblob(4000)) FROM json_each('[${'1,'.repeat(200)}1]')`,
    );
    const [half, journal] = [readFileSync(file), readFileSync(`${file}-journal`)];
    cut.exec('ROLLBACK');
    cut.close();
    await index.close();
    writeFileSync(file, half);
    writeFileSync(`${file}-journal`, journal);
    expect(half.equals(whole)).toBe(false);
    expect(await found(await opened(), 'Ivan Petrov')).toEqual(['1']);
    expect(readdirSync(folder)).toEqual(['index-1.sqlite']);
  });

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
        database.exec(`UPDATE facts SET facts = json_set(facts, '$.matcherVersion', 'another')`);
        database.close();
      },
    ],
  ])('count as none, and can be built anew, where one is %s', async (_, damage) => {
    const before = await opened();
    const list = Array.from({ length: 500 }, (_entry, number) => person(String(number), [`Ivan Petrov ${number}`]));
    await before.rebuild(pages(list), EARLY);
    await before.close();
    damage(path.join(folder, 'index-1.sqlite'));
    const index = await opened();
    expect(index.asOf()).toBeNull();
    expect(await found(index, 'Ivan Petrov')).toEqual([]);
    expect(await index.update(pages([changed('1', null)]), EARLY)).toEqual({ kind: 'not-built' });
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    expect(await found(index, 'Ivan Petrov')).toEqual(['1']);
  });
});
