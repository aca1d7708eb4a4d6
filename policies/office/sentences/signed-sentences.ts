import { fieldName } from '../../engine/lanes.ts';
import { isHubRow, type ReadCountry } from '../../load.ts';
import type { SignedSentence } from '../../versions/act.ts';
import { loadPhrases } from './load-phrases.ts';
import { rowSentence, type CategoryOf } from './row-sentence.ts';

/** The sentences of a member's rows, which its officers sign: in the official language, and in English beside it. */
export function signedSentences(country: ReadCountry): readonly SignedSentence[] {
  const official = loadPhrases(country.head?.language ?? 'en');
  const english = loadPhrases('en');
  const categories = new Map(country.catalogue.fields.map((field) => [fieldName(field), field.category]));
  const categoryOf: CategoryOf = (field) => categories.get(field) ?? field;
  const rows = [
    ...country.permissions.map(({ row }) => ({ table: 'permissions' as const, row })),
    ...country.restrictions
      .filter((each) => !isHubRow(each))
      .map(({ row }) => ({ table: 'restrictions' as const, row })),
    ...country.release.map(({ row }) => ({ table: 'release' as const, row })),
  ];
  return rows.map((each) => ({
    row: each.row.id,
    text: rowSentence(each, official, categoryOf),
    english: rowSentence(each, english, categoryOf),
  }));
}
