import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { ALL_RELEASED, startFederation, type TestFederation } from './federation/federation.ts';

const OVERSIGHT = { 'comity-justification': 'purpose="oversight", case="EE-DPO-2026-4", basis="NATIONAL-LAW"' };
const OFFICE = '{ office: policyOffice(of: "EE") { of: member why: faults } }';
const WITHDRAW = `mutation ($rows: [String!]) {
  draftPolicyWithdrawal(of: "EE", rows: $rows, reason: "a mistake") { __typename }
}`;

describe('the desk of a member, through the hub', () => {
  let estonia: Country;
  let germany: Country;
  let old: Country;
  let federation: TestFederation;
  const asked: Readonly<Record<string, unknown>>[] = [];

  beforeAll(async () => {
    estonia = await startCountry({
      code: 'EE',
      desk: {
        policyOffice: (args: Readonly<Record<string, unknown>>) => {
          asked.push(args);
          return { member: 'EE', faults: ['a clock stands'] };
        },
        draftPolicyWithdrawal: (args: Readonly<Record<string, unknown>>) => {
          asked.push(args);
          return null;
        },
      },
    });
    germany = await startCountry({ code: 'DE', desk: { policyOffice: () => ({ member: 'DE', faults: [] }) } });
    old = await startCountry({ code: 'FR', version: 2 });
    const release = { ...ALL_RELEASED, refusal: ({ to }: { readonly to: string }) => (to === 'DE' ? 'no' : null) };
    federation = await startFederation([estonia, germany, old], { releases: new Map([['EE', release]]) });
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([estonia, germany, old].map((country) => country.close()));
  });
  beforeEach(() => {
    asked.length = 0;
    for (const country of [estonia, germany, old]) {
      country.calls.length = 0;
      country.fault = null;
    }
  });

  it('is asked with the client’s own selection, in one call, and by nobody else’s', async () => {
    const { data, errors, extensions } = await federation.ask(OFFICE, {}, OVERSIGHT);
    expect(errors).toEqual([]);
    expect(data).toEqual({ office: { of: 'EE', why: ['a clock stands'] } });
    expect(extensions.jurisdictions).toMatchObject({ EE: { status: 'ANSWERED' } });
    expect(estonia.calls.map(({ path, body }) => [path, body.variables])).toEqual([['/desk', {}]]);
    expect(germany.calls).toEqual([]);
  });

  it('is asked for what a client has written as fragments', async () => {
    const { data, errors } = await federation.ask(
      `query { office: policyOffice(of: "EE") { ...Who ... on PolicyOffice { faults } } }
      fragment Who on PolicyOffice { member }`,
      {},
      OVERSIGHT,
    );
    expect([data, errors]).toEqual([{ office: { member: 'EE', faults: ['a clock stands'] } }, []]);
  });

  it('is sent a mutation with the variables that it uses, and no others', async () => {
    const document = `mutation ($rows: [String!], $other: String!) {
      draftPolicyWithdrawal(of: "EE", rows: $rows, reason: "a mistake") { __typename }
      policy: draftPolicyWithdrawal(of: "EE", reason: $other) { __typename }
    }`;
    const { status } = await federation.ask(document, { rows: ['a-row'], other: 'why' }, OVERSIGHT);
    expect(status).toBe(200);
    expect(estonia.calls.map(({ body }) => body.variables)).toEqual([{ rows: ['a-row'] }, { other: 'why' }]);
    expect(asked.map(({ rows, reason }) => [rows, reason])).toEqual([
      [['a-row'], 'a mistake'],
      [undefined, 'why'],
    ]);
  });

  it('is sent a mutation once, even where the connection breaks', async () => {
    await federation.ask(OFFICE, {}, OVERSIGHT);
    estonia.calls.length = 0;
    estonia.fault = { kind: 'reset' };
    const { data, errors } = await federation.ask(WITHDRAW, { rows: ['a-row'] }, OVERSIGHT);
    expect(estonia.calls).toHaveLength(1);
    expect(data).toEqual({ draftPolicyWithdrawal: null });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['JURISDICTION_UNAVAILABLE']);
  });

  it.each([
    ['a member that there is not', '{ policyOffice(of: "XX") { member } }', undefined],
    ['a member that speaks a version without a desk', '{ policyOffice(of: "FR") { member } }', 'UNSUPPORTED'],
    ['a member that the own country does not let be asked', '{ policyOffice(of: "DE") { member } }', 'NOT_RELEASED'],
  ])('is not asked of %s', async (_, query, status) => {
    const { data, extensions } = await federation.ask(query, {}, OVERSIGHT);
    expect(data).toEqual({ policyOffice: null });
    expect(Object.values(extensions.jurisdictions ?? {}).map((told) => told['status'])).toEqual(
      status === undefined ? [] : [status],
    );
    expect([estonia, germany, old].flatMap(({ calls }) => calls)).toEqual([]);
  });

  it.each([
    ['something else than was asked', JSON.stringify({ data: { office: { of: 'EE', why: 'no list' } } })],
    ['nothing of what was asked', JSON.stringify({ data: {} })],
    ['no JSON', '<html>'],
  ])('costs its own field alone where it answers with %s', async (_, body) => {
    estonia.fault = { kind: 'text', body };
    const { data, errors, extensions } = await federation.ask(OFFICE, {}, OVERSIGHT);
    expect(data).toEqual({ office: null });
    expect(errors.map((error) => [error.path, error.extensions['code']])).toEqual([
      [['office'], 'JURISDICTION_MALFORMED'],
    ]);
    expect(extensions.jurisdictions).toMatchObject({ EE: { status: 'MALFORMED' } });
  });

  it.each([
    ['no justification', OFFICE, { 'comity-justification': '' }, 'JUSTIFICATION_MISSING'],
    [
      'oversight for a look at records',
      '{ searchPersons(search: { name: "xy" }) { total } }',
      OVERSIGHT,
      'JUSTIFICATION_INVALID',
    ],
    [
      'oversight for a desk and records together',
      '{ policyOffice(of: "EE") { member } jurisdictions { code } }',
      OVERSIGHT,
      'JUSTIFICATION_INVALID',
    ],
    [
      'oversight by an instrument between states',
      OFFICE,
      { 'comity-justification': 'purpose="oversight", case="EE-1", basis="UNTOC-18"' },
      'JUSTIFICATION_INVALID',
    ],
  ])('is not asked with %s', async (_, query, headers, code) => {
    const { errors } = await federation.ask(query, {}, headers);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(estonia.calls).toEqual([]);
  });

  it('is on the hub’s record as asked, with the justification', async () => {
    await federation.ask(OFFICE, {}, OVERSIGHT);
    const records = await federation.database.query('SELECT record FROM audit.record ORDER BY seq DESC LIMIT 1');
    expect(JSON.stringify(records)).toMatch(/oversight.*NATIONAL-LAW|NATIONAL-LAW.*oversight/u);
  });
});
