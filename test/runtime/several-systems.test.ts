import Database from 'libsql';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { loggedRegister, type LoggedRegister } from './logged-register.ts';
import { entityQuery, servedCountry } from './served-country.ts';
import { smallCountry } from './small-country.ts';
import { MAPPING } from './small-register.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';

/** Each search of a country, with what it finds in one system. */
const SEARCHES = [
  ['persons', 'persons(search: { name: "Mari Tamm" }) { total edges { node { id } } }', 1],
  ['persons', 'persons(search: { nationalId: "47903140001" }) { total edges { node { id } } }', 1],
  ['persons', 'persons(search: { documentNumber: "AB123456" }) { total edges { node { id } } }', 1],
  ['persons', 'persons(search: { name: "Qwx Zyv" }) { total edges { node { id } } }', 0],
  ['documents', 'documents(search: { number: "AB123456" }) { total edges { node { id } } }', 1],
  ['organisations', 'organisations(search: { name: "Tamm Logistics" }) { total edges { node { id } } }', 2],
  ['identifiers', 'identifiers(search: { kind: "phone", value: "+3725550001" }) { total edges { node { id } } }', 1],
  ['identifiers', 'identifiers(search: { kind: "phone", value: "+3729999999" }) { total edges { node { id } } }', 0],
  ['cases', 'cases(reference: "K-1") { total edges { node { id } } }', 1],
  ['batch', 'batch(items: [{ key: "a", person: { name: "Mari Tamm" } }]) { hits { node { id } } }', 1],
] as const;

interface Answer {
  readonly data: { readonly _entities: readonly [Readonly<Record<string, Found | readonly Found[] | null>>] };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly extensions: { readonly comity: { readonly parts: readonly object[] } };
}

interface Found {
  readonly total?: number | null;
  readonly edges?: readonly object[];
  readonly hits?: readonly object[];
}

describe('a country of two systems', () => {
  let second: LoggedRegister;
  let folder: string;
  let country: Awaited<ReturnType<typeof servedCountry>>;
  let isUp = true;

  beforeAll(async () => {
    second = await loggedRegister('');
    folder = mkdtempSync(path.join(tmpdir(), 'comity-second-'));
    writeFileSync(path.join(folder, 'mapping.yaml'), MAPPING.replace('system: small', 'system: second'));
    country = await servedCountry(
      await smallCountry({ permissions: OPEN }, { systems: [{ folder, connection: { url: second.url } }] }),
    );
  }, SERVER_START_MS);

  afterAll(async () => {
    await country.close();
    if (isUp) await second.close();
    await rm(folder, { recursive: true });
  });

  async function ask(selection: string) {
    const { status, text } = await country.send({ body: entityQuery(selection) });
    expect(status).toBe(200);
    const answer = JSON.parse(text) as Answer;
    const [found] = Object.values(answer.data._entities[0]);
    const one = found && 'length' in found ? found[0] : found;
    return {
      hits: (one?.edges ?? one?.hits)?.length ?? null,
      total: one?.total,
      errors: (answer.errors ?? []).map(({ extensions }) => extensions.code),
      parts: answer.extensions.comity.parts,
    };
  }

  const part = (name: string, system: string, status: string) => ({ path: name, system, status });

  it.each(SEARCHES)('finds in both: %s, `%s`', async (name, selection, hits) => {
    const parts = [part(name, 'second', 'ANSWERED'), part(name, 'small', 'ANSWERED')];
    const total = name === 'batch' ? undefined : 2 * hits;
    expect(await ask(selection)).toEqual({ hits: 2 * hits, total, errors: [], parts });
  });

  describe('of which one is down', () => {
    beforeAll(async () => {
      isUp = false;
      await second.close();
    });

    it.each(SEARCHES)(
      'gives what the other has, says so of the one, and counts nothing as whole: %s, `%s`',
      async (name, selection, hits) => {
        const logged = country.faults.length;
        const parts = [part(name, 'second', 'UNAVAILABLE'), part(name, 'small', 'ANSWERED')];
        const total = name === 'batch' ? undefined : null;
        expect(await ask(selection)).toEqual({ hits, total, errors: [], parts });
        expect(country.faults.slice(logged).map(({ code }) => code)).toEqual(['SOURCE_UNAVAILABLE']);
        expect((await country.entries()).at(-1)?.event).toBe(hits === 0 ? 'disclosure.none' : 'disclosure.made');
      },
    );

    describe('and the other is broken', () => {
      beforeAll(() => {
        const database = new Database(country.systemFile);
        for (const table of ['person', 'doc', 'firm', 'phone', 'casefile']) {
          database.exec(`alter table ${table} rename to gone_${table}`);
        }
        database.close();
      });

      it.each(SEARCHES)('gives nothing, and says of each what is wrong: %s, `%s`', async (name, selection) => {
        const parts = [part(name, 'second', 'UNAVAILABLE'), part(name, 'small', 'MALFORMED')];
        const { hits, errors, parts: told } = await ask(selection);
        expect([hits, errors.length, told]).toEqual([null, 1, parts]);
        expect(['SOURCE_MALFORMED', 'SOURCE_UNAVAILABLE']).toContain(errors[0]);
      });
    });
  });
});
