import path from 'node:path';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import { ComityError } from '../../../schema/errors.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import type { PolicyHead } from '../../../policies/language/rows.ts';
import { vocabulary, type Vocabulary } from '../../../policies/language/vocabulary.ts';
import { readCountry, type LoadOptions, type ReadCountry } from '../../../policies/load.ts';
import type { ComparedPolicy } from '../../../policies/office/diff/compared-policy.ts';
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

/** A country's policy without faults, with the words that it is written in. */
export interface OfficePolicy {
  readonly country: ReadCountry & { readonly head: PolicyHead };
  readonly compared: ComparedPolicy;
  readonly vocabulary: Vocabulary;
  readonly catalogue: FieldCatalogue;
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
  const { head, groups, catalogue } = country;
  if (country.absent)
    throw new ComityError('USAGE', `\`${named}\` holds no policy: give a country's folder or its code`);
  if (head === null || country.faults.length > 0) {
    throw new ComityError('POLICY_INVALID', `\`${named}\` has faults:\n${country.faults.map(formatFault).join('\n')}`);
  }
  const rows = <RowType>(placed: readonly { readonly row: RowType }[]): readonly RowType[] =>
    placed.map(({ row }) => row);
  return {
    country: { ...country, head },
    compared: {
      head,
      permissions: rows(country.permissions),
      restrictions: rows(country.restrictions),
      release: rows(country.release),
      groups,
    },
    vocabulary: vocabulary(catalogue, groups),
    catalogue,
  };
}
