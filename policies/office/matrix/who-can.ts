import type { ControlledField } from '../../../schema/fields.ts';
import { emptyPolicy } from '../diff/compared-policy.ts';
import { diffPolicies } from '../diff/diff-policies.ts';
import type { PolicyChange } from '../diff/policy-change.ts';
import type { MatrixSubject } from './access-matrix.ts';

/**
 * Who can reach a field under a policy: what the policy opens over having none at all. Requesters off a record's
 * recipient list, and expired records, are closed to all and not told.
 */
export function whoCan(
  { policy, vocabulary, catalogue }: MatrixSubject,
  field: ControlledField,
): readonly PolicyChange[] {
  const comparison = {
    before: emptyPolicy(policy),
    after: policy,
    vocabulary,
    catalogue,
    only: (other: ControlledField) => other.index === field.index,
  };
  return diffPolicies(comparison).changes.filter(({ right }) => right !== 'send');
}
