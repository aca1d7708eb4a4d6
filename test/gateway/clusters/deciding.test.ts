import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { startCountry, type Country } from '../federation/country.ts';
import { startFederation, type TestFederation } from '../federation/federation.ts';
import { heldPersons, idOf } from '../federation/records.ts';

const REASON = 'her mother was asked';
const DECIDE = `mutation ($of: MemberCode!, $link: LinkDecisionInput!) {
  decideLink(of: $of, link: $link) { outcome reason verdict { id records verdict } }
}`;
const READ = `query ($of: MemberCode!, $records: [ID!]!) {
  linkVerdicts(of: $of, records: $records) { outcome reason newest { verdict } earlier { verdict } }
}`;
const OVERSIGHT = { 'comity-justification': 'purpose="oversight", case="EE-DPO-2026-4", basis="NATIONAL-LAW"' };
const [ONE, OTHER, HIDDEN] = [idOf('EE', 'EE-0'), idOf('DE', 'DE-0'), idOf('DE', 'DE-77')];

describe('a verdict on an identity link, through the hub', () => {
  let estonia: Country;
  let germany: Country;
  let federation: TestFederation;
  const desk: Readonly<Record<string, unknown>>[] = [];

  beforeAll(async () => {
    estonia = await startCountry({
      code: 'EE',
      persons: heldPersons('EE', 1),
      desk: {
        decideLink: ({ link }: { readonly link: Readonly<Record<string, unknown>> }) => {
          desk.push(link);
          return { outcome: 'DONE', reason: null, verdict: { id: 'd1', ...link } };
        },
        linkVerdicts: (args: Readonly<Record<string, unknown>>) => {
          desk.push(args);
          return { outcome: 'DONE', reason: null, newest: [], earlier: [] };
        },
      },
    });
    germany = await startCountry({ code: 'DE', persons: heldPersons('DE', 1) });
    federation = await startFederation([estonia, germany]);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([estonia.close(), germany.close()]);
  });
  beforeEach(() => {
    desk.length = 0;
    for (const country of [estonia, germany]) {
      country.calls.length = 0;
      country.fault = null;
    }
  });

  const decide = (records: readonly string[], of = 'EE', headers = {}) =>
    federation.ask(DECIDE, { of, link: { records, verdict: 'DIFFERENT', reason: REASON } }, headers);

  it('is kept by the own country, once both owners tell the requester of their records', async () => {
    const { data, errors } = await decide([ONE, OTHER]);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      decideLink: { outcome: 'DONE', reason: null, verdict: { id: 'd1', records: [ONE, OTHER], verdict: 'DIFFERENT' } },
    });
    expect(estonia.calls.map(({ path }) => path)).toEqual(['/graphql', '/desk']);
    expect(germany.calls.map(({ path }) => path)).toEqual(['/graphql']);
    expect(desk).toMatchObject([{ records: [ONE, OTHER], reason: REASON }]);
  });

  it.each([
    ['a record that may not be told', [ONE, HIDDEN]],
    ['records that may not be told', [HIDDEN, idOf('DE', 'DE-78')]],
    ['a record of no member', [ONE, idOf('XX', 'any')]],
  ])('is not for %s: which is not said, and the desk is not asked', async (_, records) => {
    const { data } = await decide(records);
    expect(data).toEqual({
      decideLink: { outcome: 'REFUSED', reason: 'not all of these records may be told to you now', verdict: null },
    });
    expect(desk).toEqual([]);
    expect((await federation.ask(READ, { of: 'EE', records })).data).toEqual({
      linkVerdicts: {
        outcome: 'REFUSED',
        reason: 'not all of these records may be told to you now',
        newest: [],
        earlier: [],
      },
    });
    expect(desk).toEqual([]);
  });

  it('is not made while an owner cannot be asked', async () => {
    germany.fault = { kind: 'reset' };
    const { data, errors } = await decide([ONE, OTHER]);
    expect(data).toMatchObject({ decideLink: { outcome: 'REFUSED' } });
    expect(errors).toMatchObject([
      { path: ['decideLink'], extensions: { code: 'JURISDICTION_UNAVAILABLE', jurisdiction: 'DE' } },
    ]);
    expect(desk).toEqual([]);
  });

  it.each([
    ['another country’s desk', [ONE, OTHER], 'DE', {}, 'FORBIDDEN'],
    ['what is no id', [ONE, 'x'], 'EE', {}, 'BAD_USER_INPUT'],
    ['oversight', [ONE, OTHER], 'EE', OVERSIGHT, 'JUSTIFICATION_INVALID'],
    ['no justification', [ONE, OTHER], 'EE', { 'comity-justification': '' }, 'JUSTIFICATION_MISSING'],
  ])('is refused for %s before anybody is asked', async (_, records, of, headers, code) => {
    const { errors } = await decide(records, of, headers);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect([...estonia.calls, ...germany.calls]).toEqual([]);
  });

  it('is read back for records that may be told', async () => {
    const { data } = await federation.ask(READ, { of: 'EE', records: [ONE, OTHER] });
    expect(data).toEqual({ linkVerdicts: { outcome: 'DONE', reason: null, newest: [], earlier: [] } });
  });

  it('is on the hub’s record as an act at the desk, without the records and the reason', async () => {
    await decide([ONE, OTHER]);
    const [row] = await federation.database.query('SELECT record FROM audit.record ORDER BY seq DESC LIMIT 1');
    const text = JSON.stringify(row);
    expect(text).toMatch(/acts.*decideLink.*EE/u);
    for (const kept of [REASON, ONE, OTHER]) expect(text).not.toContain(kept);
    expect(federation.logged()).not.toContain(REASON);
  });
});
