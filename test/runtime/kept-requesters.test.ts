import type { CompiledPolicy, DecisionContext } from '../../policies/engine/contract.ts';
import { compilePolicy } from '../../policies/engine/compile.ts';
import { isOpen } from '../../policies/engine/outcome.ts';
import { keptRequester } from '../../subgraphs/runtime/read/kept-requesters.ts';
import { attributes, context, controlled, GROUPS, HEAD, permission, requester } from '../policies/sample.ts';

const NAME = controlled('PersonName.full');

function policyOf(change: Parameters<typeof permission>[0] = {}): CompiledPolicy {
  const row = permission({ cells: { role: ['analyst'] }, read: ['name'], ...change });
  return compilePolicy({ head: HEAD, permissions: [row], restrictions: [], groups: GROUPS });
}

function isNameOpen(policy: CompiledPolicy, change: Partial<DecisionContext> = {}): boolean {
  return isOpen(keptRequester(policy, context(change)).vector(attributes()), NAME.index);
}

describe('the policy evaluated for a requester', () => {
  it('is made once for requests that policy does not tell apart', () => {
    const policy = policyOf();
    const first = keptRequester(policy, context({ requester: requester({ subject: 'one' }) }));
    expect(keptRequester(policy, context({ requester: requester({ subject: 'another' }) }))).toBe(first);
  });

  it('is another for another requester, and goes with the policy in force', () => {
    const policy = policyOf();
    expect(isNameOpen(policy)).toBe(true);
    expect(isNameOpen(policy, { requester: requester({ role: 'auditor' }) })).toBe(false);
    expect(isNameOpen(policyOf({ read: ['vehicle'] }))).toBe(false);
    expect(isNameOpen(policy)).toBe(true);
  });

  it('is made anew the day after, when a row has ended', () => {
    const policy = policyOf({ until: '2026-06-01' });
    expect(isNameOpen(policy, { now: new Date('2026-06-01T23:59:59Z') })).toBe(true);
    expect(isNameOpen(policy, { now: new Date('2026-06-02T00:00:00Z') })).toBe(false);
  });

  it('is made anew once it remembers many classes of records', () => {
    const policy = policyOf({ cells: { role: ['analyst'], authorised: true } });
    const first = keptRequester(policy, context());
    const decide = (count: number) => {
      for (let each = 0; each < count; each += 1) first.vector(attributes({ authorised: [`case-${each}`] }));
    };
    decide(400);
    expect(keptRequester(policy, context())).toBe(first);
    decide(600);
    expect(keptRequester(policy, context())).not.toBe(first);
  });
});
