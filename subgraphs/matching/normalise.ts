import anyAscii from 'any-ascii';
import { cleanse } from './cleanse.ts';
import { withoutConfusables } from './confusables.ts';
import { partOf } from './name-parts.ts';
import { nameToken, type NameToken } from './name-token.ts';
import { romaniseArabic } from './romanise/arabic.ts';
import { romaniseHangul } from './romanise/hangul.ts';
import { romaniseHebrew } from './romanise/hebrew.ts';
import { readJapanese } from './romanise/japanese.ts';
import { romaniseKana } from './romanise/kana.ts';
import { scriptOf, type Script } from './scripts.ts';
import { soundsOf } from './sounds.ts';
import { splitArabicName, splitUnspaced, type Units } from './split-words.ts';

/** A name made ready to compare: its words in the order written, of which comparing makes no use but to join neighbours. */
export interface NormalisedName {
  readonly tokens: readonly NameToken[];
  /** Whether the source wrote it without spaces (Han, Hangul, kana), so that where its words end is a guess. */
  readonly joined: boolean;
  /** The same name read in another language, where its script does not tell which: Japanese for Han. */
  readonly alternative: NormalisedName | null;
}

/** Most words of a name that are looked at. */
export const MOST_TOKENS = 12;

const UNSPACED: ReadonlySet<Script> = new Set<Script>(['Hani', 'Hang', 'Hira', 'Kana']);
function plain(letters: string): string {
  return letters.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

/** The script of most letters of a word. */
function scriptOfWord(word: string): Script {
  const counts = new Map<Script, number>();
  let best: Script = 'Zyyy';
  for (const letter of word) {
    const script = scriptOf(letter.codePointAt(0) ?? 0);
    if (script === 'Zyyy') continue;
    const count = (counts.get(script) ?? 0) + 1;
    counts.set(script, count);
    if (count > (counts.get(best) ?? 0)) best = script;
  }
  return best;
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
    case 'Hani':
      return Array.from(word, (letter) => plain(anyAscii(letter)));
    default:
      return [plain(anyAscii(word))];
  }
}

function token(units: Units, script: Script): NameToken {
  const text = units.join('');
  return nameToken(text, soundsOf(units, script), script, partOf(text));
}

function tokensOf(word: string, alone: boolean): readonly NameToken[] {
  const script = scriptOfWord(word);
  const units = unitsOf(withoutConfusables(word, script), script);
  if (units.join('') === '') return [];
  const isUnspaced = alone && (script === 'Hang' || script === 'Hani');
  const parts = isUnspaced ? splitUnspaced(word, units) : splitArabicName(units, script);
  return parts.filter((part) => part.join('') !== '').map((part) => token(part, script));
}

/** A name in kanji as read in Japanese; null where it is no such name. */
function japaneseReading(words: readonly string[]): NormalisedName | null {
  if (words.length === 0 || !words.every((word) => scriptOfWord(word) === 'Hani')) return null;
  const readings = readJapanese(words);
  if (!readings) return null;
  return { tokens: readings.map((reading) => token([reading], 'Kana')), joined: false, alternative: null };
}

/** A name in any script, made ready to compare; a text without letters and digits gives no tokens. */
export function normaliseName(text: string): NormalisedName {
  const words = cleanse(text)
    .split(/[ .,]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_TOKENS);
  const alone = words.length === 1;
  const tokens = words.flatMap((word) => tokensOf(word, alone)).slice(0, MOST_TOKENS);
  const first = tokens[0];
  return {
    tokens,
    joined: alone && first !== undefined && UNSPACED.has(first.script),
    alternative: japaneseReading(words),
  };
}
