import Database from 'libsql';
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFrequencyTable, tableVersion } from '../../subgraphs/matching/frequencies/frequency-table.ts';
import { readSubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import { environment, runCommand } from '../e2e/embedded-federation.ts';
import { MAPPING, TABLES } from '../runtime/small-register.ts';

const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'comity-frequencies-'));
const place = (...names: readonly string[]) => path.join(folder, ...names);

/** People of whom a twentieth are Tamm, and the others of names that they alone bear. */
function people(count: number): string {
  return `
    with recursive n (i) as (select 0 union all select i + 1 from n where i < ${count - 1})
    insert into person select i, case when i % 20 = 0 then 'Tamm'
      else char(97 + i % 7, 98 + i / 7 % 11 * 2, 105, 97 + i / 77 % 13, 107, 111, 98 + i / 1001) end, '', null, null, null, null from n;`;
}

async function configured(name: string, count: number, more: object = {}): Promise<string> {
  const database = new Database(place(`${name}.sqlite`));
  database.exec(TABLES + people(count));
  database.close();
  const config = {
    member: 'EE',
    dataFolder: place('data'),
    policy: { officersFile: place('ring.yaml') },
    systems: [{ folder: place('system'), connection: { url: `sqlite:${place(`${name}.sqlite`)}` } }],
    recordKeyFile: place('records.key'),
    hub: { publicKeyFile: place('hub.pub.pem'), callKeyFile: place('call.key') },
    issuers: [],
    ...more,
  };
  await writeFile(place(`${name}.json`), JSON.stringify(config));
  return place(`${name}.json`);
}

const comity = (...args: readonly string[]) => runCommand(args, environment({ COMITY_DATA: folder }));

beforeAll(async () => {
  await mkdir(place('system'));
  await writeFile(place('system', 'mapping.yaml'), MAPPING);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('comity subgraph frequencies', () => {
  it(
    "makes a country's table from its own systems, without any word that few bear, and it can be set",
    async () => {
      const config = await configured('many', 2_000);
      const made = await comity('subgraph', 'frequencies', '--config', config, '--out', place('names.json'), '--json');
      expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('`nameFrequencies`') as string });
      const table = parseFrequencyTable(await readFile(place('names.json'), 'utf8'));
      expect(table).toMatchObject({ people: 2_000, words: [{ script: 'Latn', sounds: 'tam', share: 300 }] });
      expect(JSON.parse(made.stdout)).toEqual({
        member: 'EE',
        version: tableVersion(table),
        madeOn: table.madeOn,
        people: 2_000,
        words: 1,
        file: place('names.json'),
      });
      const set = await configured('set', 1, { nameFrequencies: place('names.json') });
      expect((await readSubgraphConfig(set)).matching.frequencies.version).toBe(tableVersion(table));
      expect(await readdir(place('data'))).toEqual([]);
    },
    MINUTES,
  );

  it(
    'releases nothing of too few people',
    async () => {
      const config = await configured('few', 500);
      const made = await comity('subgraph', 'frequencies', '--config', config, '--out', place('few-names.json'));
      expect(made).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('too few') as string });
      expect(await readdir(folder)).not.toContain('few-names.json');
    },
    MINUTES,
  );
});
