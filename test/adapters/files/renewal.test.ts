import { appendFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceAdapter } from '../../../subgraphs/adapters/adapter.ts';
import { scanned } from '../conformance.ts';
import type { ExportFolder } from './export-folder.ts';
import { exportFolder, nextChange } from './export-folder.ts';

const CSV = {
  format: 'csv',
  file: 'rows.csv',
  charset: 'utf-8',
  columns: { id: 'integer', name: 'text' },
  trailer: { marker: 'END', count: 2 },
} as const;

describe('a newer export', () => {
  let folder: ExportFolder;
  let adapter: SourceAdapter;
  beforeEach(async () => {
    folder = await exportFolder();
    await folder.put('rows.csv', exportOf(['a', 'b']), 'utf-8', 60);
    adapter = await folder.open({ rows: CSV });
  });
  afterEach(async () => {
    await adapter.close();
    await folder.close();
  });

  const names = async (of = adapter) =>
    (await scanned(of, { entity: 'rows', columns: ['name'] })).flat().map((row) => row['name']);
  const readFirst = (of = adapter) => of.read({ entity: 'rows', columns: ['name'], by: ['id'], keys: [['1']] });

  it('takes the place of the old one in one step, and listeners are told', async () => {
    const before = await adapter.asOf();
    expect(await readFirst()).toEqual([{ name: 'a' }]);
    const changed = nextChange(adapter);
    await folder.put('rows.csv', exportOf(['x', 'y', 'z']));
    await changed;
    expect(await names()).toEqual(['x', 'y', 'z']);
    expect(await readFirst()).toEqual([{ name: 'x' }]);
    expect((await adapter.asOf()).getTime() - before.getTime()).toBeGreaterThan(40_000);
    expect(await readdir(folder.work)).toHaveLength(1);
  });

  it('does not disturb a scan of the old one', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => `old ${index}`);
    const first = nextChange(adapter);
    await folder.put('rows.csv', exportOf(many), 'utf-8', 30);
    await first;
    const found: unknown[] = [];
    const second = nextChange(adapter);
    for await (const page of adapter.scan({ entity: 'rows', columns: ['name'] })) {
      if (found.length === 0) {
        await folder.put('rows.csv', exportOf(['new']));
        await second;
      }
      found.push(...page.map((row) => row['name']));
    }
    expect(found).toEqual(many);
    expect(await names()).toEqual(['new']);
  });

  it.each([
    ['is cut short', exportOf(['x', 'y', 'z']).slice(0, -8)],
    ['has another count in its trailer', exportOf(['x', 'y', 'z']).replace('END,3', 'END,4')],
    ['has lost a column', 'id\n1\nEND'],
    ['is empty', ''],
  ])('is refused where it %s: the old one goes on serving, after a restart too', async (_, text) => {
    await folder.put('rows.csv', text);
    await sleep(200);
    expect(await names()).toEqual(['a', 'b']);
    await adapter.close();
    adapter = await folder.open({ rows: CSV });
    expect(await names()).toEqual(['a', 'b']);
    expect(Date.now() - (await adapter.asOf()).getTime()).toBeGreaterThan(50_000);
    const changed = nextChange(adapter);
    await folder.put('rows.csv', exportOf(['whole', 'again']), 'utf-8', 5);
    await changed;
    expect(await names()).toEqual(['whole', 'again']);
  });

  it('is not read while it is being written', async () => {
    const file = path.join(folder.exports, 'rows.csv');
    const changed = nextChange(adapter);
    await writeFile(file, 'id,name\n');
    for (const line of ['1,x\n', '2,y\n', 'END,2\n']) {
      await sleep(150);
      expect(await names()).toEqual(['a', 'b']);
      await appendFile(file, line);
    }
    await changed;
    expect(await names()).toEqual(['x', 'y']);
  });

  it('that disappears leaves the old one serving', async () => {
    await rm(path.join(folder.exports, 'rows.csv'));
    await sleep(100);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('is what a restart reads again only where it changed, and into files that only their owner can read', async () => {
    const [index = ''] = await readdir(folder.work);
    const { mtimeMs, mode } = await stat(path.join(folder.work, index));
    expect(mode & 0o077).toBe(0);
    await adapter.close();
    adapter = await folder.open({ rows: CSV });
    expect(await names()).toEqual(['a', 'b']);
    expect((await stat(path.join(folder.work, index))).mtimeMs).toBe(mtimeMs);
  });
});

function exportOf(names: readonly string[]): string {
  return ['id,name', ...names.map((name, index) => `${index + 1},${name}`), `END,${names.length}`, ''].join('\n');
}
