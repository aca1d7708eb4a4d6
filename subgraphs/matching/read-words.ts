import anyAscii from 'any-ascii';
import { looksLike, withoutConfusables } from './confusables.ts';
import { partOf } from './name-parts.ts';
import type { NameWord, Part, Role } from './name-token.ts';
import { romaniseArabic } from './romanise/arabic.ts';
import { romaniseGreek } from './romanise/greek.ts';
import { romaniseHangul } from './romanise/hangul.ts';
import { romaniseHebrew } from './romanise/hebrew.ts';
import { readJapanese } from './romanise/japanese.ts';
import { romaniseKana } from './romanise/kana.ts';
import { orderThai } from './romanise/thai.ts';
import { scriptOf, type Script } from './scripts.ts';
import { soundsOf } from './sounds.ts';
import { splitArabicName, splitUnspaced, type Units } from './split-words.ts';
import { surnameReading } from './variants/surname-readings.ts';

/** Scripts that write names without spaces. */
const UNSPACED: ReadonlySet<Script> = new Set<Script>(['Hani', 'Hang']);

/** How travel documents may write ñ and ü (ICAO Doc 9303, part 3, section 6): `NXX`, `UXX`. */
const TRAVEL_DOCUMENT = /([nu])xx/gu;

const HOLDS_D = /[đĐ]/u;
/** Đ in a word of more syllables than a Vietnamese one has: the South Slavic letter, which others write `dj`. */
const SLAVIC_D = /đ(?=\p{L}*[aeiou]\p{L}*[^aeiou\P{L}]\p{L}*[aeiou])|(?<=[aeiou]\p{L}*)đ/giu;

