import { stringify } from 'yaml';
import type { LoadOptions } from '../../../../policies/load.ts';
import {
  explainPolicy,
  type FieldExplanation,
  type NamedRow,
} from '../../../../policies/office/explain/explain-policy.ts';
import { parseGiven } from '../../../../policies/office/explain/parse-given.ts';
import { wantedFields } from '../../../../policies/office/explain/wanted-fields.ts';
import { readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { fileName } from '../told-fault.ts';
import { enumValue } from '../told-words.ts';
import { isUnanswered, unanswered } from '../unanswered.ts';

/** A request as `PolicyGivenInput` has it: what is null or absent is not stated. */
export type StatedRequest = Readonly<Record<string, unknown>>;

function stated(request: StatedRequest): StatedRequest {
  const kept = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'record' && typeof value === 'object' ? stated({ ...value }) : value]),
  );
}

/** Why a requester does or does not see fields: `PolicyExplanationResult`. */
export async function explainRequest(
  {
    policy,
    given,
    fields,
  }: { readonly policy: GivenPolicy; readonly given: StatedRequest; readonly fields: readonly string[] },
  options: LoadOptions,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const { country, vocabulary, catalogue } = read;
  const parsed = parseGiven('given', stringify(stated(given)), vocabulary);
  if (parsed.given === null) return unanswered('FAULTY', 'who asks is not clear', parsed.faults);
  const explained = explainPolicy(country, parsed.given, wantedFields(catalogue, parsed.given, fields));
  const row = ({ id, table, file, line, because }: NamedRow): object => {
    return { id, table: enumValue(table), file: fileName(file, country.folder), line, because };
  };
  const field = ({ nearest, deciding, matching, right, ...found }: FieldExplanation): object => ({
    ...found,
    right: enumValue(right),
    deciding: deciding.map(row),
    matching: matching.map(row),
    nearest: nearest && { row: row(nearest), failing: nearest.failing },
  });
  const { member, version, known, release } = explained;
  return {
    __typename: 'PolicyExplanation',
    member,
    policyVersion: version,
    known,
    fields: explained.fields.map(field),
    release: release && { ...release, matching: release.matching.map(row) },
  };
}
