import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SHIPPED_FREQUENCIES } from '../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../subgraphs/matching/matcher.ts';
import { readSubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comity-matching-'));

async function read(more: object) {
  const file = path.join(folder, 'subgraph.json');
  const config = {
    member: 'EE',
    dataFolder: folder,
    policy: { officersFile: '/ring.yaml' },
    systems: [{ folder: '/system', connection: { url: 'sqlite:/system.sqlite' } }],
    recordKeyFile: '/records.key',
    hub: { publicKeyFile: '/hub.pub.pem', callKeyFile: '/call.key' },
    issuers: [],
    ...more,
  };
  await writeFile(file, JSON.stringify(config));
  return (await readSubgraphConfig(file)).matching;
}

async function tableFile(content: string): Promise<string> {
  const file = path.join(folder, 'names.json');
  await writeFile(file, content);
  return file;
}

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('how a country compares names', () => {
  it('is as shipped where its settings say nothing', async () => {
    expect(await read({})).toEqual({ frequencies: SHIPPED_FREQUENCIES, floor: DEFAULT_FLOOR });
  });

  it.each([DEFAULT_FLOOR, 0.62, 1])('may have a floor of %d', async (matchFloor) => {
    expect((await read({ matchFloor })).floor).toBe(matchFloor);
  });

  it.each([0, DEFAULT_FLOOR - 0.01, 1.01, '0.5', null])('has no floor of %p', async (matchFloor) => {
    await expect(read({ matchFloor })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('/matchFloor') as string,
    });
  });

  it('goes by the table that its settings name', async () => {
    const table = { format: 1, madeOn: '2026-11-30', people: 4_000, words: [] };
    const nameFrequencies = await tableFile(JSON.stringify(table));
    expect((await read({ nameFrequencies })).frequencies).toMatchObject({ people: 4_000, words: [] });
  });

  it.each(['{}', 'no JSON', ' '.repeat(1_000_000)])('goes by no table with faults (%#)', async (content) => {
    const nameFrequencies = await tableFile(content);
    await expect(read({ nameFrequencies })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  it('goes by no table that is not there', async () => {
    await expect(read({ nameFrequencies: path.join(folder, 'none.json') })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
  });
});