function plain(letters: string): string {
  return letters.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

/** The script of most letters of a text. */
export function scriptOfText(text: string): Script {
  const counts = new Map<Script, number>();
  let best: Script = 'Zyyy';
  for (const letter of text) {
    const script = scriptOf(letter.codePointAt(0) ?? 0);
    if (script === 'Zyyy') continue;
    const count = (counts.get(script) ?? 0) + 1;
    counts.set(script, count);
    if (count > (counts.get(best) ?? 0)) best = script;
  }
  return best;
}

function latinUnit(word: string): string {
  const letters = plain(anyAscii(HOLDS_D.test(word) ? word.replace(SLAVIC_D, 'dj') : word));
  return letters.includes('xx') ? letters.replace(TRAVEL_DOCUMENT, '$1') : letters;
}

const LATIN = /[A-Za-z\u00c0-\u024f]/u;
const CYRILLIC_OR_GREEK = /[\u0370-\u052f]/u;
const isMixed = (text: string) => CYRILLIC_OR_GREEK.test(text) && LATIN.test(text);

/**
 * The script of a word: of most of its letters, but where it has letters of two, the one that those of the other only
 * look like: `Сорроlа` is Latin for its `l`.
 */
function scriptOfWord(word: string): Script {
  const script = scriptOfText(word);
  if (!isMixed(word)) return script;
  const [isLatin, isCyrillic] = [looksLike(word, 'Latn'), looksLike(word, 'Cyrl')];
  return isLatin === isCyrillic ? script : isLatin ? 'Latn' : 'Cyrl';
}

/** A word in Latin letters, by what its script writes as one. */
function unitsOf(word: string, script: Script): Units {
  switch (script) {
    case 'Arab':
      return romaniseArabic(word, anyAscii).map(plain);
    case 'Hebr':
      return romaniseHebrew(word, anyAscii).map(plain);
    case 'Hang':
      return romaniseHangul(word, anyAscii).map(plain);
    case 'Hira':
    case 'Kana':
      return [romaniseKana(word, anyAscii).map(plain).join('')];
    case 'Grek':
      return [plain(romaniseGreek(word, anyAscii))];
    case 'Thai':
      return [plain(anyAscii(orderThai(word)))];
    case 'Latn':
      return [latinUnit(word)];
    case 'Hani':
      return Array.from(word, (letter) => plain(anyAscii(letter)));
    default:
      return [plain(anyAscii(word))];
  }
}

function nameWord(units: Units, script: Script, written: string | null, role: Role | null, part?: Part): NameWord {
  const text = units.join('');
  return {
    text,
    sounds: soundsOf(units, script),
    script,
    part: part ?? partOf(text, script),
    written: written ?? text,
    role,
  };
}

/** The parts of a word as written; nulls where the letters do not tell which is of which part. */
function writtenParts(word: string, parts: readonly Units[]): readonly (string | null)[] {
  if (parts.length === 1) return [word];
  const letters = Array.from(word);
  if (letters.length !== parts.flat().length) return parts.map(() => null);
  let from = 0;
  return parts.map((part) => letters.slice(from, (from += part.length)).join(''));
}

/**
 * A name with those words that are wholly of letters that look like the script of all the others read in that script: a
 * Cyrillic `Сара` beside `Coppola`.
 */
export function inOneScript(name: string): string {
  if (!isMixed(name)) return name;
  const words = name.split(' ');
  const scripts = words.map(scriptOfText);
  const meant = (['Latn', 'Cyrl'] as const).find(
    (script) =>
      scripts.includes(script) && words.every((word, index) => scripts[index] === script || looksLike(word, script)),
  );
  return meant === undefined ? name : words.map((word) => withoutConfusables(word, meant)).join(' ');
}

/** The words in what stands between two spaces; `alone` where the name has nothing else, `role` where it is known. */
export function readWord(word: string, alone: boolean, role: Role | null): readonly NameWord[] {
  const script = scriptOfWord(word);
  const units = unitsOf(withoutConfusables(word, script), script);
  if (units.join('') === '') return [];
  const isUnspaced = alone && UNSPACED.has(script);
  const parts = isUnspaced ? splitUnspaced(word, units) : splitArabicName(units, script);
  const written = writtenParts(word, parts);
  const isSplit = isUnspaced && parts.length > 1;
  return parts.flatMap((part, index) => {
    if (part.join('') === '') return [];
    const own = isSplit ? (index === 0 ? 'surname' : 'given name') : role;
    const mayBeSurname = UNSPACED.has(script) && index === 0 && (isSplit || !alone);
    const reading = mayBeSurname ? surnameReading(written[index] ?? '') : null;
    const read = reading === null ? part : [reading];
    // A syllable of a Korean or Chinese name is no article, whatever it sounds like.
    return [nameWord(read, script, written[index] ?? null, own, isSplit ? 'name' : undefined)];
  });
}

/** Least words beside it that make a word a patronymic: a given name and a surname. */
const BESIDE_PATRONYMIC = 2;

/** الله, as romanised. */
const ALLAH = 'allh';
/** The Arabic article where it takes on the consonant that follows (as-Sudais); elsewhere the same letters are a name. */
const ASSIMILATED: ReadonlySet<string> = new Set('ad as ash an ar at az ed'.split(' '));

function assimilated(word: NameWord, index: number, words: readonly NameWord[]): NameWord {
  if (word.part !== 'particle' || !ASSIMILATED.has(word.text)) return word;
  const next = words[index + 1]?.sounds.charAt(0);
  return next === word.sounds.at(-1) ? word : { ...word, part: 'name' };
}

const FEMININE_END = /^(.+)a$/u;

/** The words of a name with what one sounds for the sake of the next: هبة الله is Hibatullah. */
function bound(words: readonly NameWord[]): readonly NameWord[] {
  if (!words.some(({ text }, index) => index > 0 && text === ALLAH)) return words;
  return words.map((word, index) => {
    if (words[index + 1]?.text !== ALLAH || !word.written.endsWith('ة')) return word;
    const withT = (letters: string) => letters.replace(FEMININE_END, '$1t');
    return { ...word, text: withT(word.text), sounds: withT(word.sounds) };
  });
}

/**
 * The words of a name with the parts that they play among one another: what ends like a patronymic is a surname unless
 * it stands beside two names (`Novak Djokovic`).
 */
export function partsInPlace(words: readonly NameWord[]): readonly NameWord[] {
  const names = words.filter(({ part }) => part === 'name' || part === 'initial').length;
  const inPlace = words.some(({ part }) => part === 'particle') ? bound(words).map(assimilated) : bound(words);
  if (names >= BESIDE_PATRONYMIC || !words.some(({ part }) => part === 'patronymic')) return inPlace;
  return inPlace.map((word) => (word.part === 'patronymic' ? { ...word, part: 'name' } : word));
}

/** A name in kanji as read in Japanese; null where it is no such name. */
export function readKanji(words: readonly string[]): readonly NameWord[] | null {
  if (words.length === 0 || !words.every((word) => scriptOfText(word) === 'Hani')) return null;
  const readings = readJapanese(words);
  return readings?.map((reading, index) => nameWord([reading], 'Kana', words[index] ?? null, null)) ?? null;
}
