import { codeList } from '../../schema/codes.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import { fieldName, nameableFields } from '../engine/lanes.ts';
import { ALL } from '../language/rows.ts';
import { suggestion } from '../language/vocabulary.ts';
import type { AuthorisationStatement } from './statement.ts';

function unknownWord(words: readonly string[], valid: ReadonlySet<string>, what: string): string | null {
  const wrong = words.find((word) => !valid.has(word));
  if (wrong === undefined) return null;
  return `there is no ${what} \`${wrong.slice(0, 80)}\`: ${suggestion(wrong, valid)}`;
}

const named = new WeakMap<FieldCatalogue, ReadonlySet<string>>();

function namesOf(catalogue: FieldCatalogue): ReadonlySet<string> {
  const known = named.get(catalogue);
  if (known) return known;
  const fields = nameableFields(catalogue);
  const names = new Set([ALL, ...fields.map(({ category }) => category), ...fields.map(fieldName)]);
  named.set(catalogue, names);
  return names;
}

/** What is wrong with the fields and purposes that are named, with the word that was probably meant; null where nothing is. */
export function wordFault(
  { fields, purpose }: Pick<AuthorisationStatement, 'fields' | 'purpose'>,
  catalogue: FieldCatalogue,
): string | null {
  const purposes = new Set(codeList('PurposeCode').codes.keys());
  return unknownWord(fields, namesOf(catalogue), 'field or category') ?? unknownWord(purpose, purposes, 'purpose');
}
