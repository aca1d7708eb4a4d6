import anyAscii from 'any-ascii';
import { cleanse } from './cleanse.ts';
import { partOf } from './name-parts.ts';
import { nameToken, type NameToken } from './name-token.ts';
import { romaniseArabic } from './romanise/arabic.ts';
import { romaniseHangul } from './romanise/hangul.ts';
import { romaniseHebrew } from './romanise/hebrew.ts';
import { scriptOf, type Script } from './scripts.ts';
import { soundsOf } from './sounds.ts';

/** A name made ready to compare: its words in the order written, of which comparing makes no use but to join neighbours. */
export interface NormalisedName {
  readonly tokens: readonly NameToken[];
  /** Whether the source wrote it without spaces (Han, Hangul, kana), so that where its words end is a guess. */
  readonly joined: boolean;
}

/** Most words of a name that are looked at. */
export const MOST_TOKENS = 12;

const UNSPACED: ReadonlySet<Script> = new Set<Script>(['Hani', 'Hang', 'Hira', 'Kana']);
const COMPOUND_SURNAMES = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '东方',
  '東方',
  '夏侯',
  '尉迟',
  '皇甫',
  '公孙',
  '公孫',
  '慕容',
  '司徒',
  '令狐',
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '독고',
]);

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
function unitsOf(word: string, script: Script): readonly string[] {
  switch (script) {
    case 'Arab':
      return romaniseArabic(word, anyAscii).map(plain);
    case 'Hebr':
      return romaniseHebrew(word, anyAscii).map(plain);
    case 'Hang':
      return romaniseHangul(word, anyAscii).map(plain);
    case 'Hani':
      return Array.from(word, (letter) => plain(anyAscii(letter)));
    default:
      return [plain(anyAscii(word))];
  }
}

function token(units: readonly string[], script: Script): NameToken {
  const text = units.join('');
  return nameToken(text, soundsOf(units, script), script, partOf(text));
}

/** Surname and given name of an unspaced Korean or Chinese name; a longer one is foreign, and stays whole. */
function splitUnspaced(word: string, units: readonly string[]): readonly (readonly string[])[] {
  const surname = COMPOUND_SURNAMES.has(Array.from(word).slice(0, 2).join('')) ? 2 : 1;
  if (units.length <= surname || units.length > 4) return [units];
  return [units.slice(0, surname), units.slice(surname)];
}

const ABD = /^(?:abd|3bd|abed|abdu)(?:[aeou](?:l|r|n|s|sh|z|t|d))(?=[a-z]{3})/u;

/** Words that Arabic joins to what follows are set apart, so that both ways of writing come to the same. */
function splitArabicName(units: readonly string[], script: Script): readonly (readonly string[])[] {
  const text = units.join('');
  if (script === 'Arab') {
    if (text.startsWith('abdal') && units.length > 6) return [units.slice(0, 3), units.slice(5)];
    if (text.startsWith('al') && units.length > 4) return [units.slice(0, 2), units.slice(2)];
    return [units];
  }
  if (script !== 'Latn') return [units];
  if (text === 'abdul' || text === 'abdel' || text === 'abdal' || text === 'abdol') return [['abd']];
  const match = ABD.exec(text);
  return match && !/^abd[aeou]ll/u.test(text) ? [['abd'], [text.slice(match[0].length)]] : [units];
}

function tokensOf(word: string, alone: boolean): readonly NameToken[] {
  const script = scriptOfWord(word);
  const units = unitsOf(word, script);
  if (units.join('') === '') return [];
  const isUnspaced = alone && (script === 'Hang' || script === 'Hani');
  const parts = isUnspaced ? splitUnspaced(word, units) : splitArabicName(units, script);
  return parts.map((part) => token(part, script));
}

/** A name in any script, made ready to compare; a text without letters and digits gives no tokens. */
export function normaliseName(text: string): NormalisedName {
  const words = cleanse(text)
    .split(/[ .,]+/u)
    .filter((word) => word !== '');
  const alone = words.length === 1;
  const tokens = words.flatMap((word) => tokensOf(word, alone)).slice(0, MOST_TOKENS);
  const first = tokens[0];
  return { tokens, joined: alone && first !== undefined && UNSPACED.has(first.script) };
}
