import { setTimeout as wait } from 'node:timers/promises';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons } from './federation/records.ts';

const QUERY = '{ jurisdictions { code persons(search: { name: "person" }) { total } } }';
const MERGED = '{ searchPersons(search: { name: "person" }) { total edges { node { jurisdiction } } } }';

describe('the members, changed while requests run', () => {
  const countries = new Map<string, Country>();
  let federation: TestFederation;
  const of = (...codes: readonly string[]) => codes.flatMap((code) => countries.get(code) ?? []);

  async function codesNow(): Promise<readonly string[]> {
    const { data } = await federation.ask('{ jurisdictions { code } }');
    return (data?.['jurisdictions'] as readonly { readonly code: string }[]).map(({ code }) => code);
  }

  async function until(codes: readonly string[]): Promise<void> {
    const end = performance.now() + 20_000;
    while (performance.now() < end) {
      if (String(await codesNow()) === String(codes)) return;
      await wait(50);
    }
    throw new Error(`the members did not become ${codes.join(', ')}: ${federation.logged().slice(-2000)}`);
  }

  beforeAll(async () => {
    for (const code of ['DE', 'EE', 'FR', 'NZ']) {
      countries.set(code, await startCountry({ code, persons: heldPersons(code, 2) }));
    }
    federation = await startFederation(of('DE', 'EE'));
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([...countries.values()].map((each) => each.close()));
  });

  it('join and leave without a restart and without a failed request', async () => {
    const failed: string[] = [];
    let asked = 0;
    let running = true;
    const load = async (query: string) => {
      while (running) {
        const { errors, text } = await federation.ask(query);
        asked += 1;
        if (errors.length > 0) failed.push(text);
      }
    };
    const loads = [load(QUERY), load(QUERY), load(MERGED), load(MERGED)];
    for (const codes of [
      ['DE', 'EE', 'FR'],
      ['EE', 'FR'],
      ['DE', 'EE', 'FR', 'NZ'],
      ['DE', 'EE'],
    ]) {
      await federation.members(of(...codes));
      await until(codes);
    }
    running = false;
    await Promise.all(loads);
    expect(failed).toEqual([]);
    expect(asked).toBeGreaterThan(50);
  }, 90_000);

  it('are on record when they join and leave', async () => {
    const rows = await federation.database.query('SELECT record FROM audit.record ORDER BY seq');
    const changes = rows
      .map((row) => JSON.parse(String(row['record'])) as { readonly event: string; readonly member?: string })
      .filter(({ event }) => event.startsWith('member.'))
      .map(({ event, member }) => `${event} ${String(member)}`);
    expect(changes).toEqual([
      'member.joined FR',
      'member.left DE',
      'member.joined DE',
      'member.joined NZ',
      'member.left FR',
      'member.left NZ',
    ]);
  });

  it.each([
    ['no YAML', 'members: ['],
    ['a member without an address', JSON.stringify({ members: [{ code: 'EE' }] })],
    ['an extension that does not compose', null],
  ])(
    'stay as they were where the file has %s, and the log says why',
    async (_name, text) => {
      const [estonia] = of('EE');
      const broken = {
        ...estonia?.configured,
        extension: 'extend type EE_Jurisdiction { a: EE_Nothing @category(name: "x") }',
      };
      const before = federation.logged().split('is refused').length;
      await federation.membersFile(text ?? JSON.stringify({ members: [broken] }));
      const end = performance.now() + 15_000;
      while (federation.logged().split('is refused').length === before && performance.now() < end) await wait(50);
      expect(federation.logged().split('is refused')).toHaveLength(before + 1);
      expect(await codesNow()).toEqual(['DE', 'EE']);
      expect((await federation.ask(QUERY)).errors).toEqual([]);
    },
    30_000,
  );

  it('move to another address without composing anew', async () => {
    const moved = await startCountry({ code: 'EE', persons: heldPersons('EE', 5) });
    await federation.members([...of('DE'), moved]);
    const end = performance.now() + 15_000;
    let answer = await federation.ask(QUERY);
    while (!JSON.stringify(answer.data).includes('"total":5') && performance.now() < end) {
      await wait(50);
      answer = await federation.ask(QUERY);
    }
    expect(answer.data).toEqual({
      jurisdictions: [
        { code: 'DE', persons: { total: 2 } },
        { code: 'EE', persons: { total: 5 } },
      ],
    });
    await federation.members(of('DE', 'EE'));
    await wait(500);
    await moved.close();
  }, 30_000);

  it('may all be gone', async () => {
    await federation.members([]);
    await until([]);
    expect((await federation.ask(MERGED)).data).toEqual({ searchPersons: { total: 0, edges: [] } });
  }, 30_000);
});
