import { TABLE_FILES } from '../../../../policies/language/country-tables.ts';
import { loadCommon } from '../../../../policies/load-common.ts';
import type { LoadOptions } from '../../../../policies/load.ts';
import { exportPolicy, importPolicy } from '../../../../policies/office/dmn/exchange.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { isUnanswered, unanswered } from '../unanswered.ts';

/** A policy as DMN: `PolicyDmnResult`. */
export async function policyAsDmn({ policy }: { readonly policy: GivenPolicy }, options: LoadOptions): Promise<object> {
  const read = await readGiven(policy, options);
  return isUnanswered(read) ? read : { __typename: 'PolicyDmn', dmn: await exportPolicy(read) };
}

/** The files of a policy in DMN: `PolicyFilesResult`. */
export async function policyOfDmn(
  { dmn, member }: { readonly dmn: string; readonly member: string },
  options: LoadOptions,
): Promise<object> {
  const { groups } = await loadCommon(options);
  const folder = member.toLowerCase();
  const found = await importPolicy(dmn, folder, { catalogue: options.catalogue ?? CANONICAL_FIELDS, groups });
  if (found.kind === 'faulty') {
    const message = found.messages.length > 0 ? found.messages.join('; ') : 'the tables in the file have faults';
    return unanswered('FAULTY', message, found.faults, folder);
  }
  return {
    __typename: 'PolicyFiles',
    files: TABLE_FILES.map((name) => ({ name, text: found.texts[name] ?? '' })),
  };
}
