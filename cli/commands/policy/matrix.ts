import type { Command } from 'commander';
import {
  accessMatrix,
  ofRole,
  type AccessMatrix,
  type MatrixCell,
} from '../../../policies/office/matrix/access-matrix.ts';
import { statedChange } from '../../../policies/office/diff/stated-change.ts';
import { whoCan } from '../../../policies/office/matrix/who-can.ts';
import { suggestion } from '../../../policies/language/vocabulary.ts';
import { namedField } from '../../../policies/office/named-field.ts';
import { ComityError } from '../../../schema/errors.ts';
import { output, table } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { readPolicy, type PolicyOptions } from './read-policy.ts';

interface MatrixOptions extends PolicyOptions {
  readonly role?: string;
}

const MOST_SHOWN = 3;

function membersOf(members: readonly string[]): string {
  return members.length <= MOST_SHOWN
    ? members.join(' ')
    : `${members.slice(0, MOST_SHOWN).join(' ')} +${members.length - MOST_SHOWN}`;
}

function cellOf({ best, worst, search }: MatrixCell): string {
  const read = best === worst ? best : `${worst}–${best}`;
  return `${read === 'deny' ? '·' : read}${search ? ' s' : ''}`;
}

function print({ kinds, fields }: AccessMatrix): void {
  const open = kinds.flatMap((_, at) =>
    fields.some(({ cells }) => cells[at]?.best !== 'deny' || cells[at].search) ? [at] : [],
  );
  const header = ['', ...open.map((at) => `${kinds[at]?.role ?? ''} ${membersOf(kinds[at]?.members ?? [])}`)];
  const rows = fields.map(({ field, cells }) => [field, ...open.map((at) => (cells[at] ? cellOf(cells[at]) : ''))]);
  output.result(table([header, ...rows]));
  output.remark(
    'worst–best over justifications and records; `s`: may be searched by; `·`: closed; kinds of requester to whom all is closed are left out',
  );
}

async function matrix(folder: string, options: MatrixOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const roles = policy.vocabulary.cells.role ?? [];
  if (options.role !== undefined && !roles.includes(options.role)) {
    throw new ComityError('USAGE', `\`${options.role}\` is not a role: ${suggestion(options.role, roles)}`);
  }
  const found = accessMatrix({ ...policy, policy: policy.compared });
  const chosen = options.role === undefined ? found : ofRole(found, options.role);
  if (options.json) output.json(chosen);
  else print(chosen);
}

async function who(named: string, folder: string, options: PolicyOptions): Promise<void> {
  const policy = await readPolicy(folder, options);
  const found = whoCan({ ...policy, policy: policy.compared }, namedField(policy.catalogue, named));
  if (options.json) output.json(found.map(statedChange));
  else if (found.length === 0) output.result(`nobody can reach \`${named}\``);
  else for (const { sentence } of found) output.result(`- ${sentence}`);
}

/** Adds `comity policy matrix`. */
export function addMatrix(policy: Command): void {
  withPolicyOptions(
    policy
      .command('matrix')
      .description('what each kind of requester may read and search by, field by field, at worst and at best')
      .argument('<policy>', "a country's folder or code")
      .option('--role <role>', 'requesters of one role alone'),
  ).action(matrix);
}

/** Adds `comity policy who-can`. */
export function addWhoCan(policy: Command): void {
  withPolicyOptions(
    policy
      .command('who-can')
      .description('who can read a field or search by it, each with an example')
      .argument('<Type.field>', 'the field')
      .argument('<policy>', "a country's folder or code"),
  ).action(who);
}
