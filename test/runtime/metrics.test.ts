import { MOST_HITS } from '../../subgraphs/runtime/search/known-records.ts';
import { entityQuery, servedCountry } from './served-country.ts';
import { smallCountry } from './small-country.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
const NAMED = (name: string) =>
  entityQuery(`persons(search: { name: "${name}" }) { total edges { node { names { full } } } }`);

const LONG = 30_000;

type Country = Awaited<ReturnType<typeof servedCountry>>;

async function withCountry(permissions: string, rows: string, run: (country: Country) => Promise<void>) {
  const country = await servedCountry(await smallCountry({ permissions }, { rows }));
  try {
    await run(country);
  } finally {
    await country.close();
  }
}

async function page(country: Country, path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${country.url}${path}`);
  return { status: response.status, text: await response.text() };
}

/** The samples, but for times. */
async function samples(country: Country): Promise<readonly string[]> {
  const { text } = await page(country, '/metrics');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !/_seconds/u.test(line));
}

describe('what a country tells of itself', () => {
  it(
    'counts calls by what came of them, and parts by system and status',
    () =>
      withCountry(OPEN, '', async (country) => {
        await country.send({ body: NAMED('Mari Tamm') });
        await country.send({ body: NAMED('Nobody') });
        await country.send({ body: NAMED('Mari Tamm'), claims: { exp: 1_000_000_000 } });
        await country.send({ body: entityQuery('secret') });
        await country.send({ body: NAMED('Mari Tamm'), headers: () => ({}) });
        expect(await samples(country)).toEqual([
          'comity_subgraph_calls_total{outcome="answered"} 2',
          'comity_subgraph_calls_total{outcome="TOKEN_EXPIRED"} 1',
          'comity_subgraph_calls_total{outcome="refused"} 1',
          'comity_subgraph_calls_total{outcome="CALL_UNSIGNED"} 1',
          'comity_subgraph_parts_total{system="small",status="ANSWERED"} 2',
          'comity_subgraph_policy_in_force 1',
          'comity_subgraph_faults 0',
        ]);
        const { text } = await page(country, '/metrics');
        expect(text).toContain('comity_subgraph_call_seconds_count 5');
        expect(text).toMatch(/comity_subgraph_index_age_seconds \d/u);
      }),
    LONG,
  );

  it(
    'holds nothing of persons, requesters or cases, whatever is asked',
    () =>
      withCountry(OPEN, '', async (country) => {
        await country.send({ body: { ...NAMED('Mari Tamm'), operationName: 'Mari' } });
        await country.send({ body: NAMED('Mari Tamm'), claims: { role: 'Tamm', sub: 'Tamm' } });
        const { text } = await page(country, '/metrics');
        expect(text).not.toMatch(/Mari|Tamm|fr-analyst|FR|2026|PJ/u);
      }),
    LONG,
  );

  it(
    'tells nothing of records that policy hides: the hub can read it',
    async () => {
      const hidden = `
      with recursive n (i) as (select 100 union all select i + 1 from n where i < ${100 + 2 * MOST_HITS})
      insert into person select i, 'Villu Hunt', 'Hunt', '1980', null, null, '2001-01-01' from n;`;
      const told: (readonly string[])[] = [];
      for (const rows of [hidden, '']) {
        await withCountry(OPEN, rows, async (country) => {
          await country.send({ body: NAMED('Villu Hunt') });
          told.push(await samples(country));
        });
      }
      expect(told[0]).toEqual(told[1]);
    },
    LONG,
  );

  it.each([
    ['has no permissions', '[]'],
    [
      'has a policy whose permissions are over',
      '- { id: a, until: 2020-01-02, role: analyst, read: all, then: allow, because: test }',
    ],
  ])(
    'says which policy is in force where the country %s',
    (name, permissions) =>
      withCountry(permissions, '', async (country) => {
        const faults = name === 'has no permissions' ? ['no valid policy is in force: everything is denied'] : [];
        expect(await page(country, '/healthz')).toEqual({ status: 200, text: JSON.stringify({ faults }) });
        expect((await page(country, '/readyz')).status).toBe(faults.length === 0 ? 200 : 503);
        expect(await samples(country)).toContain(`comity_subgraph_policy_in_force ${faults.length === 0 ? 1 : 0}`);
        const { text } = await country.send({ body: NAMED('Mari Tamm') });
        expect(JSON.parse(text)).toMatchObject({ data: { _entities: [{ persons: null }] } });
      }),
    LONG,
  );
});
