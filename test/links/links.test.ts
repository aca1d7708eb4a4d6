import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { memberCode, recordId } from '../../schema/ids.ts';
import { MOST_EARLIER, MOST_OF_PAIR, openDecisionStore } from '../../subgraphs/links/decision-store.ts';
import { openLinks } from '../../subgraphs/links/open-links.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { APPROVER, callDesk, type Caller } from '../authorisations/office.ts';

const START = new Date('2026-11-22T12:00:00.000Z');
const DAY_MS = 86_400_000;
const [A, B, C] = ['EE.', 'DE.', 'FR.'].map((member) => recordId(member + 'x'.repeat(24)));
const PAIR = [A ?? '', B ?? ''];
const REASON = 'the photograph shows her sister';
const ANALYST: Caller = { requester: { member: memberCode('EE'), subject: 'ee-analyst', agency: 'PPA' } };
const COLLEAGUE: Caller = { requester: { ...ANALYST.requester, subject: 'ee-investigator', role: 'investigator' } };
const OFFICE: Caller = { requester: APPROVER };
const VERDICT = 'id records verdict reason at by { agency role }';

interface Told {
  readonly outcome: string;
  readonly reason: string | null;
  readonly verdict: { readonly id: string } | null;
  readonly newest: readonly { readonly verdict: string; readonly reason: string }[];
  readonly earlier: readonly { readonly verdict: string }[];
  readonly nodes: readonly { readonly id: string; readonly verdict: string }[];
  readonly endCursor: string | null;
}

async function openRig(folder: string, clock: { now: Date }) {
  const register = await openRegister({ file: path.join(folder, 'register.sqlite') });
  const links = await openLinks({
    member: memberCode('EE'),
    folder: path.join(folder, 'links'),
    keepDays: 30,
    roles: ['analyst', 'investigator'],
    register,
    now: () => clock.now,
  });
  const call = async (source: string, caller: Caller, variables: object) =>
    (await callDesk(links, source, caller, clock.now, { ...variables })) as unknown as Told;
  return {
    decide: (link: object = {}, caller: Caller = ANALYST) =>
      call(
        `mutation ($link: LinkDecisionInput!) { decideLink(of: "EE", link: $link) { outcome reason verdict { ${VERDICT} } } }`,
        caller,
        { link: { records: PAIR, verdict: 'DIFFERENT', reason: REASON, ...link } },
      ),
    read: (records: readonly string[] = PAIR, caller: Caller = COLLEAGUE) =>
      call(
        `query ($records: [ID!]!) { linkVerdicts(of: "EE", records: $records) { outcome reason newest { ${VERDICT} } earlier { ${VERDICT} } } }`,
        caller,
        { records },
      ),
    list: (caller: Caller = OFFICE, page = '') =>
      call(
        `{ linkDecisions(of: "EE"${page}) { outcome reason endCursor nodes { id at requestId requester { subject } justification { case } records verdict reason } } }`,
        caller,
        {},
      ),
    async entries(): Promise<readonly RegisterEntry[]> {
      const found: RegisterEntry[] = [];
      for await (const line of register.export())
        found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      return found;
    },
    async close() {
      links.close();
      await register.close();
    },
  };
}

const clock = { now: START };
let folder: string;
let rig: Awaited<ReturnType<typeof openRig>>;

