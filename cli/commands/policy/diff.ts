import type { Command } from 'commander';
import { ComityError } from '../../../schema/errors.ts';
import { diffPolicies, type Progress } from '../../../policies/office/diff/diff-policies.ts';
import { statedChange } from '../../../policies/office/diff/stated-change.ts';
import type { PolicyChange, PolicyDiff } from '../../../policies/office/diff/policy-change.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

const QUIET_MS = 2_000;

/** Tells on stderr how far something has come, once it has taken two seconds, and every two seconds from then on. */
export function progress(): Progress {
  let last = Date.now();
  return (what, done) => {
    if (Date.now() - last < QUIET_MS) return;
    last = Date.now();
    output.remark(`${done} ${what} …`);
  };
}

function print({ member, from, until, changes }: PolicyDiff): void {
  for (const { sentence } of changes) output.result(`- ${sentence}`);
  const days = until === null ? `from ${from} on` : `from ${from} until ${until}`;
  const count = (effect: PolicyChange['effect']): number => changes.filter((change) => change.effect === effect).length;
  output.result(
    changes.length === 0
      ? `nothing changes for anybody under the policy of ${member}, ${days}`
      : `the policy of ${member}, ${days}: ${count('opens')} open, ${count('closes')} close, ${count('obliges')} change obligations`,
  );
}

async function diff(before: string, after: string, options: PolicyOptions): Promise<void> {
  const [first, second] = await Promise.all([readPolicy(before, options), readPolicy(after, options)]);
  const [left, right] = [first.compared.head.member, second.compared.head.member];
  if (left !== right) {
    throw new ComityError(
      'USAGE',
      `\`${before}\` is the policy of \`${left}\`, \`${after}\` that of \`${right}\`: compare two of one member`,
    );
  }
  const { vocabulary, catalogue } = second;
  const found = diffPolicies({ before: first.compared, after: second.compared, vocabulary, catalogue }, progress());
  if (options.json) output.json({ ...found, changes: found.changes.map(statedChange) });
  else print(found);
}

/** Adds `comity policy diff`. */
export function addDiff(policy: Command): void {
  withPolicyOptions(
    policy
      .command('diff')
      .description('everything that a change opens, closes or obliges to, over all classes, each with an example')
      .argument('<before>', "a country's folder or code")
      .argument('<after>', 'the folder of the draft, named for its member'),
  ).action(diff);
}
