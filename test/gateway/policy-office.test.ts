import type { DeskCall } from '../../subgraphs/desk/desk.ts';
import { draftOf, FILES, OFFICER, openTestOffice, type TestOffice } from '../desk/policy-office/test-office.ts';
import { JUSTIFICATION } from '../runtime/small-country.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';

const OVERSIGHT = { 'comity-justification': 'purpose="oversight", case="EE-DPO-2026-4", basis="NATIONAL-LAW"' };

describe('the office of a policy, through the hub', () => {
  let office: TestOffice;
  let estonia: Country;
  let federation: TestFederation;

  beforeAll(async () => {
    office = await openTestOffice();
    const call = (): DeskCall => ({
      requester: OFFICER,
      justification: JUSTIFICATION,
      requestId: 'request-1',
      now: new Date(),
      isOffice: true,
    });
    const fields = Object.entries({ ...office.module.Query, ...office.module.Mutation });
    const desk = fields.map(([name, field]) => [
      name,
      (args: Readonly<Record<string, unknown>>): unknown => field(args, call()),
    ]);
    estonia = await startCountry({ code: 'EE', desk: Object.fromEntries(desk) as never });
    federation = await startFederation([estonia]);
  }, SERVER_START_MS);

  afterAll(async () => {
    await federation.close();
    await estonia.close();
    await office.close();
  });

  it('answers with unions, lists of lists and fragments as the member gave them', async () => {
    const document = `query ($source: PolicySource) {
      policyOffice(of: "EE") {
        member
        check(source: $source) { ...checked }
        rows(source: $source, first: 3) { ... on PolicyRows { total rows { id table unless { ...cell } cells { ...cell } then } } }
        faulty: check(source: { version: 7 }) { ...checked }
        matrix(role: "analyst") { ... on PolicyMatrix { kinds { role } rows { cells { best ruled } } } }
      }
    }
    fragment cell on PolicyCell { cell words }
    fragment checked on PolicyCheckResult {
      __typename
      ... on PolicyCheck { faults { message } }
      ... on PolicyUnanswered { reason }
    }`;
    const { data, errors } = await federation.ask(document, { source: draftOf(FILES) }, OVERSIGHT);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      policyOffice: {
        member: 'EE',
        check: { __typename: 'PolicyCheck', faults: [] },
        rows: {
          total: 4,
          rows: [{}, {}, { id: 'minors', table: 'RESTRICTIONS', unless: [[{ cell: 'minor', words: ['unknown'] }]] }],
        },
        faulty: { __typename: 'PolicyUnanswered', reason: 'NOT_FOUND' },
        matrix: { kinds: expect.arrayContaining([{ role: 'analyst' }]) as unknown },
      },
    });
  });

  it('takes what an officer makes of it, in one mutation', async () => {
    const document = `mutation ($source: PolicySource!) {
      draftPolicyVersion(of: "EE", source: $source, opinion: { verdict: FAVOURABLE, text: "proportionate", assessment: "DPIA-2" }) {
        ... on PolicyActToSign { number sentences { row } act }
        ... on PolicyUnanswered { reason message }
      }
    }`;
    const { data, errors } = await federation.ask(document, { source: draftOf(FILES) }, OVERSIGHT);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ draftPolicyVersion: { number: 2, sentences: [{ row: 'names' }, {}, {}, {}] } });
  });
});
