import { ComityError } from '../../../schema/errors.ts';

/** The phrases of one language: texts by section and word, as a translator writes them. */
export interface Phrases {
  /** ISO 639-1. */
  readonly language: string;
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Every section of a file of phrases. `cells` has a clause a cell; flags have one for each answer, as `minor.true`. */
export const SECTIONS = [
  'list',
  'rows',
  'effects',
  'cells',
  'masks',
  'obligations',
  'categories',
  'members',
  'group',
  'role',
  'clearance',
  'purpose',
  'basis',
  'offence',
  'data-subject-category',
  'handling',
  'confidentiality',
  'source-evaluation',
  'information-evaluation',
  'recipient-list',
  'transfer',
] as const;

/** The phrase of a word; throws `CONFIGURATION_INVALID` where there is none: no language stands in for another. */
export function phrase({ language, sections }: Phrases, section: string, word: string): string {
  const found = sections.get(section)?.get(word);
  if (found !== undefined && found.trim() !== '') return found;
  throw new ComityError(
    'CONFIGURATION_INVALID',
    `the language \`${language}\` has no phrase \`${section}.${word}\`: add it to \`policies/office/sentences/${language}.yaml\``,
  );
}

/** A phrase with its places filled: `{words}` by the value of `words`. A value is never read as a template again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** Some words as one text, as the language lists alternatives or parts. */
export function list(phrases: Phrases, words: readonly string[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('');
  const comma = phrase(phrases, 'list', 'comma');
  return `${words.slice(0, -1).join(comma)}${phrase(phrases, 'list', last)}${words.at(-1) ?? ''}`;
}
