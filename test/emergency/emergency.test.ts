import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { memberCode } from '../../schema/ids.ts';
import { MOST_UNREVIEWED, openNoticeStore } from '../../subgraphs/emergency/notice-store.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { APPROVER, until } from '../authorisations/office.ts';
import { JUSTIFICATION, REQUESTER, smallCountry } from '../runtime/small-country.ts';
import { dutyDesk, openRig } from './rig.ts';

const NAMES = '- { id: names, role: analyst, read: [name], search: [name], then: allow, because: test }';
const OPTED_IN = `${NAMES}
- { id: threat, role: analyst, emergency: true, read: [Person.occupation], then: allow, because: threat to life }`;
const EMERGENCY = { justification: { emergency: true } };
const OFFICE = { requester: APPROVER };
const MARI = 'persons(search: { name: "Mari Tamm" }) { edges { node { id occupation names { full } } } }';
const START = new Date('2026-11-22T12:00:00.000Z');

type Rig = Awaited<ReturnType<typeof openRig>>;

interface Notice {
  readonly id: string;
  readonly overdue: boolean;
  readonly deliveredAt: string | null;
}

async function notices(rig: Rig, extra = ''): Promise<readonly (Notice & Readonly<Record<string, unknown>>)[]> {
  return (await rig.list(OFFICE, extra))['nodes'] as readonly (Notice & Readonly<Record<string, unknown>>)[];
}

let optedIn: Awaited<ReturnType<typeof smallCountry>>;
let plain: Awaited<ReturnType<typeof smallCountry>>;
const clock = { now: START };
let folder: string;
let rig: Rig;

