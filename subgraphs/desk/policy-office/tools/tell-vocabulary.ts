import { fieldName, QUALITY } from '../../../../policies/engine/lanes.ts';
import { CELL_NAMES, CELLS, type CellWords } from '../../../../policies/language/cells.ts';
import { vocabulary } from '../../../../policies/language/vocabulary.ts';
import { loadCommon } from '../../../../policies/load-common.ts';
import type { LoadOptions } from '../../../../policies/load.ts';
import { loadPhrases, sentenceLanguages } from '../../../../policies/office/sentences/load-phrases.ts';
import { phrase } from '../../../../policies/office/sentences/phrases.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { MASK_CHAINS } from '../../../../schema/masks.ts';
import { enumValue } from '../told-words.ts';

/** The words in which rows are written, with what they mean in a language: `PolicyVocabularyResult`. */
export async function tellVocabulary(
  { language }: { readonly language: string },
  options: LoadOptions,
): Promise<object> {
  const { catalogue = CANONICAL_FIELDS } = options;
  const { groups } = await loadCommon(options);
  const { cells, then, obligations } = vocabulary(catalogue, groups);
  const phrases = loadPhrases(language);
  const labelled = (section: string, words: readonly string[]): readonly object[] =>
    words.map((word) => ({ word, label: phrase(phrases, section, word) }));
  const wordsOf = (of: CellWords): readonly object[] | null => {
    const words = cells[of];
    return words && labelled(of === 'member' ? 'members' : of, words);
  };
  const controlled = catalogue.fields.filter(({ category }) => category !== QUALITY);
  return {
    __typename: 'PolicyVocabulary',
    cells: CELL_NAMES.map((cell) => {
      const { part, form, meaning } = CELLS[cell];
      return {
        cell,
        part,
        meaning,
        form: enumValue(form.kind),
        unknown: 'unknown' in form && form.unknown,
        words: 'words' in form ? wordsOf(form.words) : null,
      };
    }),
    categories: labelled('categories', [...new Set(controlled.map(({ category }) => category))]),
    fields: controlled.map((field) => ({
      field: fieldName(field),
      category: field.category,
      masks: field.mask === null ? [] : MASK_CHAINS[field.mask],
    })),
    outcomes: then,
    obligations: labelled('obligations', obligations),
    languages: sentenceLanguages(),
  };
}
