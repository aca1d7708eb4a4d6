/** From a hiragana to the katakana of the same sound, in code points. */
const TO_KATAKANA = 0x60;
const SMALL_VOWELS = new Map([
  ['ァ', 'a'],
  ['ィ', 'i'],
  ['ゥ', 'u'],
  ['ェ', 'e'],
  ['ォ', 'o'],
]);
const SMALL_Y = new Map([
  ['ャ', 'ya'],
  ['ュ', 'yu'],
  ['ョ', 'yo'],
]);
/** Vowels that glide into a small one: ウィ is wi, イェ is ye. */
const GLIDES = new Map([
  ['u', 'w'],
  ['i', 'y'],
]);
/** Doubling and lengthening, which spellings in other scripts leave out. */
const SILENT = new Set(['ッ', 'ー']);

function toKatakana(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + TO_KATAKANA) : letter;
}

/** The syllable before a small kana, with it: `te` and `i` are `ti`, `shi` and `yu` are `shu`. */
function withSmall(syllable: string, letter: string): string | null {
  const vowel = SMALL_VOWELS.get(letter);
  const stem = syllable.slice(0, -1);
  if (vowel !== undefined) return (GLIDES.get(syllable) ?? stem) + vowel;
  const glide = SMALL_Y.get(letter);
  if (glide === undefined) return null;
  return stem + (/(?:sh|ch|j)$/u.test(stem) ? glide.slice(1) : glide);
}

/** A word in kana in Latin letters, much as Hepburn writes it: one string for each syllable. */
export function romaniseKana(word: string, other: (letter: string) => string): readonly string[] {
  const syllables: string[] = [];
  for (const letter of word) {
    const kana = toKatakana(letter);
    if (SILENT.has(kana)) continue;
    const before = syllables.at(-1);
    const changed = before === undefined || before === '' ? null : withSmall(before, kana);
    if (changed !== null) syllables[syllables.length - 1] = changed;
    else syllables.push(other(kana));
  }
  return syllables.map((syllable, index) =>
    syllable === 'n' && /^[mbp]/u.test(syllables[index + 1] ?? '') ? 'm' : syllable,
  );
}
