import type { FieldCatalogue } from '../../../schema/fields.ts';
import { parseCountry, type TableTexts } from '../../language/country-tables.ts';
import type { Fault } from '../../language/fault.ts';
import type { Groups } from '../../language/rows.ts';
import { isHubRow } from '../../load.ts';
import type { OfficePolicy } from '../office-policy.ts';
import { exportDmn } from './export-dmn.ts';
import { importDmn } from './import-dmn.ts';

/** A member's own policy as DMN 1.3: the hub's restrictions are not its to exchange. */
export function exportPolicy({ country, compared }: OfficePolicy): Promise<string> {
  const own = country.restrictions.filter((placed) => !isHubRow(placed)).map(({ row }) => row);
  return exportDmn({ ...compared, restrictions: own });
}

/** What a DMN file comes to: the files of a policy without a fault, or what is wrong with it and where. */
export type ImportedPolicy =
  | { readonly kind: 'imported'; readonly texts: TableTexts }
  /** `messages` are about the DMN, `faults` about the tables that it came to. */
  | { readonly kind: 'faulty'; readonly messages: readonly string[]; readonly faults: readonly Fault[] };

/** Reads a member's policy from DMN, and judges it as the tables of a folder, which is named for the member. */
export async function importPolicy(
  xml: string,
  folder: string,
  against: { readonly catalogue: FieldCatalogue; readonly groups: Groups },
): Promise<ImportedPolicy> {
  const found = await importDmn(xml);
  if (found.kind === 'faulty') return { kind: 'faulty', messages: found.faults, faults: [] };
  const { faults } = parseCountry(folder, found.texts, against.catalogue, against.groups);
  return faults.length === 0 ? found : { kind: 'faulty', messages: [], faults };
}
