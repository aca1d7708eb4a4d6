/**
 * Letters of the Arabic script as they sound; short vowels are not written. Alef and ain are a vowel to other scripts,
 * waw and yeh are a vowel or a consonant (`w`, `y`), which comparing decides.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ء: '',
  آ: 'a',
  أ: 'a',
  ٱ: 'a',
  إ: 'i',
  ا: 'a',
  ؤ: 'w',
  ئ: 'y',
  ب: 'b',
  پ: 'p',
  ة: 'a',
  ۀ: 'a',
  ت: 't',
  ٹ: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ڈ: 'd',
  ذ: 'dh',
  ر: 'r',
  ڑ: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  ګ: 'g',
  گ: 'g',
  ڭ: 'ng',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ڼ: 'n',
  ه: 'h',
  ھ: 'h',
  ہ: 'h',
  ە: 'a',
  و: 'w',
  ۆ: 'o',
  ۇ: 'u',
  ى: 'a',
  ي: 'y',
  ی: 'y',
  ې: 'e',
  ۍ: 'y',
  ے: 'e',
};

/** Letters that carry a vowel at the beginning of a word, and those that are one after them: أولغا is Olga. */
const ALEFS = 'اأإ';
const LONG_VOWELS = 'ويی';

/** Two letters that spell one sound of another language: تشيخوف is Chekhov, لوتسينكو Lutsenko. */
const PAIRS: Readonly<Record<string, string>> = { تش: 'ch', تس: 'ts' };

/**
 * The letters of a word of the Arabic script in Latin letters, one string each, empty for the second of two that spell
 * one sound and for an alef that only carries the vowel after it; a letter unknown here goes to `other`.
 */
export function romaniseArabic(word: string, other: (letter: string) => string): readonly string[] {
  const letters = Array.from(word);
  const result: string[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    const next = letters[index + 1] ?? '';
    const pair = PAIRS[letter + next];
    const carries = index === 0 && ALEFS.includes(letter) && next !== '' && LONG_VOWELS.includes(next);
    result.push(carries ? '' : (pair ?? LETTERS[letter] ?? other(letter)));
    if (pair === undefined) continue;
    result.push('');
    index += 1;
  }
  return result;
}
