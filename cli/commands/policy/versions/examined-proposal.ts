import { examineVersion } from '../../../../policies/examine-version.ts';
import type { SignedAct } from '../../../../policies/versions/act.ts';
import { proposalOf, type Desk } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { loadOptions, type PolicyOptions } from '../read-policy.ts';

/**
 * The proposal of an id, held to its own files: nobody signs sentences, or puts them in force, that the tables do not say. Throws
 * `USAGE` where there is none, and `POLICY_INVALID` where it is not what its tables say.
 */
export async function examinedProposal(
  { store }: Pick<Desk, 'store'>,
  id: string,
  options: PolicyOptions,
): Promise<SignedAct> {
  const proposal = await proposalOf(store, id);
  const { act } = proposal;
  if (act.kind !== 'activation') return proposal;
  const content = await store.content(act.content);
  if (!content) throw new ComityError('POLICY_INVALID', 'the files of the proposal are missing from the store');
  if (content.member !== act.member)
    throw new ComityError('POLICY_INVALID', `the files of the proposal are a policy of \`${content.member}\``);
  await examineVersion({ activation: act, content }, loadOptions(options), 'by-word');
  return proposal;
}