beforeEach(async () => {
  clock.now = START;
  folder = await mkdtemp(path.join(os.tmpdir(), 'comity-links-'));
  rig = await openRig(folder, clock);
});
afterEach(async () => {
  await rig.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a decision on an identity link', () => {
  it('is kept, and told to colleagues by agency and role, whichever record is named first, over a restart too', async () => {
    const { outcome, verdict } = await rig.decide({ records: PAIR.toReversed() });
    expect(outcome).toBe('DONE');
    await rig.close();
    rig = await openRig(folder, clock);
    const told = {
      id: verdict?.id,
      records: PAIR.toSorted(),
      verdict: 'DIFFERENT',
      reason: REASON,
      at: START.toISOString(),
      by: { agency: 'PPA', role: 'analyst' },
    };
    expect(await rig.read()).toEqual({ outcome: 'DONE', reason: null, newest: [told], earlier: [] });
    expect(await rig.read([A ?? '', C ?? ''])).toMatchObject({ newest: [] });
  });

  it('is registered with who, why, which records and what, and never with the reason', async () => {
    const { verdict } = await rig.decide();
    const [entry, ...others] = await rig.entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      event: 'link.decided',
      recipient: { subject: 'ee-analyst', member: 'EE' },
      justification: { case: 'FR-1' },
      disclosed: [],
      matter: { id: verdict?.id, what: { records: PAIR.toSorted(), verdict: 'DIFFERENT' } },
    });
    expect(JSON.stringify(entry)).not.toContain(REASON);
  });

  it('counts until the next one, by whomever, and those before are kept', async () => {
    await rig.decide();
    await rig.decide({ verdict: 'SAME_IDENTITY', reason: 'the fingerprints are hers' }, COLLEAGUE);
    await rig.decide({ verdict: 'WITHDRAWN', reason: 'taken of another person' });
    const { newest, earlier } = await rig.read();
    expect(newest.map(({ verdict }) => verdict)).toEqual(['WITHDRAWN']);
    expect(earlier.map(({ verdict }) => verdict)).toEqual(['SAME_IDENTITY', 'DIFFERENT']);
  });

  it('is one where the same officer sends it twice', async () => {
    const [first, second] = [await rig.decide(), await rig.decide()];
    expect(second).toEqual(first);
    expect(await rig.entries()).toHaveLength(1);
    // The same officer, whichever application acts.
    const through = { requester: { ...ANALYST.requester, subject: 'console', actingOfficer: 'ee-analyst' } };
    expect((await rig.decide({}, through)).verdict?.id).toBe(first.verdict?.id);
    expect((await rig.decide({}, COLLEAGUE)).verdict?.id).not.toBe(first.verdict?.id);
  });

  it.each<[string, object, Caller, RegExp]>([
    ['somebody of another country', {}, {}, /for its own requesters alone/],
    ['an application without an officer', {}, { requester: { ...ANALYST.requester, automated: true } }, /by a person/],
    ['an auditor', {}, { requester: { ...ANALYST.requester, role: 'auditor' } }, /`auditor` decides of no links/],
    ['an officer of the policy', {}, OFFICE, /`approver` decides of no links/],
    ['nobody who says no reason', { reason: ' ' }, ANALYST, /says why/],
    ['nobody whose reason nobody can see', { reason: '\u202e\u200b...' }, ANALYST, /says why/],
    ['nobody whose reason has no end', { reason: 'x'.repeat(1001) }, ANALYST, /longer than 1000/],
    ['nobody who names one record', { records: [A] }, ANALYST, /two different records/],
    ['nobody who names a record twice', { records: [A, A] }, ANALYST, /two different records/],
    ['nobody who names three', { records: [A, B, C] }, ANALYST, /two different records/],
    ['nobody who names what is no record', { records: [A, 'x'] }, ANALYST, /two different records/],
    ['nobody who withdraws what was never decided', { verdict: 'WITHDRAWN' }, ANALYST, /no verdict on this link/],
  ])('is not for %s', async (_, link, caller, reason) => {
    expect(await rig.decide(link, caller)).toMatchObject({
      outcome: 'REFUSED',
      reason: expect.stringMatching(reason) as string,
      verdict: null,
    });
    expect([(await rig.read()).newest, await rig.entries()]).toEqual([[], []]);
  });

  it('is told to requesters of the own country alone', async () => {
    await rig.decide();
    expect(await rig.read(PAIR, {})).toMatchObject({ outcome: 'REFUSED', newest: [], earlier: [] });
    expect(await rig.read(['x'])).toMatchObject({ outcome: 'REFUSED', newest: [] });
    const many = Array.from({ length: 101 }, (_, index) => recordId(`EE.${String(index).padStart(24, 'y')}`));
    expect(await rig.read(many)).toMatchObject({ outcome: 'REFUSED', newest: [] });
  });

  it(`is made ${MOST_OF_PAIR} times on one link at most`, async () => {
    for (let count = 0; count < MOST_OF_PAIR; count += 1)
      expect(await rig.decide({ reason: `look ${count}` })).toMatchObject({ outcome: 'DONE' });
    expect(await rig.decide({ reason: 'once more' })).toMatchObject({ outcome: 'REFUSED' });
    expect(await rig.decide({ records: [A, C] })).toMatchObject({ outcome: 'DONE' });
  });

  it('holds however often links of the same records were decided later', async () => {
    const { verdict } = await rig.decide();
    const others = Array.from({ length: 6 }, (_, index) => recordId(`EE.${String(index).padStart(24, 'y')}`));
    const store = openDecisionStore(path.join(folder, 'links', 'decisions.sqlite'));
    const [decided] = store.among(PAIR).newest;
    if (decided === undefined) throw new Error('nothing was decided');
    for (const [index, one] of others.entries()) {
      for (const other of others.slice(index + 1)) {
        for (let count = 0; count < MOST_OF_PAIR; count += 1)
          store.add({ ...decided, id: `${one}-${other}-${count}`, records: [one, other] });
      }
    }
    store.close();
    const { newest, earlier } = await rig.read([...PAIR, ...others]);
    expect(newest).toHaveLength(16);
    expect(newest.at(-1)).toMatchObject({ id: verdict?.id });
    expect(earlier).toHaveLength(MOST_EARLIER);
  });

  it('is forgotten, and holds no longer, once it was kept for long enough', async () => {
    await rig.decide();
    clock.now = new Date(START.getTime() + 30 * DAY_MS);
    expect((await rig.read()).newest).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 1);
    expect((await rig.read()).newest).toEqual([]);
  });

  it('is kept by no country whose file is damaged: it does not start', async () => {
    await rig.decide();
    await rig.close();
    for (const name of await readdir(path.join(folder, 'links')))
      await writeFile(path.join(folder, 'links', name), 'x'.repeat(8192));
    await expect(openRig(folder, clock)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await rm(path.join(folder, 'links'), { recursive: true });
    rig = await openRig(folder, clock);
  });
});

describe('the list of decisions', () => {
  it('is for the officers of the policy, page by page, newest first, with who and why', async () => {
    for (const verdict of ['DIFFERENT', 'SAME_IDENTITY', 'WITHDRAWN']) await rig.decide({ verdict });
    expect(await rig.list(ANALYST)).toMatchObject({ outcome: 'REFUSED', nodes: [] });
    const page = await rig.list(OFFICE, ', first: 2');
    expect(page.nodes).toMatchObject([
      { verdict: 'WITHDRAWN', requester: { subject: 'ee-analyst' }, justification: { case: 'FR-1' }, reason: REASON },
      { verdict: 'SAME_IDENTITY' },
    ]);
    const rest = await rig.list(OFFICE, `, first: 2, after: "${page.endCursor ?? ''}"`);
    expect(rest).toMatchObject({ nodes: [{ verdict: 'DIFFERENT' }], endCursor: null });
  });
});
