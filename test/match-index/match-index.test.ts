import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fromRoot } from '../../schema/paths.ts';
import { scoreNames } from '../../subgraphs/matching/score-names.ts';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';
import type { MatchIndex } from '../../subgraphs/match-index/match-index.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { changed, KEY, pages, person, readAt } from './entries.ts';
import { PLACES, type TestPlace } from './places.ts';

const EARLY = readAt('2026-01-02T03:04:05.000Z');
const LATE = readAt('2026-02-03T00:00:00.000Z');

describe.each(PLACES)('the match index in %s', (_, openPlace) => {
  let at: TestPlace;
  const open: MatchIndex[] = [];

  async function opened(options: { readonly floor?: number; readonly key?: Uint8Array } = {}): Promise<MatchIndex> {
    const index = await openMatchIndex({ place: at.place, key: KEY, ...options });
    open.push(index);
    return index;
  }

  const keys = async (index: MatchIndex, name: string, limit = 100) =>
    (await index.byName('Person', name, limit)).map((candidate) => candidate.key);

  beforeEach(async () => {
    at = await openPlace();
  }, SERVER_START_MS);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((index) => index.close()));
    await at.remove();
  });

  it('is empty before its first build', async () => {
    const index = await opened();
    expect(index.asOf()).toBeNull();
    expect(index.read().size).toBe(0);
    expect(await keys(index, 'Anna')).toEqual([]);
    expect(await index.byIdentifier(null, null, 'AB123', 10)).toEqual([]);
    expect(await index.update(pages([changed('1', person('1', ['Anna']))]), EARLY)).toEqual({ kind: 'not-built' });
  });

  it('finds records by name and by identifier, by their type', async () => {
    const index = await opened();
    await index.rebuild(
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
      EARLY,
    );
    expect(index.asOf()).toEqual(EARLY.asOf);
    expect(index.read()).toEqual(EARLY.read);
    expect(await index.byName('Person', 'Иван Петров', 10)).toMatchObject([
      {
        system: 'register',
        type: 'Person',
        key: '1',
        birthDates: ['1979-03-14'],
        similarity: scoreNames(normaliseName('Иван Петров'), normaliseName('Ivan Petrov')),
      },
    ]);
    const found = async (...asked: Parameters<MatchIndex['byIdentifier']>) =>
      (await index.byIdentifier(...asked)).map(({ key }) => key);
    expect((await index.byName('Organisation', 'Petrov Sons', 10)).map(({ key }) => key)).toEqual(['2']);
    expect(await found('Vehicle', 'plate', '12 ab', 10)).toEqual(['3']);
    expect(await found(null, null, '12 ab', 10)).toEqual(['3']);
    expect(await found('Person', 'plate', '12 ab', 10)).toEqual([]);
    expect(await found('Vehicle', 'serial', '12 ab', 10)).toEqual([]);
    expect(await found('Vehicle', 'no-such-kind', '12 ab', 10)).toEqual([]);
  });

  it('gives the most similar names first, at most as many as asked, and a birth date helps to rank', async () => {
    const index = await opened();
    const list = Array.from({ length: 50 }, (_entry, number) =>
      person(String(number), ['Anna Berg'], { birthDates: [`19${number + 40}-03-14`] }),
    );
    await index.rebuild(pages([...list, person('other', ['Anna Berger'])]), EARLY);
    expect(await keys(index, 'Anna Berger', 1)).toEqual(['other']);
    expect(await keys(index, 'Anna Berg', 10)).toHaveLength(10);
    const [first] = await index.byName('Person', 'Anna Berg', 1, { birthDate: '1979-03-14' });
    expect(first?.key).toBe('39');
    expect(await keys(index, 'Anna Berg', 0)).toEqual([]);
  });

  it('finds the same records whatever others there are', async () => {
    const index = await opened();
    const known = person('known', ['Kristjan Tamm']);
    await index.rebuild(pages([known]), EARLY);
    expect(await keys(index, 'Christian Tamm')).toEqual(['known']);
    const others = Array.from({ length: 300 }, (_entry, number) => person(`n${number}`, ['Kersti Tomson']));
    await index.rebuild(pages([...others, known]), EARLY);
    expect(await keys(index, 'Christian Tamm')).toContain('known');
  });

  it('compares all that have every word of the name, and of the others the best, however many there are', async () => {
    const index = await opened();
    const list = (count: number, name: string) =>
      Array.from({ length: count }, (_entry, number) => person(`${name} ${number}`, [name]));
    await index.rebuild(
      pages(list(1_200, 'Anna Berg'), list(1_200, 'Anna Kowalczyk'), [person('one', ['Anna Perk'])]),
      EARLY,
    );
    const found = await keys(index, 'Anna Berg', 10_000);
    expect(found.filter((key) => key.startsWith('Anna Berg'))).toHaveLength(1_200);
    expect(found).toContain('one');
    expect(found.length).toBeLessThan(2_401);
  });

  it.each([0, 500, 700])('finds who is alike beside %i that have the very name', async (count) => {
    const index = await opened();
    const others = Array.from({ length: count }, (_entry, number) => person(`other ${number}`, ['Jaan Kuusemets']));
    const alike = [person('1', ['Peeter Kuusemets']), person('2', ['Yaan Kusemet'])];
    await index.rebuild(pages([...others, ...alike]), EARLY);
    const found = await keys(index, 'Jaan Kuusemets', 10_000);
    expect(found.filter((key) => !key.startsWith('other'))).toEqual(['2', '1']);
  });

  it('leaves out what is below the floor', async () => {
    const similarity = (name: string) => scoreNames(normaliseName('Ivan Petrov'), normaliseName(name));
    const between = (similarity('Ivan Petrov') + similarity('Ivan Petrenko')) / 2;
    const strict = await opened({ floor: between });
    await strict.rebuild(pages([person('1', ['Ivan Petrov']), person('2', ['Ivan Petrenko'])]), EARLY);
    expect(await keys(strict, 'Ivan Petrov')).toEqual(['1']);
    expect(await keys(await opened({ floor: similarity('Ivan Petrenko') / 2 }), 'Ivan Petrov')).toEqual(['1', '2']);
  });

  it('gives a record once, however often the source gave it', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])], [person('1', ['Ivan Petrov'])]), EARLY);
    expect(await keys(index, 'Ivan Petrov')).toEqual(['1']);
  });

  it('serves the former build until the next one has ended, and then the next alone', async () => {
    const index = await opened();
    await index.rebuild(pages([person('old', ['Ivan Petrov'])]), EARLY);
    const during: (readonly string[])[] = [];
    async function* entries() {
      yield [person('new', ['Ivan Petrov'])];
      during.push(await keys(index, 'Ivan Petrov'));
      yield [person('newer', ['Ivan Petrov'])];
    }
    await index.rebuild(entries(), LATE);
    expect(during).toEqual([['old']]);
    expect((await keys(index, 'Ivan Petrov')).sort()).toEqual(['new', 'newer']);
    expect(index.asOf()).toEqual(LATE.asOf);
  });

  it('builds one after the other where two are asked for at once', async () => {
    const index = await opened();
    await Promise.all([
      index.rebuild(pages([person('first', ['Ivan Petrov'])]), EARLY),
      index.rebuild(pages([person('second', ['Ivan Petrov'])]), EARLY),
    ]);
    expect(await keys(index, 'Ivan Petrov')).toEqual(['second']);
  });

  it('keeps what it has where a source fails in the middle, and can build again', async () => {
    const index = await opened();
    await index.rebuild(pages([person('old', ['Ivan Petrov'])]), EARLY);
    async function* failing() {
      yield await Promise.resolve([person('new', ['Ivan Petrov'])]);
      throw new Error('the source is gone');
    }
    await expect(index.rebuild(failing(), LATE)).rejects.toThrow('the source is gone');
    expect(await keys(index, 'Ivan Petrov')).toEqual(['old']);
    expect(index.asOf()).toEqual(EARLY.asOf);
    await index.rebuild(pages([person('new', ['Ivan Petrov'])]), LATE);
    expect(await keys(index, 'Ivan Petrov')).toEqual(['new']);
  });

  it('is what it was after it is opened again', async () => {
    const first = await opened();
    await first.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    await first.update(pages([changed('2', person('2', ['Ivan Petrov']))]), LATE);
    await first.close();
    const again = await opened();
    expect(again.asOf()).toEqual(LATE.asOf);
    expect((await keys(again, 'Ivan Petrov')).sort()).toEqual(['1', '2']);
  });

  it('puts what has changed in the place of what was known, and forgets what is no more', async () => {
    const index = await opened();
    const identified = { identifiers: [{ kind: 'national-id', value: '37903140000' }] };
    await index.rebuild(
      pages([person('1', ['Ivan Petrov'], identified), person('2', ['Anna Berg']), person('3', ['Luis Souza'])]),
      EARLY,
    );
    const updated = await index.update(
      pages(
        [changed('1', person('1', ['Pyotr Ivanov'])), changed('2', null)],
        [changed('4', person('4', ['Marie Petit'])), changed('5', person('5', ['Nobody Yet'])), changed('5', null)],
      ),
      LATE,
    );
    expect(updated).toEqual({ kind: 'updated', records: 4 });
    expect(index.asOf()).toEqual(LATE.asOf);
    expect(index.read()).toEqual(LATE.read);
    const all = await Promise.all(
      ['Ivan Petrov', 'Pyotr Ivanov', 'Anna Berg', 'Luis Souza', 'Marie Petit', 'Nobody Yet'].map((name) =>
        keys(index, name),
      ),
    );
    expect(all.map((found) => found[0] ?? null)).toEqual(['1', '1', null, '3', '4', null]);
    const [renamed] = await index.byName('Person', 'Pyotr Ivanov', 1);
    expect(renamed?.names).toHaveLength(1);
    expect(await index.byIdentifier('Person', 'national-id', '37903140000', 10)).toEqual([]);
  });

  it('is as it was where the source fails in the middle of an update', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    async function* failing() {
      yield await Promise.resolve([changed('1', null)]);
      throw new Error('the source is gone');
    }
    await expect(index.update(failing(), LATE)).rejects.toThrow('the source is gone');
    expect(await keys(index, 'Ivan Petrov')).toEqual(['1']);
    expect(index.asOf()).toEqual(EARLY.asOf);
  });

  it('serves the former build after its process was killed in the middle of the next', async () => {
    const before = await opened();
    await before.rebuild(pages([person('old', ['Half Built'])]), EARLY);
    await before.close();
    const script = ['test/match-index/build-without-end.ts', JSON.stringify(at.place)];
    const child = spawn(process.execPath, [fromRoot('cli', 'bin', 'run.mjs'), ...script]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await at.builds()).toHaveLength(2);
    const index = await opened();
    expect(await keys(index, 'Half Built')).toEqual(['old']);
    expect(index.asOf()).toEqual(EARLY.asOf);
    await index.rebuild(pages([person('new', ['Half Built'])]), LATE);
    expect(await keys(index, 'Half Built')).toEqual(['new']);
  }, 60_000);

  it('stops a build when it is closed, and serves nothing of it', async () => {
    const index = await opened();
    let closed = Promise.resolve();
    async function* closing() {
      yield await Promise.resolve([person('1', ['Ivan Petrov'])]);
      closed = index.close();
      yield [person('2', ['Ivan Petrov'])];
    }
    await expect(index.rebuild(closing(), EARLY)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await closed;
    expect((await opened()).asOf()).toBeNull();
  });

  it('is empty under another key, and can be built anew under it', async () => {
    await (await opened()).rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    const other = await opened({ key: new Uint8Array(64).fill(9) });
    expect(other.asOf()).toBeNull();
    expect(await keys(other, 'Ivan Petrov')).toEqual([]);
    await other.rebuild(pages([person('2', ['Ivan Petrov'])]), LATE);
    expect(await keys(other, 'Ivan Petrov')).toEqual(['2']);
  });

  it('keeps no name, no key, no birth date and no identifier that can be read without the country’s key', async () => {
    const index = await opened();
    const held = person('EE-national-key', ['Zebulon Quandary'], {
      birthDates: ['1979-03-14'],
      identifiers: [{ kind: 'document', value: 'KX4711882' }],
    });
    await index.rebuild(pages([held, person('other', ['Anna Berg'])]), EARLY);
    await index.update(pages([changed('third', person('third', ['Quasimodo Zwingli']))]), LATE);
    const content = await at.content();
    expect(content).toContain(LATE.asOf.toISOString());
    expect(content).not.toMatch(
      /zebulon|quandary|quasimodo|zwingli|EE-national-key|1979-03-14|KX4711882|kntr|Person/iu,
    );
  });
});