beforeAll(async () => {
  optedIn = await smallCountry({ permissions: OPTED_IN }, { now: () => clock.now });
  plain = await smallCountry({ permissions: NAMES }, { now: () => clock.now });
}, 60_000);
afterAll(() => Promise.all([optedIn.close(), plain.close()]));
beforeEach(async () => {
  clock.now = START;
  folder = await mkdtemp(path.join(os.tmpdir(), 'comity-emergency-'));
  rig = await openRig(folder, clock);
});
afterEach(async () => {
  await rig.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks, and lets the answer leave as a subgraph does. */
async function answer(from: typeof optedIn, at: Rig, who: object = EMERGENCY, question = MARI) {
  const { data, state } = await from.ask(question, who);
  await at.registrar.answered(state);
  return JSON.stringify(data);
}

describe('a disclosure in an emergency', () => {
  it('is no count of hits on a page past their end, of which nobody would have notice', async () => {
    const search = (name: string, rest: string) => `persons(search: { name: "${name}" }${rest})`;
    const told = await optedIn.ask(`${search('Mari Tamm', '')} { total pageInfo { endCursor } }`);
    const { total, pageInfo } = told.data?.['persons'] as { total: number; pageInfo: { endCursor: string } };
    expect(total).toBe(1);
    const past = (name: string) => `${search(name, `, after: "${pageInfo.endCursor}"`)} { total }`;
    for (const name of ['Mari Tamm', 'Nobody Whosoever'])
      expect(await answer(optedIn, rig, EMERGENCY, past(name))).toBe('{"persons":{"total":null}}');
    expect(await notices(rig)).toEqual([]);
  });

  it('leaves after a notice of who, why, which records and fields, under which version; the log and the register know', async () => {
    expect(await answer(optedIn, rig)).toContain('clerk');
    const [notice, ...others] = await notices(rig);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      at: START.toISOString(),
      requestId: 'request-1',
      requester: { member: 'FR', subject: 'u1' },
      justification: { purpose: 'investigation', case: 'FR-1' },
      overdue: false,
      reviewBy: '2026-11-25T12:00:00.000Z',
      review: null,
    });
    expect(JSON.stringify(notice?.['disclosed'])).toContain('{"name":"Person.occupation","outcome":"allow"}');
    expect(JSON.stringify(notice)).not.toContain('clerk');
    expect(rig.warnings).toMatchObject([{ code: 'EMERGENCY_DISCLOSED', notice: notice?.id }]);
    const entries = await rig.entries();
    expect(entries.map(({ event }) => event)).toEqual(['disclosure.made', 'emergency.noticed']);
    expect(entries[1]?.matter?.id).toBe(notice?.id);
  });

  it.each<[string, () => typeof optedIn, object, string]>([
    ['of a policy that does not open anything for one', () => plain, EMERGENCY, MARI],
    ['that is none', () => optedIn, {}, MARI],
    ['of nothing', () => optedIn, EMERGENCY, 'persons(search: { name: "Zoé Nobody" }) { total edges { node { id } } }'],
  ])('says nothing, %s', async (_, from, who, question) => {
    await answer(from(), rig, who, question);
    expect([await notices(rig), rig.warnings]).toEqual([[], []]);
    expect(JSON.stringify(await rig.entries())).not.toContain('emergency.noticed');
  });

  it('is the same answer as without, where the policy does not open anything for one', async () => {
    const [without, within] = [await answer(plain, rig, {}), await answer(plain, rig)];
    expect(within).toBe(without);
  });

  it('does not leave where there is nothing to keep a notice in, and is in no register', async () => {
    const { state } = await optedIn.ask(MARI, EMERGENCY);
    await expect(openRegistrar(rig.register).answered(state)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await rig.close();
    await expect(rig.registrar.answered(state)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    rig = await openRig(folder, clock);
    expect(await rig.entries()).toEqual([]);
  });

  it('does not leave while ten thousand wait for a review', async () => {
    const store = openNoticeStore(path.join(folder, 'emergency', 'notices.sqlite'));
    const notice = {
      member: 'EE',
      at: START.toISOString(),
      requestId: 'r',
      requester: REQUESTER,
      justification: JUSTIFICATION,
      policyVersion: 'v',
      disclosed: [],
    };
    for (let count = 0; count < MOST_UNREVIEWED; count += 1) store.add({ ...notice, id: `n${count}` }, false);
    store.close();
    await expect(answer(optedIn, rig)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(await rig.review('n0', OFFICE)).toMatchObject({ outcome: 'DONE' });
    expect(await answer(optedIn, rig)).toContain('clerk');
  }, 120_000);

  it('cannot be had from a country whose file of notices is damaged: it does not start', async () => {
    await rig.close();
    // What its log holds would mend it.
    for (const name of await readdir(path.join(folder, 'emergency')))
      await writeFile(path.join(folder, 'emergency', name), 'x'.repeat(8192));
    await expect(openRig(folder, clock)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await rm(path.join(folder, 'emergency'), { recursive: true });
    rig = await openRig(folder, clock);
  });
});

describe('the review of an emergency', () => {
  it('is made once, by an officer of the owner who did not ask', async () => {
    await answer(optedIn, rig);
    const [notice] = await notices(rig);
    const id = notice?.id ?? '';
    expect(await rig.review(id, {})).toMatchObject({ outcome: 'REFUSED' });
    expect(await rig.list({})).toMatchObject({ outcome: 'REFUSED', nodes: [] });
    expect(await rig.review('nothing', OFFICE)).toMatchObject({ outcome: 'UNKNOWN' });
    expect(await rig.review(id, OFFICE, 'JUSTIFIED', ' ')).toMatchObject({ outcome: 'REFUSED' });
    const results = await Promise.all([
      rig.review(id, OFFICE, 'NOT_JUSTIFIED', 'nobody was in danger'),
      rig.review(id, { requester: { ...APPROVER, subject: 'ee-privacy-officer', role: 'privacy-officer' } }),
    ]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['DONE', 'OVERTAKEN']);
    expect(await notices(rig)).toEqual([]);
    expect(await notices(rig, ', reviewed: true')).toMatchObject([
      { id, review: { by: { subject: expect.any(String) as string } } },
    ]);
    expect((await rig.entries()).map(({ event }) => event)).toContain('emergency.reviewed');
  });

  it('is not made by whoever asked, or for whom an application asked', async () => {
    const own = { member: memberCode('EE'), agency: 'PPA', clearance: 'confidential' };
    for (const requester of [
      { ...own, subject: 'ee-approver' },
      { ...own, subject: 'ee-console', actingOfficer: 'ee-approver' },
    ])
      await answer(optedIn, rig, { requester, ...EMERGENCY });
    for (const { id } of await notices(rig))
      expect(await rig.review(id, OFFICE)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(/themselves/) as string,
      });
  });

  it('is a fault on the health page, and measured, once 72 hours are over, also after a restart, whatever the clock does then', async () => {
    await answer(optedIn, rig);
    const value = (name: string) => rig.gauges().find((gauge) => gauge.name.endsWith(name))?.value;
    clock.now = new Date(START.getTime() + 72 * 3_600_000 - 1000);
    expect([rig.faults(), value('_unreviewed'), value('_overdue')]).toEqual([[], 1, 0]);
    clock.now = new Date(START.getTime() + 72 * 3_600_000);
    expect(rig.faults()).toEqual([expect.stringMatching(/^1 disclosures in an emergency wait/)]);
    expect([value('_unreviewed'), value('_overdue')]).toEqual([1, 1]);
    await rig.close();
    rig = await openRig(folder, clock);
    expect(rig.faults()).toHaveLength(1);
    const [notice] = await notices(rig);
    expect(notice?.overdue).toBe(true);
    await rig.review(notice?.id ?? '', OFFICE);
    expect([rig.faults(), value('_overdue')]).toEqual([[], 0]);
  });

  it('comes a page at a time, the oldest first', async () => {
    for (let count = 0; count < 3; count += 1) await answer(optedIn, rig);
    const all = (await notices(rig)).map(({ id }) => id);
    const page = await rig.list(OFFICE, ', first: 2');
    expect(page).toMatchObject({ nodes: [{ id: all[0] }, { id: all[1] }], endCursor: all[1] });
    expect(await notices(rig, `, first: 2, after: "${all[1] ?? ''}"`)).toMatchObject([{ id: all[2] }]);
  });
});

describe('the duty desk', () => {
  it('is told at once, under the key of the notice, with its token', async () => {
    const desk = await dutyDesk((response) => response.writeHead(204).end());
    await rig.close();
    rig = await openRig(folder, clock, desk.url);
    await answer(optedIn, rig);
    await until(() => desk.received.length === 1);
    const [notice] = await notices(rig, ', reviewed: true');
    expect(desk.received[0]).toMatchObject({
      key: notice?.id,
      authorization: 'Bearer secret',
      body: { id: notice?.id, member: 'EE', requestId: 'request-1', requester: { member: 'FR' } },
    });
    await until(() => rig.gauges().find(({ name }) => name.endsWith('_undelivered'))?.value === 0);
    await desk.close();
  });

  it('holds no answer up where it is slow, and is told again until it takes the notice, over restarts too', async () => {
    let isUp = false;
    const desk = await dutyDesk((response) => (isUp ? response.writeHead(200).end() : response.writeHead(503).end()));
    await rig.close();
    rig = await openRig(folder, clock, desk.url);
    const start = performance.now();
    expect(await answer(optedIn, rig)).toContain('clerk');
    expect(performance.now() - start).toBeLessThan(2000);
    await until(() => desk.received.length === 1 && rig.warnings.length === 2);
    expect(rig.warnings[1]).toMatchObject({ code: 'EMERGENCY_UNDELIVERED' });
    clock.now = new Date(START.getTime() + 300_000);
    await rig.close();
    rig = await openRig(folder, clock, desk.url);
    await until(() => desk.received.length >= 2);
    expect(rig.faults()).toEqual([expect.stringMatching(/1 notices of emergencies wait to be delivered/)]);
    isUp = true;
    clock.now = new Date(START.getTime() + 600_000);
    await until(() => rig.gauges().find(({ name }) => name.endsWith('_undelivered'))?.value === 0);
    expect(new Set(desk.received.map(({ key }) => key)).size).toBe(1);
    expect(rig.faults()).toEqual([]);
    await desk.close();
  }, 30_000);

  it('that cannot be reached costs no answer and no notice', async () => {
    const desk = await dutyDesk(() => undefined);
    const { url } = desk;
    await desk.close();
    await rig.close();
    rig = await openRig(folder, clock, url);
    expect(await answer(optedIn, rig)).toContain('clerk');
    await until(() => rig.warnings.some(({ code }) => code === 'EMERGENCY_UNDELIVERED'));
    expect(await notices(rig)).toMatchObject([{ deliveredAt: null }]);
  });

  it('is told by one of two processes', async () => {
    const desk = await dutyDesk((response) => void setTimeout(() => response.writeHead(200).end(), 200));
    await rig.close();
    rig = await openRig(folder, clock, desk.url);
    const other = await openRig(folder, clock, desk.url);
    for (let count = 0; count < 3; count += 1) await answer(optedIn, rig);
    await until(() => other.gauges().find(({ name }) => name.endsWith('_undelivered'))?.value === 0);
    await other.close();
    expect(desk.received).toHaveLength(3);
    await desk.close();
  });
});
