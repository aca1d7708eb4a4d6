import type { ReadCountry } from '../../load.ts';
import type { SignedSentence } from '../../versions/act.ts';
import { readingLanguages, sentencesIn, tableRows } from './row-sentences.ts';

/** The sentences of a member's rows, which its officers sign: in the official language, and in English beside it. */
export function signedSentences(country: ReadCountry): readonly SignedSentence[] {
  const [official = 'en'] = readingLanguages(country);
  const told = sentencesIn(readingLanguages(country), country.catalogue);
  return tableRows(country).map((each) => {
    const sentences = told(each);
    return { row: each.row.id, text: sentences[official] ?? '', english: sentences['en'] ?? '' };
  });
}
