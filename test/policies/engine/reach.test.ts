import path from 'node:path';
import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import { requirePolicy } from '../../../policies/load.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { memberCode } from '../../../schema/ids.ts';
import { context, justification, requester } from '../sample.ts';

const ASKING = ['DE', 'EE', 'FR', 'US', 'JP'];
const ROLES = ['analyst', 'investigator', 'border-officer', 'application'] as const;
const JUSTIFICATIONS = [
  justification({}),
  justification({ purpose: 'border-control' }),
  justification({ penalty: 1 }),
  justification({ necessity: 'a text that says why' }),
];

/** Everything that a plan depends on, as text. */
function answers(policy: RequesterPolicy): string {
  return CANONICAL_FIELDS.fields
    .map((field) => `${Number(policy.mayRead(field))}${Number(policy.maySearchBy(field))}`)
    .join('');
}

describe('the reach of a requester', () => {
  it.each(['de', 'ee', 'fr', 'us'])(
    'in the policy of `%s` tells apart whoever may read or search by other fields',
    async (owner) => {
      const { policy } = await requirePolicy(fromRoot('policies', 'countries', owner));
      const byReach = new Map<string, Set<string>>();
      for (const member of ASKING) {
        for (const role of ROLES) {
          for (const why of JUSTIFICATIONS) {
            const asked = policy.forRequester(
              context({
                owner: path.basename(owner).toUpperCase(),
                requester: requester({ member: memberCode(member), role }),
                justification: why,
                now: new Date('2026-11-01T00:00:00Z'),
              }),
            );
            byReach.set(asked.reach, (byReach.get(asked.reach) ?? new Set()).add(answers(asked)));
          }
        }
      }
      expect([...byReach.values()].filter((found) => found.size > 1)).toEqual([]);
      expect(byReach.size).toBeGreaterThan(3);
    },
  );
});
