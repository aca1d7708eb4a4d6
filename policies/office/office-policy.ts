import type { FieldCatalogue } from '../../schema/fields.ts';
import type { PolicyHead } from '../language/rows.ts';
import { vocabulary, type Vocabulary } from '../language/vocabulary.ts';
import type { ReadCountry } from '../load.ts';
import type { ComparedPolicy } from './diff/compared-policy.ts';

/** A country's policy without faults, as the officer's tools take it, with the words that it is written in. */
export interface OfficePolicy {
  readonly country: ReadCountry & { readonly head: PolicyHead };
  readonly compared: ComparedPolicy;
  readonly vocabulary: Vocabulary;
  readonly catalogue: FieldCatalogue;
}

/** The policy in a country's tables; null where they have a fault. */
export function officePolicy(country: ReadCountry): OfficePolicy | null {
  const { head, groups, catalogue } = country;
  if (head === null || country.faults.length > 0) return null;
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
