import fc from 'fast-check';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import { requestKey } from '../../../policies/engine/request-key.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { comparisons } from '../office/compared.ts';
import { attributes, context, justification, requester } from '../sample.ts';

const DAY = '2026-06-15';
const time = fc.integer({ min: 0, max: 86_399_999 }).map((ms) => new Date(Date.parse(DAY) + ms));
/** What names an officer and his token: no two requests are told apart by it. */
const name = fc.record({
  subject: fc.string(),
  tokenId: fc.string(),
  issuer: fc.string(),
  expires: fc.nat(),
  actingOfficer: fc.option(fc.string()),
});

describe('the key of a request', () => {
  it('is equal where only the officer’s name, the token and the time of day differ, and the policy decides alike', () => {
    fc.assert(
      fc.property(comparisons, name, name, time, time, ({ after }, one, other, at, later) => {
        const { head, permissions, restrictions, groups } = after;
        const policy = compilePolicy({ head, permissions, restrictions, groups, catalogue: CANONICAL_FIELDS });
        const [first, second] = [
          context({ requester: requester(one), now: at }),
          context({ requester: requester(other), now: later }),
        ];
        expect(requestKey(first)).toBe(requestKey(second));
        for (const dataSubjectCategory of ['suspect', 'witness', null]) {
          const record = attributes({ dataSubjectCategory });
          expect(policy.forRequester(first).vector(record).outcomes).toEqual(
            policy.forRequester(second).vector(record).outcomes,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['member', { requester: requester({ member: 'BR' }) }],
    ['agency', { requester: requester({ agency: 'another' }) }],
    ['role', { requester: requester({ role: 'auditor' }) }],
    ['clearance', { requester: requester({ clearance: 'official-use-only' }) }],
    ['automated', { requester: requester({ automated: true }) }],
    ['assignment', { requester: requester({ assignedCases: ['DE-1'] }) }],
    ['purpose', { justification: justification({ purpose: 'identify' }) }],
    ['case', { justification: justification({ case: 'another' }) }],
    ['basis', { justification: justification({ basis: 'EAW-2002-584' }) }],
    ['offence', { justification: justification({ offence: '0101' }) }],
    ['penalty', { justification: justification({ penalty: 1 }) }],
    ['necessity', { justification: justification({ necessity: 'to find him' }) }],
    ['emergency', { justification: justification({ emergency: true }) }],
    ['day', { now: new Date('2026-06-16T00:00:00Z') }],
  ])('differs by %s', (_, change) => {
    const before = context({ now: new Date('2026-06-15T23:59:59.999Z') });
    expect(requestKey({ ...before, ...change })).not.toBe(requestKey(before));
  });
});
