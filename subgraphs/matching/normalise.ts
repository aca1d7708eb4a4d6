import { cleanse } from './cleanse.ts';
import { SHIPPED_FREQUENCIES, type NameFrequencies } from './frequencies/name-frequencies.ts';
import { nameForms } from './name-forms.ts';
import { isTelling, nameToken, type NameToken, type NameWord, type Role } from './name-token.ts';
import { inOneScript, partsInPlace, readKanji, readWord } from './read-words.ts';

/** A name made ready to compare. */
export interface NormalisedName {
  /** Its words, the given name before the surname where a comma tells them apart, else as written. */
  readonly tokens: readonly NameToken[];
  /** Whether the source wrote it without spaces (Han, Hangul, kana), so that where its words end is a guess. */
  readonly joined: boolean;
  /** The same name in another form: read in another language, or given twice by its source. */
  readonly alternative: NormalisedName | null;
  /** The weight of all its words. */
  readonly weight: number;
  /** The positions of the first and of the last word that tells who is meant; -1 where not two words do. */
  readonly first: number;
  readonly last: number;
  /** The position of the word between a man and his father (`bin`, `ould`); -1 where there is none. */
  readonly nasab: number;
}

/** Most words of a name that are looked at. */
export const MOST_TOKENS = 12;

const NASABS: ReadonlySet<string> = new Set('bin ben ibn bn abn bint bnt ould wld walad'.split(' '));
const UNSPACED: ReadonlySet<string> = new Set(['Hani', 'Hang', 'Hira', 'Kana']);

/** A name of some words. */
export function nameOf(
  tokens: readonly NameToken[],
  joined: boolean,
  alternative: NormalisedName | null,
): NormalisedName {
  const [first, last] = [tokens.findIndex(isTelling), tokens.findLastIndex(isTelling)];
  return {
    tokens,
    joined,
    alternative,
    weight: tokens.reduce((sum, token) => sum + token.weight, 0),
    first: first === last ? -1 : first,
    last: first === last ? -1 : last,
    nasab: tokens.findIndex((token, index) => index > 0 && NASABS.has(token.text)),
  };
}

/** The words between spaces of a name, with what the way of writing tells of each. */
function spacedWords(form: string): readonly { readonly word: string; readonly role: Role | null }[] {
  const words = (text: string, role: Role | null) =>
    text
      .split(/[ .,]+/u)
      .filter((word) => word !== '')
      .map((word) => ({ word, role }));
  const [surname = '', given = '', ...others] = form.split(',').map((part) => part.trim());
  if (surname === '' || given === '' || others.length > 0) return words(form, null);
  return [...words(given, 'given name'), ...words(surname, 'surname')];
}

function readForm(text: string, frequencies: NameFrequencies, alternative: NormalisedName | null): NormalisedName {
  const words = spacedWords(inOneScript(cleanse(text))).slice(0, MOST_TOKENS);
  const made = (read: readonly NameWord[], joined: boolean, other: NormalisedName | null) =>
    nameOf(
      read.slice(0, MOST_TOKENS).map((word) => nameToken(word, frequencies)),
      joined,
      other,
    );
  const kanji = readKanji(words.map(({ word }) => word));
  const read = partsInPlace(words.flatMap(({ word, role }) => readWord(word, words.length === 1, role)));
  const joined = words.length === 1 && UNSPACED.has(read[0]?.script ?? '');
  return made(read, joined, kanji === null ? alternative : made(kanji, false, alternative));
}

/** A name in any script, made ready to compare under a table; a text without letters and digits gives no tokens. */
export function normaliseUnder(text: string, frequencies: NameFrequencies): NormalisedName {
  const [first = '', ...others] = nameForms(text);
  const alternative = others.reduceRight<NormalisedName | null>(
    (next, form) => readForm(form, frequencies, next),
    null,
  );
  return readForm(first, frequencies, alternative);
}

/** A name in any script, made ready to compare; a text without letters and digits gives no tokens. */
export function normaliseName(text: string): NormalisedName {
  return normaliseUnder(text, SHIPPED_FREQUENCIES);
}

/** A name and its other forms. */
export function formsOf(name: NormalisedName): readonly NormalisedName[] {
  return name.alternative === null ? [name] : [name, ...formsOf(name.alternative)];
}
