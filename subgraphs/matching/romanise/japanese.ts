import { GIVEN_NAMES, KANJI, SURNAMES } from './japanese-readings.ts';

function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/u);
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])));
}

function triples(text: string): ReadonlyMap<string, readonly [first: string, last: string]> {
  const words = text.trim().split(/\s+/u);
  const result = new Map<string, readonly [string, string]>();
  for (let index = 0; index + 2 < words.length; index += 3) {
    result.set(words[index] ?? '', [words[index + 1] ?? '', words[index + 2] ?? '']);
  }
  return result;
}

const surnames = pairs(SURNAMES);
const givenNames = pairs(GIVEN_NAMES);
const kanji = triples(KANJI);
const LONGEST_SURNAME = 3;

function compose(word: string): string | null {
  const letters = Array.from(word);
  let result = '';
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] === '々' ? letters[index - 1] : letters[index];
    const readings = kanji.get(letter ?? '');
    if (!readings) return null;
    result += index === 0 ? readings[0] : readings[1];
  }
  return result;
}

/** The reading of a word of a Japanese name in Latin letters, the surname's where `isFirst`; null where unknown. */
function readWord(word: string, isFirst: boolean): string | null {
  const [likely, other] = isFirst ? [surnames, givenNames] : [givenNames, surnames];
  return likely.get(word) ?? other.get(word) ?? compose(word);
}

/** A name without a space, after its surname. */
function split(word: string): readonly string[] {
  const letters = Array.from(word);
  for (let length = Math.min(LONGEST_SURNAME, letters.length - 1); length > 0; length -= 1) {
    const surname = letters.slice(0, length).join('');
    if (surnames.has(surname)) return [surname, letters.slice(length).join('')];
  }
  return letters.length > 3 ? [letters.slice(0, 2).join(''), letters.slice(2).join('')] : [word];
}

/**
 * The words of a name in kanji as a Japanese would mostly read them, in Latin letters; null where one is unknown. A
 * kanji has several readings, and which one holds in a name is custom: common names are looked up whole, others put
 * together from the readings that their kanji mostly have at the beginning and at the end of names. It is a guess; a
 * reading in kana beside the name, where a source has one, is not.
 */
export function readJapanese(words: readonly string[]): readonly string[] | null {
  const [only] = words;
  const parts = words.length === 1 && only !== undefined ? split(only) : words;
  const readings = parts.map((word, index) => readWord(word, index === 0));
  return readings.every((reading) => reading !== null) ? readings : null;
}
