import { createHash, generateKeyPairSync, webcrypto, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { actId, type Act } from '../../../policies/versions/act.ts';
import { parseSignedAct } from '../../../policies/versions/act-shape.ts';
import { signAct } from '../../../policies/versions/signature.ts';
import { memberCode } from '../../../schema/ids.ts';
import type { Requester } from '../../../schema/requester.ts';
import { REQUESTER } from '../../runtime/small-country.ts';
import {
  draftOf,
  FILES,
  NONE,
  OFFICER,
  openTestOffice,
  signedText,
  type TestOffice,
  type Told,
} from './test-office.ts';

const OPINION = { verdict: 'FAVOURABLE_WITH_CONDITIONS', text: 'proportionate', assessment: 'DPIA-2' };
const TO_SIGN = 'toSign(role: $role, person: $person, key: $key, at: $at) { role person key at text }';
const WHO = '$role: PolicySigningRole!, $person: String!, $key: String!, $at: DateTime';
const RESULT = `outcome reason faults { file message nearest } act { number id } others { id }
  proposal { id missing signatures { role person } version { number files { name } } }`;

const NARROWER = {
  ...FILES,
  'permissions.yaml': '- { id: names, role: analyst, read: name, search: name, then: allow, because: law one }\n',
};

let office: TestOffice;

/** An office for each test of a block, or one for them all where none of them changes what is in force. */
function withOffice(each: 'each test' | 'all tests'): void {
  const [before, after] = each === 'each test' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    office = await openTestOffice();
  });
  after(() => office.close());
}

function signer(role: string, person: string, at: string | null = null): object {
  return { role, person, key: `${person}-1`, at };
}

function keyOf(person: string): KeyObject {
  const key = office.keys.get(person);
  if (!key) throw new Error(`${person} has no key`);
  return key;
}

/** What the desk would have signed for a draft. */
function draft(files: Readonly<Record<string, string>>, who: object, change: object = {}): Promise<Told> {
  return office.call(
    `mutation ($source: PolicySource!, $opinion: PolicyOpinionInput!, $from: DateTime, $until: DateTime, ${WHO}) {
      draftPolicyVersion(of: "EE", source: $source, opinion: $opinion, from: $from, until: $until) {
        ... on PolicyActToSign { id number act sentences { row text english } ${TO_SIGN} } ${NONE} } }`,
    { source: draftOf(files), opinion: OPINION, ...who, ...change },
  );
}

function propose(drafted: Told, files: Readonly<Record<string, string>>, signature: object): Promise<Told> {
  return office.call(
    `mutation ($act: String!, $files: [PolicyFileInput!]!, $signature: PolicySignatureInput!) {
      proposePolicyVersion(of: "EE", act: $act, files: $files, signature: $signature) { ${RESULT} } }`,
    { act: drafted['act'], ...draftOf(files), signature },
  );
}

/** Drafts, signs and proposes as one of the officers. */
async function proposed(person: string, files: Readonly<Record<string, string>>): Promise<Told> {
  const drafted = await draft(files, signer('PROPOSER', person));
  return propose(drafted, files, signedText(drafted['toSign'] as Told, keyOf(person)));
}

async function textOf(id: unknown, role: string, person: string): Promise<Told> {
  const { proposals } = await office.call(
    `query (${WHO}) { policyOffice(of: "EE") { proposals { id ${TO_SIGN} } } }`,
    signer(role, person),
  );
  const found = (proposals as readonly Told[]).find((each) => each['id'] === id);
  return found?.['toSign'] as Told;
}

function signAs(id: unknown, signature: object): Promise<Told> {
  return office.call(
    `mutation ($id: ID!, $signature: PolicySignatureInput!) {
      signPolicyProposal(of: "EE", id: $id, signature: $signature) { ${RESULT} } }`,
    { id, signature },
  );
}

function activate(id: unknown, requester: Requester = OFFICER): Promise<Told> {
  return office.call(
    `mutation ($id: ID!) { activatePolicyProposal(of: "EE", id: $id) { ${RESULT} } }`,
    { id },
    requester,
  );
}

