import { countryOfContent, withoutWithdrawn } from '../../../../policies/compile-version.ts';
import type { LoadOptions, ReadCountry } from '../../../../policies/load.ts';
import { officePolicy, type OfficePolicy } from '../../../../policies/office/office-policy.ts';
import type { PolicyContent } from '../../../../policies/versions/policy-content.ts';
import { unanswered, type Unanswered } from '../unanswered.ts';

/** A policy that a tool is given: its files, and the ids of rows that were withdrawn since; null where all were. */
export interface GivenPolicy {
  readonly content: PolicyContent;
  readonly withdrawn: readonly string[] | null;
}

/** The tables of a policy that is given, faults and all. */
export async function givenCountry({ content, withdrawn }: GivenPolicy, options: LoadOptions): Promise<ReadCountry> {
  const country = await countryOfContent(content, options);
  return withoutWithdrawn(country, withdrawn && new Set(withdrawn));
}

/** A policy that is given, where it has no fault. */
export async function readGiven(given: GivenPolicy, options: LoadOptions): Promise<OfficePolicy | Unanswered> {
  const country = await givenCountry(given, options);
  return (
    officePolicy(country) ??
    unanswered('FAULTY', 'the policy has faults: mend them first', country.faults, country.folder)
  );
}
