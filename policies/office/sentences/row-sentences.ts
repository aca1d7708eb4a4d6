import type { FieldCatalogue } from '../../../schema/fields.ts';
import { fieldName } from '../../engine/lanes.ts';
import type { Placed, Row } from '../../language/rows.ts';
import { isHubRow, type ReadCountry } from '../../load.ts';
import { loadPhrases } from './load-phrases.ts';
import { rowSentence, type CategoryOf, type TableRow } from './row-sentence.ts';

/** A row with the table and the place that it stands in. */
export type PlacedTableRow = TableRow & { readonly at: Placed<Row>['at'] };

/** The rows of a member's own tables, in their order: permissions, restrictions, release; none of the hub's. */
export function tableRows(country: ReadCountry): readonly PlacedTableRow[] {
  const own = country.restrictions.filter((placed) => !isHubRow(placed));
  return [
    ...country.permissions.map((placed) => ({ table: 'permissions' as const, ...placed })),
    ...own.map((placed) => ({ table: 'restrictions' as const, ...placed })),
    ...country.release.map((placed) => ({ table: 'release' as const, ...placed })),
  ];
}

/** The data category of each field of a catalogue; a field that it lacks stands for itself. */
export function categoriesOf(catalogue: FieldCatalogue): CategoryOf {
  const categories = new Map(catalogue.fields.map((field) => [fieldName(field), field.category]));
  return (field) => categories.get(field) ?? field;
}

/** A row's sentence in each of several languages. */
export type Sentences = Readonly<Record<string, string>>;

/** What gives the sentences of a row in these languages, in their order. Throws `USAGE` where one is not shipped. */
export function sentencesIn(languages: readonly string[], catalogue: FieldCatalogue): (row: TableRow) => Sentences {
  const phrases = languages.map(loadPhrases);
  const categoryOf = categoriesOf(catalogue);
  return (row) => Object.fromEntries(phrases.map((each) => [each.language, rowSentence(row, each, categoryOf)]));
}

/** The languages in which a member's rows are read: its official one, which is authoritative, and English. */
export function readingLanguages({ head }: Pick<ReadCountry, 'head'>): readonly string[] {
  return [...new Set([head?.language ?? 'en', 'en'])];
}