async function signedByAll(id: unknown, approver = 'boris'): Promise<void> {
  for (const [role, person] of [
    ['OPINION', 'carla'],
    ['APPROVER', approver],
  ] as const)
    expect(await signAs(id, signedText(await textOf(id, role, person), keyOf(person)))).toMatchObject({
      outcome: 'ACCEPTED',
    });
}

function withdrawing(rows: readonly string[] | null, who: object): Promise<Told> {
  return office.call(
    `mutation ($rows: [String!], ${WHO}) { draftPolicyWithdrawal(of: "EE", rows: $rows, reason: "misuse") {
      ... on PolicyActToSign { id act ${TO_SIGN} } ${NONE} } }`,
    { rows, ...who },
  );
}

function withdraw(drafted: Told, signature: object): Promise<Told> {
  return office.call(
    `mutation ($act: String!, $signature: PolicySignatureInput!) {
      withdrawPolicy(of: "EE", act: $act, signature: $signature) { ${RESULT} } }`,
    { act: drafted['act'], signature },
  );
}

describe('the way of a version', () => {
  withOffice('each test');

  it('leads from a draft over three signatures into force, and its private keys never leave the officers', async () => {
    const at = new Date(Date.now() - 1000).toISOString();
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna', at));
    expect(drafted).toMatchObject({
      number: 2,
      sentences: [{ row: 'names' }, { row: 'minors' }, { row: 'sends' }],
      toSign: { role: 'PROPOSER', person: 'anna', key: 'anna-1', at },
    });
    const result = await propose(drafted, NARROWER, signedText(drafted['toSign'] as Told, keyOf('anna')));
    expect(result).toMatchObject({
      outcome: 'ACCEPTED',
      reason: null,
      others: [],
      proposal: {
        id: drafted['id'],
        missing: ['OPINION', 'APPROVER'],
        signatures: [{ role: 'PROPOSER', person: 'anna' }],
        version: { number: 2 },
      },
    });
    expect(await activate(drafted['id'])).toMatchObject({
      outcome: 'REFUSED',
      reason: 'the signature of the `opinion` is missing',
    });
    await signedByAll(drafted['id']);
    const before = office.policy.current().version;
    expect(await activate(drafted['id'])).toMatchObject({
      outcome: 'ACCEPTED',
      act: { number: 2, id: drafted['id'] },
      others: [],
    });
    expect(office.policy.current().version).not.toBe(before);
    expect(office.policy.version()?.content.files).toEqual(NARROWER);
    expect(
      await office.ask('history { total endCursor acts { number id version { number } signatures { role } } }'),
    ).toEqual({
      total: 2,
      endCursor: null,
      acts: [
        {
          number: 2,
          id: drafted['id'],
          version: { number: 2 },
          signatures: [{ role: 'PROPOSER' }, { role: 'OPINION' }, { role: 'APPROVER' }],
        },
        expect.objectContaining({ number: 1 }),
      ],
    });
    expect(await office.ask('proposals { id }')).toEqual([]);
  });

  it('can be signed in a browser, over bytes that whoever signs can compute', async () => {
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna'));
    const { text, at } = drafted['toSign'] as { readonly text: string; readonly at: string };
    const id = createHash('sha256').update(String(drafted['act'])).digest('hex');
    expect(drafted['id']).toBe(id);
    expect(text).toBe(
      `comity policy act 1\n{"act":"${id}","at":"${at}","key":"anna-1","person":"anna","role":"proposer"}`,
    );
    const { subtle } = webcrypto;
    const pkcs8 = keyOf('anna').export({ type: 'pkcs8', format: 'der' });
    const key = await subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
    const bytes = await subtle.sign({ name: 'Ed25519' }, key, new TextEncoder().encode(text));
    const signature = Buffer.from(bytes).toString('base64url');
    const given = { role: 'PROPOSER', person: 'anna', key: 'anna-1', at, signature };
    expect(await propose(drafted, NARROWER, given)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('is open to several proposals, of which one comes into force and the others are told', async () => {
    const one = await proposed('anna', NARROWER);
    const two = await proposed('boris', { ...NARROWER, 'restrictions.yaml': '[]\n' });
    const [first, second] = [one, two].map(({ proposal }) => (proposal as Told)['id']);
    expect(two).toMatchObject({ outcome: 'ACCEPTED', others: [{ id: first }] });
    await signedByAll(first);
    expect(await activate(first)).toMatchObject({ outcome: 'ACCEPTED', others: [{ id: second }] });
    expect(await activate(second)).toMatchObject({
      outcome: 'OVERTAKEN',
      reason: expect.stringContaining('propose anew') as string,
    });
    expect(
      await office.ask(
        'files(source: $source) { ... on PolicyFiles { files { name } } }',
        { source: { proposal: second } },
        '($source: PolicySource)',
      ),
    ).toMatchObject({
      files: expect.arrayContaining([{ name: 'restrictions.yaml' }]) as unknown,
    });
  });

  it('tells a proposer whose draft was overtaken, and takes nothing', async () => {
    const late = await draft({ ...NARROWER, 'release.yaml': '[]\n' }, signer('PROPOSER', 'boris'));
    const { proposal } = await proposed('anna', NARROWER);
    const id = (proposal as Told)['id'];
    await signedByAll(id);
    await activate(id);
    const files = { ...NARROWER, 'release.yaml': '[]\n' };
    expect(await propose(late, files, signedText(late['toSign'] as Told, keyOf('boris')))).toMatchObject({
      outcome: 'OVERTAKEN',
      proposal: null,
    });
  });

  it('is no longer open to an officer whose key was withdrawn meanwhile', async () => {
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna'));
    const ring = JSON.parse(await readFile(office.officersFile, 'utf8')) as {
      officers: { person: string; keys: object[] }[];
    };
    for (const officer of ring.officers.filter(({ person }) => person === 'anna'))
      officer.keys = officer.keys.map((key) => ({ ...key, withdrawn: true }));
    await writeFile(office.officersFile, JSON.stringify(ring));
    expect(await propose(drafted, NARROWER, signedText(drafted['toSign'] as Told, keyOf('anna')))).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('withdrawn') as string,
    });
    expect(await office.ask('officers { person may keys { id withdrawn } }')).toContainEqual({
      person: 'anna',
      may: ['PROPOSER', 'WITHDRAWER'],
      keys: [{ id: 'anna-1', withdrawn: true }],
    });
  });
});

describe('a proposal', () => {
  withOffice('all tests');

  it.each([
    [
      'whose cases fail',
      { ...FILES, 'cases.yaml': FILES['cases.yaml'].replace('allow', 'deny') },
      'cases fail: `an-analyst`',
    ],
    ['without cases', { ...FILES, 'cases.yaml': '[]\n' }, 'no cases'],
  ])('is closed to a policy %s', async (_, files, reason) => {
    expect(await proposed('anna', files)).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining(reason) as string,
    });
    expect(await office.store.proposals()).toEqual([]);
  });

  it('is closed to a policy with faults, in which nothing can be drafted either', async () => {
    const files = { ...FILES, 'permissions.yaml': '- { id: a, read: nmae, then: allow, because: law }\n' };
    const who = signer('PROPOSER', 'anna');
    expect(await draft(files, who)).toMatchObject({ reason: 'FAULTY', faults: [{ nearest: 'name' }] });
    const drafted = await draft(FILES, who);
    const signature = signedText(drafted['toSign'] as Told, keyOf('anna'));
    expect(await propose(drafted, files, signature)).toMatchObject({
      outcome: 'REFUSED',
      faults: [{ file: 'permissions.yaml', nearest: 'name' }],
    });
  });

  it('is closed to sentences that are not those of the rows, whoever signed them', async () => {
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna'));
    const sentences = [{ row: 'names', text: 'kena lause', english: 'a kind sentence' }];
    const act = JSON.stringify({ ...(JSON.parse(String(drafted['act'])) as object), sentences });
    const text = (drafted['toSign'] as { readonly text: string }).text.replace(/"act":"[0-9a-f]+"/, () => {
      const canonical = Object.fromEntries(Object.entries(JSON.parse(act) as object).toSorted());
      return `"act":"${createHash('sha256').update(JSON.stringify(canonical)).digest('hex')}"`;
    });
    const signature = signedText({ ...(drafted['toSign'] as Told), text }, keyOf('anna'));
    expect(await propose({ ...drafted, act }, NARROWER, signature)).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('draft it anew') as string,
    });
  });

  it('is not put in force with sentences that are not those of its rows, however it came into the store', async () => {
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna'));
    const { act: honest } = parseSignedAct({ act: JSON.parse(String(drafted['act'])) as unknown, signatures: [] });
    const act = { ...honest, sentences: [{ row: 'names', text: 'kena lause', english: 'a kind sentence' }] } as Act;
    await office.store.keepContent({ member: 'EE', files: NARROWER });
    const signatures = (
      [
        ['anna', 'proposer'],
        ['carla', 'opinion'],
        ['boris', 'approver'],
      ] as const
    ).map(([person, role]) =>
      signAct(act, { role, person, key: `${person}-1`, at: new Date().toISOString() }, keyOf(person)),
    );
    await office.store.keepProposal({ act, signatures });
    expect(await activate(actId(act))).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('no sentence') as string,
    });
  });

  it('is closed to signatures that do not hold', async () => {
    const drafted = await draft(NARROWER, signer('PROPOSER', 'anna'));
    const toSign = drafted['toSign'] as Told;
    const strange = generateKeyPairSync('ed25519').privateKey;
    for (const [signature, reason] of [
      [signedText(toSign, strange), 'does not fit the act'],
      [{ ...signedText(toSign, keyOf('anna')), role: 'APPROVER' }, 'needs the signature of its proposer'],
      [{ ...signedText(toSign, keyOf('anna')), person: 'dora' }, 'no officer'],
      [{ ...signedText(toSign, keyOf('anna')), at: '2099-01-01T00:00:00.000Z' }, 'lies ahead'],
    ] as const)
      expect(await propose(drafted, NARROWER, signature)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringContaining(reason) as string,
      });
    expect(await propose({ ...drafted, act: '{' }, NARROWER, signedText(toSign, keyOf('anna')))).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('no JSON') as string,
    });
    const { proposal } = await propose(drafted, NARROWER, signedText(toSign, keyOf('anna')));
    const id = (proposal as Told)['id'];
    expect(await signAs(id, signedText(await textOf(id, 'APPROVER', 'boris'), strange))).toMatchObject({
      outcome: 'REFUSED',
    });
    expect(await signAs('f'.repeat(64), signedText(toSign, keyOf('anna')))).toMatchObject({ outcome: 'REFUSED' });
  });

  it.each([
    ['that ends before it begins', { from: '2027-01-01T00:00:00Z', until: '2026-12-01T00:00:00Z' }, 'before it begins'],
    ['without an opinion', { opinion: { ...OPINION, text: '' } }, 'not an act'],
  ])('cannot be drafted %s', async (_, change, message) => {
    expect(await draft(NARROWER, signer('PROPOSER', 'anna'), change)).toMatchObject({
      reason: 'FAULTY',
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('a withdrawal', () => {
  withOffice('each test');

  it('takes rows out of force at once, with one signature; what is drafted next has them in it again', async () => {
    const drafted = await withdrawing(['sexes'], signer('WITHDRAWER', 'anna'));
    const result = await withdraw(drafted, signedText(drafted['toSign'] as Told, keyOf('anna')));
    expect(result).toMatchObject({ outcome: 'ACCEPTED', act: { number: 2, id: drafted['id'] } });
    expect(await office.ask('inForce { isWithdrawn withdrawn version { number } }')).toEqual({
      isWithdrawn: false,
      withdrawn: ['sexes'],
      version: { number: 1 },
    });
    const rows = 'rows { ... on PolicyRows { total rows { id } } }';
    expect(await office.ask(rows)).toMatchObject({
      total: 3,
      rows: [{ id: 'names' }, { id: 'minors' }, { id: 'sends' }],
    });
    const inForce = await office.call(
      `mutation ($opinion: PolicyOpinionInput!) { draftPolicyVersion(of: "EE", source: { inForce: true }, opinion: $opinion) {
        ... on PolicyActToSign { number sentences { row } } } }`,
      { opinion: OPINION },
    );
    expect(inForce).toMatchObject({ number: 3, sentences: [{ row: 'names' }, { row: 'sexes' }, {}, {}] });
  });

  it('takes everything, so that nothing is open to anybody', async () => {
    const drafted = await withdrawing(null, signer('WITHDRAWER', 'boris'));
    await withdraw(drafted, signedText(drafted['toSign'] as Told, keyOf('boris')));
    expect(office.policy.current().opensAt(new Date())).toBe(false);
    expect(await office.ask('inForce { isWithdrawn withdrawn }')).toEqual({ isWithdrawn: true, withdrawn: [] });
    expect(await office.ask('rows { ... on PolicyRows { rows { id table } } }')).toEqual({
      rows: [{ id: 'minors', table: 'RESTRICTIONS' }],
    });
  });

  it('is refused to whoever may not, for rows that are not there, and where another was faster', async () => {
    expect(await withdrawing(['gone'], signer('WITHDRAWER', 'anna'))).toMatchObject({ reason: 'NOT_FOUND' });
    const [first, second] = [
      await withdrawing(['names'], signer('WITHDRAWER', 'anna')),
      await withdrawing(['sexes'], signer('WITHDRAWER', 'boris')),
    ];
    const byCarla = { ...signedText(first['toSign'] as Told, keyOf('carla')), person: 'carla', key: 'carla-1' };
    expect(await withdraw(first, byCarla)).toMatchObject({ outcome: 'REFUSED' });
    expect(await withdraw(first, signedText(first['toSign'] as Told, keyOf('anna')))).toMatchObject({
      outcome: 'ACCEPTED',
    });
    expect(await withdraw(second, signedText(second['toSign'] as Told, keyOf('boris')))).toMatchObject({
      outcome: 'OVERTAKEN',
    });
  });

  it('is no version, and a version no withdrawal', async () => {
    const drafted = await withdrawing(null, signer('WITHDRAWER', 'anna'));
    const signature = signedText(drafted['toSign'] as Told, keyOf('anna'));
    expect(await propose(drafted, FILES, signature)).toMatchObject({ outcome: 'REFUSED' });
    const version = await draft(FILES, signer('PROPOSER', 'anna'));
    expect(await withdraw(version, signedText(version['toSign'] as Told, keyOf('anna')))).toMatchObject({
      outcome: 'REFUSED',
    });
  });
});

describe('the office', () => {
  withOffice('all tests');

  it.each<[string, Partial<Requester>]>([
    ['an analyst of the member', { ...OFFICER, role: 'analyst' }],
    ["another member's officer", { role: 'approver' }],
    [
      'an officer of another member who says he is a privacy officer',
      { role: 'privacy-officer', member: memberCode('DE') },
    ],
    ['an automated system', { ...OFFICER, automated: true }],
    ['an auditor', { ...OFFICER, role: 'auditor' }],
  ])('is closed to %s', async (_, who) => {
    const requester = { ...REQUESTER, ...who };
    expect(await office.call('{ policyOffice(of: "EE") { member } }', {}, requester).catch(() => null)).toBeFalsy();
    expect(await activate('x', requester)).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringContaining('only officers') as string,
    });
    const drafted = await office.call(
      `mutation { draftPolicyWithdrawal(of: "EE", reason: "x") { ${NONE} } }`,
      {},
      requester,
    );
    expect(drafted).toMatchObject({ reason: 'NOT_PERMITTED' });
    const toSign = await withdrawing(null, signer('WITHDRAWER', 'anna'));
    const signature = signedText(toSign['toSign'] as Told, keyOf('anna'));
    const withdrawn = await office.call(
      `mutation ($act: String!, $signature: PolicySignatureInput!) { withdrawPolicy(of: "EE", act: $act, signature: $signature) { outcome } }`,
      { act: toSign['act'], signature },
      requester,
    );
    expect(withdrawn).toEqual({ outcome: 'REFUSED' });
    expect(await office.store.actsAfter(1)).toEqual([]);
  });
});
