/**
 * How names sound, as far as a clerk abroad would hear it. One character is one sound: vowels `a e i o u ä ö ü y ə`
 * (`:` after one makes it long), consonants `p b t d k g f v s z š ž č ǧ c x h m n ñ l r j w θ q ʕ`, `R` for a final -er,
 * `'` for a soft consonant. It is a means to spell a name in another country, not a transcription of speech.
 */
import { letterTable } from './letter-table.ts';

type Rule = readonly [RegExp, string];

function apply(text: string, rules: readonly Rule[]): string {
  let sound = text.toLowerCase();
  for (const [pattern, replacement] of rules) sound = sound.replace(pattern, replacement);
  return sound;
}

const ESTONIAN: readonly Rule[] = [
  [/õ/g, 'y'],
  [/([aeiouäöü])\1/g, '$1:'],
  [/tš/g, 'č'],
  [/dž/g, 'ǧ'],
  [/ts/g, 'c'],
  [/ks/g, 'ks'],
  [/([^aeiou])\1/g, '$1'],
];

/** Estonian spelling says how it sounds. */
export const estonianSound = (name: string): string => apply(name, ESTONIAN);

const GERMAN: readonly Rule[] = [
  [/tsch/g, 'č'],
  [/sch/g, 'š'],
  [/chs/g, 'ks'],
  [/ch/g, 'x'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/qu/g, 'kv'],
  [/\bc(?=[aoulkr])/g, 'k'],
  [/tz|z/g, 'c'],
  [/\bv|(?<=r)v/g, 'f'],
  [/w/g, 'v'],
  [/\bst/g, 'št'],
  [/\bsp/g, 'šp'],
  [/ss|ß/g, 'ß'],
  [/(?<![a-zäöüčš])s(?=[aeiouäöü])|(?<=[aeiouäöünlr])s(?=[aeiouäöü])/g, 'z'],
  [/ß/g, 's'],
  [/ei|ai|ay|ey/g, 'aj'],
  [/eu|äu/g, 'oj'],
  [/ie/g, 'i:'],
  [/([aeiouäöü])h(?![aeiouäöü])/g, '$1:'],
  [/([aeou])\1/g, '$1:'],
  [/([bcdfgklmnprst])\1/g, '$1'],
  [/er\b/g, 'R'],
  [/y/g, 'i'],
];

/** German spelling follows rules that hold for most names. */
export const germanSound = (name: string): string => apply(name, GERMAN);

const PORTUGUESE: readonly Rule[] = [
  [/ão/g, 'aun'],
  [/ã|â(?=n)/g, 'an'],
  [/õ/g, 'on'],
  [/[áàâ]/g, 'a'],
  [/[éê]/g, 'e'],
  [/í/g, 'i'],
  [/[óô]/g, 'o'],
  [/ú/g, 'u'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/lh/g, 'lj'],
  [/nh/g, 'ñ'],
  [/ch/g, 'š'],
  [/(?<=[aeiou])s(?=[aeiou])/g, 'z'],
  [/ss|ç/g, 's'],
  [/c(?=[ei])/g, 's'],
  [/g(?=[ei])|j/g, 'ž'],
  [/qu(?=[ei])/g, 'k'],
  [/gu(?=[ei])/g, 'g'],
  [/c/g, 'k'],
  [/(?<=[ea])i(?=$|[^aeiou])/g, 'j'],
  [/x/g, 'š'],
  [/(?<![a-zñšž])h/g, ''],
  [/(?<=[ea])i(?=[aeiou])/g, 'j'],
  [/y/g, 'i'],
  [/([lnrt])\1/g, '$1'],
];

/** Portuguese spelling as it is read in Brazil; endings are left as they are written. */
export const portugueseSound = (name: string): string => apply(name, PORTUGUESE);

const UKRAINIAN = letterTable(
  'а=a б=b в=v г=h ґ=g д=d е=e є=je ж=ž з=z и=y і=i ї=ji й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=c ч=č',
  "ш=š щ=šč ь=' ю=ju я=ja ’=",
);

/** Ukrainian letters are sounds. */
export const ukrainianSound = (name: string): string =>
  Array.from(name.toLowerCase(), (letter) => UKRAINIAN.get(letter) ?? letter).join('');

const KANA_ROWS =
  'アイウエオ- カキクケコk ガギグゲゴg サ_スセソs ザ_ズゼゾz タ__テトt ダ__デドd ナニヌネノn ハヒ_ヘホh バビブベボb パピプペポp マミムメモm ヤ_ユ_ヨj ラリルレロr ワ____w';

function kanaTable(): ReadonlyMap<string, string> {
  const table = new Map(letterTable('シ=ši ジ=ǧi チ=či ツ=cu フ=fu ヂ=ǧi ヅ=zu ン=n ー=: ッ='));
  for (const row of KANA_ROWS.split(' ')) {
    const consonant = row.charAt(5).replace('-', '');
    Array.from(row.slice(0, 5)).forEach((kana, column) => {
      if (kana !== '_') table.set(kana, consonant + 'aiueo'.charAt(column));
    });
  }
  return table;
}

const KANA = kanaTable();
const SMALL = letterTable('ャ=a ュ=u ョ=o');

/** The sound of katakana: `リョウタ` → `rjo:ta`. */
export function kanaSound(kana: string): string {
  let sound = '';
  for (const character of kana) {
    const small = SMALL.get(character);
    if (small === undefined) {
      sound += KANA.get(character) ?? character;
      continue;
    }
    const stem = sound.slice(0, -1);
    sound = stem + (/[šǧč]$/.test(stem) ? '' : 'j') + small;
  }
  return sound.replace(/ou|oo/g, 'o:').replace(/uu/g, 'u:');
}
