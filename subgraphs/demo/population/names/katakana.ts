/** Rows of the kana table by consonant: the columns a, i, u, e, o, then the consonant without a vowel. */
const ROWS: ReadonlyMap<string, readonly string[]> = new Map(
  `-:ア イ ウ エ オ
  k:カ キ ク ケ コ ク
  g:ガ ギ グ ゲ ゴ グ
  s:サ シ ス セ ソ ス
  z:ザ ジ ズ ゼ ゾ ズ
  t:タ ティ トゥ テ ト ト
  d:ダ ディ ドゥ デ ド ド
  n:ナ ニ ヌ ネ ノ ン
  h:ハ ヒ フ ヘ ホ フ
  b:バ ビ ブ ベ ボ ブ
  p:パ ピ プ ペ ポ プ
  m:マ ミ ム メ モ ム
  r:ラ リ ル レ ロ ル
  j:ヤ イ ユ イェ ヨ イ
  w:ワ ウィ ウ ウェ ウォ ウ
  v:ヴァ ヴィ ヴ ヴェ ヴォ ヴ
  f:ファ フィ フ フェ フォ フ
  š:シャ シ シュ シェ ショ シュ
  ǧ:ジャ ジ ジュ ジェ ジョ ジ
  č:チャ チ チュ チェ チョ チ
  c:ツァ ツィ ツ ツェ ツォ ツ`
    .split('\n')
    .map((line) => line.trim().split(':'))
    .map(([consonant = '', cells = '']) => [consonant, cells.split(' ')] as const),
);
const SAME_ROW: ReadonlyMap<string, string> = new Map(
  ['lr', 'xh', 'žǧ', 'θs', 'qk', 'ğg', 'ñn'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const COLUMNS: ReadonlyMap<string, number> = new Map(
  ['aä', 'iy', 'uü', 'eəö', 'o'].flatMap((vowels, column) => Array.from(vowels, (vowel) => [vowel, column] as const)),
);
const BARE = 5;
/** Small kana that follow a palatal consonant. */
const SMALL: ReadonlyMap<string, string> = new Map([
  ['a', 'ャ'],
  ['u', 'ュ'],
  ['ü', 'ュ'],
  ['o', 'ョ'],
  ['e', 'ェ'],
]);

/** What one consonant with what follows it is in kana, and how many sounds that uses up. */
function syllable(sound: string, index: number): readonly [kana: string, used: number] {
  const current = sound.charAt(index);
  const row = SAME_ROW.get(current) ?? current;
  const cells = ROWS.get(row);
  if (!cells) return ['', 1];
  const next = sound.charAt(index + 1);
  const after = sound.charAt(index + 2);
  if (next === 'R') return [`${cells[0] ?? ''}ー`, 2];
  const palatal = cells[1] ?? '';
  const small = SMALL.get(after);
  if (next === 'j' && small !== undefined && row !== 'j') return [palatal + small, 3];
  if (current === 'ñ' && SMALL.has(next)) return [palatal + (SMALL.get(next) ?? ''), 2];
  if (next === 'ü' && row !== 'j') return [`${palatal}ュ`, 2];
  const column = COLUMNS.get(next);
  if (column !== undefined) return [cells[column] ?? '', 2];
  return [row === 'm' && (next === 'p' || next === 'b') ? 'ン' : (cells[BARE] ?? ''), 1];
}

/** A foreign name in katakana, parts joined by a middle dot. */
export function katakanaSpelling(sound: string): string {
  let text = '';
  let index = 0;
  while (index < sound.length) {
    const current = sound.charAt(index);
    const vowel = COLUMNS.get(current);
    let used = 1;
    if (current === ' ' || current === '-') text += '・';
    else if (current === ':') text += 'ー';
    else if (current === 'R') text += 'アー';
    else if (vowel !== undefined) text += ROWS.get('-')?.[vowel] ?? '';
    else {
      const [kana, count] = syllable(sound, index);
      text += kana;
      used = count;
    }
    index += used;
  }
  return text;
}
