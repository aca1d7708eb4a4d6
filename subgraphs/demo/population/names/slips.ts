import type { Random } from '../random.ts';

type Slip = readonly [RegExp, string];

/** What clerks mishear or simplify, by script; each slip changes one place. */
const LATIN: readonly Slip[] = [
  [/ph/, 'f'],
  [/th/, 't'],
  [/ck/, 'k'],
  [/sch/, 'sh'],
  [/tsch/, 'tch'],
  [/([bdfglmnprst])\1/, '$1'],
  [/(?<=[aeiou])([lmnrst])(?=[aeiou])/, '$1$1'],
  [/y/, 'i'],
  [/ie/, 'i'],
  [/ei/, 'ai'],
  [/ou/, 'u'],
  [/(?<=\p{L})e$/u, ''],
  [/tz/, 'z'],
  [/(?<=\p{L})w/u, 'v'],
  [/(?<=\p{L})o(?=[lmnr])/u, 'u'],
  [/(?<=\p{L})a(?=[lmnr])/u, 'e'],
  [/(?<=\p{L})e(?=[lmnr])/u, 'a'],
  [/(?<=\p{L})c(?=[aou])/u, 'k'],
  [/qu/, 'k'],
  [/kh/, 'h'],
  [/(?<=\p{L})i(?=\p{L})/u, 'y'],
];
const CYRILLIC: readonly Slip[] = [
  [/(?<=\p{L})и/u, 'і'],
  [/(?<=\p{L})і/u, 'и'],
  [/(?<=\p{L})г/u, 'х'],
  [/(?<=\p{L})х/u, 'г'],
  [/ль/, 'л'],
  [/дж/, 'ж'],
  [/(?<=[аеіоу])([лнмтс])(?=[аеіоу])/, '$1$1'],
  [/(?<=\p{L})о(?=[лмнр])/u, 'а'],
  [/(?<=\p{L})е(?=[нр])/u, 'и'],
];
const ARABIC: readonly Slip[] = [
  [/أ/, 'ا'],
  [/إ/, 'ا'],
  [/ى$/, 'ي'],
  [/ي$/, 'ى'],
  [/ة$/, 'ه'],
  [/(?<=.)ا(?=.)/, ''],
  [/(?<=..)و(?=.)/, ''],
  [/(?<=..)ي(?=.)/, ''],
  [/تش/, 'ش'],
];
const KATAKANA: readonly Slip[] = [
  [/ー/, ''],
  [/ヴァ/, 'バ'],
  [/ヴィ/, 'ビ'],
  [/ヴェ/, 'ベ'],
  [/ヴォ/, 'ボ'],
  [/ティ/, 'チ'],
  [/ディ/, 'ジ'],
  [/トゥ/, 'ツ'],
  [/ウィ/, 'ウイ'],
  [/フェ/, 'フエ'],
  [/ェ/, 'エ'],
  [/(?<=.)([カキクタテトパピプ])(?=.)/, 'ッ$1'],
];

const SLIPS: ReadonlyMap<string, readonly Slip[]> = new Map([
  ['Latn', LATIN],
  ['Cyrl', CYRILLIC],
  ['Arab', ARABIC],
  ['Kana', KATAKANA],
]);

/** `text` with one slip of a clerk who writes in `script`, or unchanged where none applies. */
export function withSlip(text: string, script: string, random: Random): string {
  const possible = (SLIPS.get(script) ?? []).filter(([pattern]) => pattern.test(text));
  if (possible.length === 0) return text;
  const [pattern, replacement] = random.pick(possible);
  return text.replace(pattern, replacement);
}
