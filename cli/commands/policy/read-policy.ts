import path from 'node:path';
import { ComityError } from '../../../schema/errors.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import { readCountry, type LoadOptions } from '../../../policies/load.ts';
import { officePolicy, type OfficePolicy } from '../../../policies/office/office-policy.ts';
import { nationalCatalogue } from '../../national-catalogue.ts';

/** Options that every verb of `comity policy` has. */
export interface PolicyOptions {
  readonly groups?: string;
  readonly json?: boolean;
}

/** Where the policies of all countries lie. */
export const COUNTRIES = fromRoot('policies', 'countries');

/** What policies are read against, as the options say. */
export function loadOptions({ groups }: PolicyOptions): LoadOptions {
  return { catalogueOf: nationalCatalogue, ...(groups === undefined ? {} : { groupsFile: groups }) };
}

/** The folder of a country: as given, or by the country's code among the policies of all. */
function folderOf(named: string): string {
  return /^[A-Za-z]{2}$/.test(named) ? path.join(COUNTRIES, named.toLowerCase()) : named;
}

/**
 * Reads a country's policy, from its folder or by its code. Throws `USAGE` where there is none, and `POLICY_INVALID`
 * with every fault where there are faults.
 */
export async function readPolicy(named: string, options: PolicyOptions): Promise<OfficePolicy> {
  const folder = folderOf(named);
  const country = await readCountry(folder, loadOptions(options));
  if (country.absent)
    throw new ComityError('USAGE', `\`${named}\` holds no policy: give a country's folder or its code`);
  const policy = officePolicy(country);
  if (policy) return policy;
  throw new ComityError('POLICY_INVALID', `\`${named}\` has faults:\n${country.faults.map(formatFault).join('\n')}`);
}
