import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { startTestFederation, type TestFederation } from './embedded-federation.ts';

interface SearchResult {
  readonly hits: readonly {
    readonly jurisdiction: string;
    readonly name: string | null;
    readonly birthDate: string | null;
    readonly id: string;
    readonly score: number;
  }[];
  readonly jurisdictions: Readonly<
    Record<string, { readonly status: string; readonly hits: number; readonly ms: number }>
  >;
}
type Truth = readonly {
  readonly records: readonly {
    readonly jurisdiction: string;
    readonly name: string;
    readonly birthDate: string | null;
  }[];
}[];

const ALL = ['BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US'];
const MINUTES = 60_000;
const seed = process.env['TEST_SEED'] ?? randomBytes(6).toString('hex');

let federation: TestFederation;
let truth: Truth;
let connections: string;

async function searchPerson(name: string, born: string | null): Promise<SearchResult> {
  return federation.json<SearchResult>('search', 'person', '--name', name, ...(born === null ? [] : ['--born', born]));
}

beforeAll(async () => {
  process.stderr.write(`seed of the population: ${seed}\n`);
  connections = path.join('/tmp', `comity-connections-${process.pid}.log`);
  federation = await startTestFederation({
    COMITY_SEED: seed,
    NODE_OPTIONS: `--import ${fromRoot('test', 'e2e', 'connection-log.mjs')}`,
    TEST_CONNECTION_LOG: connections,
  });
  truth = await federation.json<Truth>('population', 'truth');
}, 5 * MINUTES);

afterAll(() => federation.close(), MINUTES);

describe('the embedded federation', () => {
  it('says how to ask it', () => {
    const printed = federation.printed();
    expect(printed).toContain(`${federation.url}/graphql`);
    expect(printed).toContain(`search person --name "${truth[0]?.records[0]?.name ?? ''}"`);
    expect(printed).toContain('TOKEN=');
  });

  it(
    'finds in all eight countries the person whom all eight know, asked in the Estonian spelling; all eight answer in every spelling',
    async () => {
      const known = truth[0]?.records ?? [];
      expect(known.map((record) => record.jurisdiction).sort()).toEqual(ALL);
      const found = new Set<string>();
      for (const record of known) {
        const { hits, jurisdictions } = await searchPerson(record.name, record.birthDate);
        expect(Object.keys(jurisdictions).sort()).toEqual(ALL);
        if (record.jurisdiction !== 'EE') continue;
        for (const hit of hits) {
          if (known.some((other) => other.jurisdiction === hit.jurisdiction && other.name === hit.name))
            found.add(hit.jurisdiction);
        }
      }
      expect([...found].sort()).toEqual(ALL);
    },
    3 * MINUTES,
  );

  it(
    'finds cross-border persons, asked in one spelling, in the other countries: recall of at least .8',
    async () => {
      const crossing = truth.filter((person) => person.records.length > 1).slice(0, 40);
      let expected = 0;
      let found = 0;
      for (const person of crossing) {
        const asked = person.records.find((record) => record.birthDate !== null) ?? person.records[0];
        if (!asked) continue;
        const { hits } = await searchPerson(asked.name, asked.birthDate);
        for (const other of person.records.filter((record) => record.jurisdiction !== asked.jurisdiction)) {
          expected += 1;
          if (hits.some((hit) => hit.jurisdiction === other.jurisdiction && hit.name === other.name)) found += 1;
        }
      }
      process.stderr.write(`cross-border recall: ${found} of ${expected}\n`);
      expect(expected).toBeGreaterThan(5);
      expect(found / expected).toBeGreaterThanOrEqual(0.8);
    },
    5 * MINUTES,
  );

  it(
    'keeps an audit whose chain holds, at the hub and in each country',
    async () => {
      const hub = await federation.run('audit', 'verify');
      expect(hub.stdout).toMatch(/^\d+ records checked: the chain holds/);
      expect(Number(hub.stdout.split(' ')[0])).toBeGreaterThan(5);
      const country = await federation.run('audit', 'verify', '--country', 'EE');
      expect(country.stdout).toMatch(/^\d+ records checked: the chain holds/);
      const exported = await federation.run('audit', 'export', '--country', 'EE');
      expect(exported.stdout).toContain('ee-analyst');
      for (const record of truth[0]?.records ?? []) expect(exported.stdout).not.toContain(record.name);
    },
    MINUTES,
  );

  it(
    'answers nobody who calls a subgraph past the hub',
    async () => {
      const { processes } = { processes: await federation.processes() };
      const { token } = await federation.json<{ readonly token: string }>('token');
      for (const { name, port } of processes.filter((entry) => ALL.includes(entry.name))) {
        const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'comity-justification': 'purpose="investigation", case="X-1", basis="UNTOC-18"',
          },
          body: JSON.stringify({ query: '{ _service { sdl } }' }),
        });
        expect({ name, status: response.status }).toEqual({ name, status: 401 });
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CALL_UNSIGNED' } }] });
      }
    },
    MINUTES,
  );

  it(
    'opens no connection but within itself',
    async () => {
      const processes = await federation.processes();
      const lines = existsSync(connections) ? readFileSync(connections, 'utf8').trim().split('\n') : [];
      expect(lines.length).toBeGreaterThan(10);
      const outside = lines.filter((line) => !/ (127\.0\.0\.1|localhost|::1|::ffff:127\.0\.0\.1)( |$)/.test(line));
      expect(outside).toEqual([]);
      expect(processes.length).toBeGreaterThan(10);
    },
    MINUTES,
  );

  it(
    'changes the line of one country alone when its process is stopped',
    async () => {
      const person = truth[0]?.records.find((record) => record.jurisdiction === 'EE');
      const before = await searchPerson(person?.name ?? '', person?.birthDate ?? null);
      const german = (await federation.processes()).find((entry) => entry.name === 'DE');
      process.kill(german?.pid ?? 0, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = await searchPerson(person?.name ?? '', person?.birthDate ?? null);
      expect(after.jurisdictions['DE']).toMatchObject({ status: 'UNAVAILABLE', hits: 0 });
      const others = (result: SearchResult) => result.hits.filter((hit) => hit.jurisdiction !== 'DE');
      expect(others(after)).toEqual(others(before));
      for (const member of ALL.filter((code) => code !== 'DE'))
        expect(after.jurisdictions[member]?.status).toBe('ANSWERED');
    },
    MINUTES,
  );
});
