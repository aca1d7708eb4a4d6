import type { LoadOptions } from '../../../../policies/load.ts';
import { diffPolicies } from '../../../../policies/office/diff/diff-policies.ts';
import type { PolicyChange } from '../../../../policies/office/diff/policy-change.ts';
import { accessMatrix, ofRole, type AccessMatrix } from '../../../../policies/office/matrix/access-matrix.ts';
import { whoCan } from '../../../../policies/office/matrix/who-can.ts';
import { namedField } from '../../../../policies/office/named-field.ts';
import { readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { isUnanswered, unanswered } from '../unanswered.ts';
import { toldChanges } from './told-change.ts';

/** What a change from one policy to another opens, closes or obliges to: `PolicyDiffResult`. */
export async function comparePolicies(
  { from, to }: { readonly from: GivenPolicy; readonly to: GivenPolicy },
  options: LoadOptions,
): Promise<object> {
  const [before, after] = [await readGiven(from, options), await readGiven(to, options)];
  if (isUnanswered(before)) return before;
  if (isUnanswered(after)) return after;
  const { vocabulary, catalogue } = after;
  const found = diffPolicies({ before: before.compared, after: after.compared, vocabulary, catalogue });
  const count = (effect: PolicyChange['effect']): number =>
    found.changes.filter((change) => change.effect === effect).length;
  return {
    __typename: 'PolicyDiff',
    member: found.member,
    from: found.from,
    until: found.until,
    opens: count('opens'),
    closes: count('closes'),
    obliges: count('obliges'),
    ...toldChanges(found.changes),
  };
}

/** Cells of the access map that are told at once. */
const MOST_CELLS = 50_000;

/** Fields whose cells are the same, as one row: most policies tell few of three hundred fields apart. */
function matrixRows({ fields }: AccessMatrix): readonly object[] {
  const rows = new Map<
    string,
    { readonly fields: object[]; readonly cells: AccessMatrix['fields'][number]['cells'] }
  >();
  for (const { field, category, cells } of fields) {
    const key = JSON.stringify(cells);
    const row = rows.get(key) ?? { fields: [], cells };
    rows.set(key, row);
    row.fields.push({ field, category });
  }
  return [...rows.values()];
}

/** What each kind of requester may do with each field: `PolicyMatrixResult`. */
export async function policyMatrix(
  { policy, role }: { readonly policy: GivenPolicy; readonly role: string | null },
  options: LoadOptions,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const matrix = accessMatrix({ ...read, policy: read.compared });
  const chosen = role === null ? matrix : ofRole(matrix, role);
  const rows = matrixRows(chosen);
  if (rows.length * chosen.kinds.length > MOST_CELLS)
    return unanswered('TOO_LARGE', `the map has more than ${MOST_CELLS} cells: ask for one role`);
  return { __typename: 'PolicyMatrix', member: chosen.member, kinds: chosen.kinds, rows };
}

/** Who can reach a field: `PolicyReachResult`. */
export async function policyReach(
  { policy, field }: { readonly policy: GivenPolicy; readonly field: string },
  options: LoadOptions,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const found = whoCan({ ...read, policy: read.compared }, namedField(read.catalogue, field));
  return { __typename: 'PolicyReach', field, ...toldChanges(found) };
}
