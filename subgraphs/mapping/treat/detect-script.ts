/** Scripts of the code list by the letters that decide them; kana beside Han is Japanese, and counts as Han. */
const SCRIPTS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hira', /\p{Script=Hiragana}/gu],
  ['Kana', /\p{Script=Katakana}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
];

/** The ISO 15924 code of a text's letters: that of nine in ten, else `Zyyy`. */
export function detectScript(text: string): string {
  const counts = SCRIPTS.map(([code, letters]) => ({ code, count: text.match(letters)?.length ?? 0 }));
  const letters = counts.reduce((sum, script) => sum + script.count, 0);
  if (letters === 0) return 'Zyyy';
  const kana = counts.filter((script) => script.code === 'Hira' || script.code === 'Kana');
  const han = counts.find((script) => script.code === 'Hani');
  const japanese = kana.reduce((sum, script) => sum + script.count, han?.count ?? 0);
  if (han && han.count > 0 && japanese >= letters * 0.9) return 'Hani';
  return counts.find((script) => script.count >= letters * 0.9)?.code ?? 'Zyyy';
}
