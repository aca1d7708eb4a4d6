import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lastingFolder, placeOf } from '../../cli/postgres/place.ts';

/** Puts something where the cluster of a data folder lies; gives its file. */
async function kept(dataFolder: string): Promise<string> {
  const { cluster } = await placeOf(dataFolder);
  await mkdir(cluster, { recursive: true });
  const file = path.join(cluster, 'kept');
  await writeFile(file, '');
  return file;
}

describe('the cluster of a data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-place-'));
  });

  afterEach(async () => {
    for (const each of [folder, lastingFolder(folder)]) await rm(each, { recursive: true, force: true });
  });

  it('is found again at the next start', async () => {
    const file = await kept(folder);
    await placeOf(folder);
    expect(existsSync(file)).toBe(true);
  });

  it('is not that of another data folder, which was at the same place and is gone', async () => {
    const file = await kept(folder);
    await rm(folder, { recursive: true });
    await mkdir(folder, { mode: 0o700 });
    await placeOf(folder);
    expect(existsSync(file)).toBe(false);
  });
});
