import { JUSTIFICATION, REQUESTER } from '../runtime/small-country.ts';
import { MOST_OPEN_EACH, openRequestStore } from '../../subgraphs/authorisations/request-store.ts';
import { APPROVER, NO_RECORD, NOW, RECORD, withOffice } from './office.ts';
import path from 'node:path';

interface Told {
  readonly id: string;
  readonly state: string;
}

function requestOf(result: Readonly<Record<string, unknown>>): Told & Readonly<Record<string, unknown>> {
  return result['request'] as Told & Readonly<Record<string, unknown>>;
}

function nodesOf(result: Readonly<Record<string, unknown>>): readonly (Told & Readonly<Record<string, unknown>>)[] {
  return result['nodes'] as readonly (Told & Readonly<Record<string, unknown>>)[];
}

describe('asking for an authorisation', () => {
  it('keeps what is asked, and registers who asked for what', async () => {
    await withOffice(async (office) => {
      const asked = await office.request();
      expect(asked).toMatchObject({ outcome: 'DONE', reason: null, request: { state: 'OPEN', record: RECORD } });
      expect(await office.entries()).toMatchObject([
        {
          event: 'authorisation.requested',
          recipient: { member: 'FR', subject: 'u1' },
          disclosed: [],
          matter: { id: requestOf(asked).id, what: { scope: { kind: 'record', record: RECORD }, fields: ['address'] } },
        },
      ]);
    });
  });

  it('is answered the same, and told the same later, whether there is such a record or not', async () => {
    await withOffice(async (office) => {
      const answers = [await office.request({ record: RECORD }), await office.request({ record: NO_RECORD })];
      const plain = answers.map((answer) =>
        JSON.stringify(answer)
          .replaceAll(RECORD, 'X')
          .replaceAll(NO_RECORD, 'X')
          .replaceAll(/"id":"[^"]+"/g, ''),
      );
      expect(plain[0]).toBe(plain[1]);
      const mine = nodesOf(await office.mine());
      expect(mine.map(({ recordType }) => recordType)).toEqual([null, null]);
      const officers = nodesOf(await office.mine({ requester: APPROVER }));
      expect(officers.map(({ recordType }) => recordType)).toEqual(['Person', null]);
    });
  });

  it.each<[string, object, RegExp]>([
    ['a record of another member', { record: RECORD.replace('EE.', 'DE.') }, /no id of a record of `EE`/],
    ['what is no record', { record: 'person 1' }, /no id of a record/],
    ['a field that there is not', { fields: ['Person.birthdate'] }, /did you mean `Person.birthDate`/],
    ['a category that there is not', { fields: ['adress'] }, /did you mean `address`/],
    ['nothing', { fields: [] }, /name 1 to 200/],
    ['no reason', { reason: ' ' }, /`reason` is empty/],
    ['a reason without end', { reason: 'x'.repeat(2001) }, /longer than 2000/],
    ['what is over', { until: '2026-11-22T11:59:59Z' }, /must lie ahead/],
    ['more than a year', { until: '2027-11-24T12:00:00Z' }, /must lie ahead/],
  ])('refuses %s', async (_, asked, reason) => {
    await withOffice(async (office) => {
      expect(await office.request(asked)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(reason) as string,
        request: null,
      });
      expect(await office.entries()).toEqual([]);
    });
  });

  it('takes the case of the justification where no record is named, and asks for as many as is said', async () => {
    await withOffice(async (office) => {
      expect(await office.request({ record: null })).toMatchObject({ request: { record: null, case: 'FR-1' } });
      for (const recipient of ['AGENCY', 'MEMBER']) await office.request({ recipient });
      const texts = nodesOf(
        await office.call(
          '{ authorisations(of: "EE") { nodes { id state recipient { members agency subject } } } }',
          {},
        ),
      ).map(({ recipient }) => recipient);
      expect(texts).toEqual([
        { members: ['FR'], agency: null, subject: null },
        { members: ['FR'], agency: 'PJ', subject: null },
        { members: ['FR'], agency: 'PJ', subject: 'u1' },
      ]);
    });
  });

  it('shows a requester his own requests alone, newest first, and the officers those of all, a page at a time', async () => {
    await withOffice(async (office) => {
      const other = { requester: { subject: 'u2' } };
      const ids: string[] = [];
      for (const caller of [{}, other, {}, {}]) ids.push(requestOf(await office.request({}, caller)).id);
      const [first = '', second = '', third = '', fourth = ''] = ids;
      expect(nodesOf(await office.mine()).map(({ id }) => id)).toEqual([fourth, third, first]);
      expect(nodesOf(await office.mine(other)).map(({ id }) => id)).toEqual([second]);
      const page = await office.mine({ requester: APPROVER }, ', open: true, first: 2');
      expect([nodesOf(page).map(({ id }) => id), page['endCursor']]).toEqual([[first, second], second]);
      const next = await office.mine({ requester: APPROVER }, `, open: true, first: 2, after: "${second}"`);
      expect([nodesOf(next).map(({ id }) => id), next['endCursor']]).toEqual([[third, fourth], null]);
      const mineNext = await office.mine({}, `, first: 1, after: "${fourth}"`);
      expect([nodesOf(mineNext).map(({ id }) => id), mineNext['endCursor']]).toEqual([[third], third]);
    });
  });

  it('lets nobody have more than fifty open, and counts those that are decided or over no longer', async () => {
    await withOffice(async (office, { clock }) => {
      for (let count = 0; count < MOST_OPEN_EACH; count += 1) await office.request({ until: '2026-11-23T00:00:00Z' });
      expect(await office.request()).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(/50/) as string,
      });
      expect(await office.request({}, { requester: { subject: 'u2' } })).toMatchObject({ outcome: 'DONE' });
      clock.now = new Date('2026-11-23T00:00:01Z');
      expect(await office.request()).toMatchObject({ outcome: 'DONE' });
      const states = nodesOf(await office.mine({}, ', first: 100')).map(({ state }) => state);
      expect(states.filter((state) => state === 'LAPSED')).toHaveLength(MOST_OPEN_EACH);
    });
  });

  it('forgets what came to its end long ago, and its text with it', async () => {
    await withOffice(async (office, { clock }) => {
      await office.request({ until: '2026-11-23T00:00:00Z' });
      clock.now = new Date('2026-12-24T00:00:00Z');
      await office.look();
      expect(nodesOf(await office.mine())).toEqual([]);
    });
  });

  it('keeps ten thousand open requests, no more, and still answers at once', async () => {
    await withOffice(async (office, { folder }) => {
      const file = path.join(folder, 'many.sqlite');
      const store = openRequestStore(file);
      const request = (number: number) => ({
        id: `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
        at: NOW.toISOString(),
        requestId: 'request-1',
        requester: { ...REQUESTER, subject: `u${number % 500}` },
        justification: JUSTIFICATION,
        recipient: { kind: 'member' as const, member: 'FR', agency: null, subject: null },
        scope: { kind: 'record' as const, record: RECORD },
        fields: ['address'],
        reason: 'why',
        until: '2027-01-01T00:00:00.000Z',
      });
      const came = Array.from({ length: 10_000 }, (_, number) => store.add(request(number), NOW));
      expect(new Set(came)).toEqual(new Set(['kept']));
      expect(store.add({ ...request(10_000), requester: { ...REQUESTER, subject: 'new' } }, NOW)).toBe('too-many');
      const start = performance.now();
      expect(store.list({ asker: null, open: true, first: 50, after: null, now: NOW })).toHaveLength(50);
      expect(store.room({ ...REQUESTER, subject: 'u7' }, NOW)).toBe('too-many');
      expect(performance.now() - start).toBeLessThan(500);
      store.close();
      expect(await office.request()).toMatchObject({ outcome: 'DONE' });
    });
  }, 120_000);
});
