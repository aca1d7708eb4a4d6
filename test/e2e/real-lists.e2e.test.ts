import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { startTestFederation, type TestFederation } from './embedded-federation.ts';

const MINUTES = 60_000;
const folder = process.env['COMITY_SHARED_DATA'] ?? path.resolve(fromRoot('..', 'shared', 'data'));
const sanctions = path.join(folder, 'real', 'UN_consolidated_2026-02-27.xml');
const vehicles = path.join(folder, 'real', 'stolenvehicles2.csv');
const present = existsSync(sanctions) && existsSync(vehicles);

interface SearchResult {
  readonly hits: readonly { readonly jurisdiction: string; readonly name: string | null }[];
  readonly jurisdictions: Readonly<Record<string, { readonly status: string }>>;
}
interface CheckResult {
  readonly summary: {
    readonly entries: readonly {
      readonly type: string;
      readonly rows: number;
      readonly records: number;
      readonly duplicates: number;
      readonly keyedByContent: number;
    }[];
  };
}

/** An individual of the list who has an original-script name, a good alias and a passport. */
function somebody(): {
  readonly original: string;
  readonly alias: string;
  readonly passport: string;
  readonly first: string;
} {
  const individuals = readFileSync(sanctions, 'utf8').matchAll(/<INDIVIDUAL>([\s\S]*?)<\/INDIVIDUAL>/g);
  for (const [, text = ''] of individuals) {
    const original = /<NAME_ORIGINAL_SCRIPT>(\p{Script=Arabic}.+?)<\/NAME_ORIGINAL_SCRIPT>/u.exec(text)?.[1];
    const alias = /<QUALITY>Good<\/QUALITY>\s*<ALIAS_NAME>([^<]+ [^<]+)<\/ALIAS_NAME>/.exec(text)?.[1];
    const passport = /<TYPE_OF_DOCUMENT>Passport<\/TYPE_OF_DOCUMENT>[\s\S]*?<NUMBER>([A-Z0-9]{5,12})<\/NUMBER>/.exec(
      text,
    )?.[1];
    const first = /<FIRST_NAME>(.+?)<\/FIRST_NAME>/.exec(text)?.[1];
    if (original && alias && passport && first) return { original, alias, passport, first };
  }
  throw new Error('nobody of the list has all three');
}

if (!present) {
  describe('the real lists', () => {
    it.skip('are not on this machine: set COMITY_SHARED_DATA to the folder that holds `real/`', () => undefined);
  });
} else {
  describe('the real lists, joined by a mapping and a policy alone', () => {
    let federation: TestFederation;
    const search = (...args: readonly string[]) => federation.json<SearchResult>('search', ...args);

    beforeAll(async () => {
      federation = await startTestFederation({ COMITY_POPULATION: '60' }, [
        '--with',
        `UN=${sanctions}`,
        '--with',
        `NZ=${vehicles}`,
      ]);
    }, 3 * MINUTES);
    afterAll(() => federation.close(), MINUTES);

    it(
      'give the true counts',
      async () => {
        const un = await federation.json<CheckResult>(
          'country',
          'check',
          fromRoot('subgraphs', 'countries', 'un', 'consolidated-list'),
        );
        const count = (result: CheckResult, type: string) =>
          result.summary.entries.find((entry) => entry.type === type);
        expect(count(un, 'Person')).toMatchObject({ rows: 730, records: 730 });
        expect(count(un, 'Organisation')).toMatchObject({ rows: 273, records: 273 });
        const nz = await federation.json<CheckResult>(
          'country',
          'check',
          fromRoot('subgraphs', 'countries', 'nz', 'stolen-vehicles'),
        );
        expect(count(nz, 'Vehicle')).toMatchObject({ rows: 3635, records: 3635, duplicates: 2, keyedByContent: 3635 });
      },
      MINUTES,
    );

    it(
      'find a man by his Arabic name, by his alias and by his passport',
      async () => {
        const man = somebody();
        for (const args of [
          ['--name', man.original],
          ['--name', man.alias],
          ['--document', man.passport],
        ]) {
          const { hits } = await search('person', ...args);
          expect(hits.some((hit) => hit.jurisdiction === 'UN' && hit.name?.startsWith(man.first))).toBe(true);
        }
      },
      MINUTES,
    );

    it(
      'find a plate by itself, and say who holds no vehicles',
      async () => {
        const { hits, jurisdictions } = await search('vehicle', '--plate', '115-at');
        expect(hits).toEqual([
          expect.objectContaining({ jurisdiction: 'NZ', name: expect.stringContaining('115AT') as string }),
        ]);
        expect(jurisdictions['UN']?.status).toBe('NOT_HELD');
      },
      MINUTES,
    );
  });
}
