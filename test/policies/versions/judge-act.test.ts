import type { Act, SignedAct } from '../../../policies/versions/act.ts';
import { actId } from '../../../policies/versions/act.ts';
import { parseSignedAct } from '../../../policies/versions/act-shape.ts';
import { judgeAct, type JudgingContext } from '../../../policies/versions/judge-act.ts';
import { activation, content, NOW, ring, signed, withdrawal } from './office.ts';

const FIRST = signed(activation(content('one'), null));
const HEAD = { number: 1, id: actId(FIRST.act) };
const CONTEXT: JudgingContext = { ring: ring(), head: null, now: NOW };
const next = (changes: Partial<Act> = {}) => activation(content('two'), FIRST, changes as object);

function altered(act: SignedAct): SignedAct {
  return { ...act, act: { ...act.act, member: 'EE', from: '2026-02-02T00:00:00.000Z' } as Act };
}

describe('judging an act', () => {
  it('accepts the first, the next, and a withdrawal by one person', () => {
    expect(judgeAct(FIRST, CONTEXT)).toEqual({ kind: 'accepted', id: HEAD.id });
    expect(judgeAct(signed(next()), { ...CONTEXT, head: HEAD })).toMatchObject({ kind: 'accepted' });
    expect(judgeAct(withdrawal(FIRST, ['a-row']), { ...CONTEXT, head: HEAD })).toMatchObject({ kind: 'accepted' });
  });

  it.each<[string, SignedAct, Partial<JudgingContext>, string, RegExp]>([
    ['of another member', signed(activation(content('x'), null, { member: 'DE' })), {}, 'wrong-member', /`DE`/],
    ['that leaves a gap', signed(next({ number: 3 })), { head: HEAD }, 'not-next', /goes on with 2/],
    ['that takes a place again', FIRST, { head: HEAD }, 'not-next', /goes on with 2/],
    ['on another predecessor', signed(next({ predecessor: 'a'.repeat(64) })), { head: HEAD }, 'not-next', /meanwhile/],
    [
      'that ends before it begins',
      signed(next({ until: '2025-01-01T00:00:00.000Z' })),
      { head: HEAD },
      'no-term',
      /after/,
    ],
    [
      'that begins at no time',
      signed(next({ from: '2026-99-99T00:00:00.000Z' })),
      { head: HEAD },
      'no-term',
      /2026-99/,
    ],
    ['without a signature', { ...FIRST, signatures: [] }, {}, 'unsigned', /proposer/],
    ['without an approver', signed(FIRST.act, { anna: 'proposer', carla: 'opinion' }), {}, 'unsigned', /approver/],
    ['without an opinion', signed(FIRST.act, { anna: 'proposer', boris: 'approver' }), {}, 'unsigned', /opinion/],
    ['that was changed after signing', altered(FIRST), {}, 'wrongly-signed', /does not fit/],
    ['signed in a role one has not', signed(FIRST.act, { carla: 'approver' }), {}, 'wrongly-signed', /may not sign/],
    [
      'signed with a withdrawn key',
      FIRST,
      { ring: ring({ boris: { withdrawn: true } }) },
      'wrongly-signed',
      /withdrawn/,
    ],
    [
      'signed after a key ended',
      FIRST,
      { ring: ring({ boris: { until: '2026-06-01T00:00:00.000Z' } }) },
      'wrongly-signed',
      /did not hold/,
    ],
    ['dated ahead', FIRST, { now: new Date('2026-11-22T11:00:00.000Z') }, 'not-yet', /lies ahead/],
    [
      'that one person proposed and approved',
      {
        act: FIRST.act,
        signatures: [...FIRST.signatures.slice(0, 2), ...signed(FIRST.act, { boris: 'approver' }).signatures].concat(
          signed(FIRST.act, { boris: 'proposer' }).signatures,
        ),
      },
      {},
      'one-person',
      /two capacities/,
    ],
  ])('refuses an act %s', (_, act, context, because, reason) => {
    expect(judgeAct(act, { ...CONTEXT, ...context })).toMatchObject({
      kind: 'refused',
      because,
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('refuses a signature that was given for another role, time or key', () => {
    const [proposer, opinion, approver] = FIRST.signatures;
    if (!proposer || !opinion || !approver) throw new Error('three signatures were expected');
    for (const forged of [
      { ...approver, at: '2026-11-22T11:59:59.000Z' },
      { ...approver, signature: proposer.signature },
    ]) {
      const judgement = judgeAct({ act: FIRST.act, signatures: [proposer, opinion, forged] }, CONTEXT);
      expect(judgement).toMatchObject({ kind: 'refused', because: 'wrongly-signed' });
    }
  });

  it('knows an act by its form alone before anything else looks at it', () => {
    expect(parseSignedAct(JSON.parse(JSON.stringify(FIRST)))).toEqual(FIRST);
    const malformed = [null, [], {}, { ...FIRST, signatures: 'none' }, { ...FIRST, act: { ...FIRST.act, more: 1 } }];
    for (const value of malformed) expect(() => parseSignedAct(value)).toThrow(/not an act of a policy/);
  });
});

describe('the ring of officers', () => {
  it('refuses a person, a key id or a public key that stands in it twice', () => {
    const { publicKey } = { publicKey: 'A'.repeat(43) };
    const key = (id: string) => ({ id, publicKey, from: NOW.toISOString() });
    const officer = (person: string, id: string) => ({ person, name: person, may: ['proposer'], keys: [key(id)] });
    expect(() => ring({}, { officers: [officer('a', '1'), officer('a', '2')] })).toThrow(/twice/);
    expect(() => ring({}, { officers: [officer('a', '1'), officer('b', '2')] })).toThrow(/a public key twice/);
    expect(() => ring({}, { officers: [{ person: 'a' }] })).toThrow(/officers\/0/);
  });
});
