/** Letters of the Hebrew script as they most often sound in names; `w` (waw, a vowel or `v`) and `y` may stand for a vowel. */
const LETTERS: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'w',
  ז: 'z',
  ח: 'kh',
  ט: 't',
  י: 'y',
  כ: 'k',
  ך: 'kh',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'p',
  ף: 'f',
  צ: 'ts',
  ץ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
  װ: 'v',
  ױ: 'oy',
  ײ: 'ey',
};

/** Letters that a following geresh changes, for sounds that Hebrew has none for. */
const WITH_GERESH: Readonly<Record<string, string>> = { ג: 'j', ז: 'zh', צ: 'ch', ץ: 'ch', ת: 'th', ד: 'dh', ו: 'w' };

/** Letters that are doubled in writing to tell a consonant from a vowel. */
const DOUBLED: Readonly<Record<string, string>> = { ו: 'v', י: 'y' };

/** Two letters that spell one sound of another language: רוברטסון is Robertson. */
const PAIRS: Readonly<Record<string, string>> = { טס: 'ts', תס: 'ts' };
/** Letters that are a vowel after an alef at the beginning of a word, which only carries it: אורי is Uri. */
const CARRIED = 'וי';

/**
 * The letters of a word of the Hebrew script in Latin letters, one string each, none for an alef that only carries the
 * vowel after it; a letter unknown here goes to `other`.
 */
export function romaniseHebrew(word: string, other: (letter: string) => string): readonly string[] {
  const letters = Array.from(word);
  const result: string[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    const next = letters[index + 1];
    const pair = next === undefined ? undefined : PAIRS[letter + next];
    const changed = next === "'" ? WITH_GERESH[letter] : next === letter ? DOUBLED[letter] : pair;
    if (index === 0 && letter === 'א' && next !== undefined && CARRIED.includes(next) && letters.length > 2) continue;
    const isFinalHe = letter === 'ה' && next === undefined && index > 0;
    result.push(changed ?? (isFinalHe ? 'a' : (LETTERS[letter] ?? other(letter))));
    if (changed !== undefined) index += 1;
  }
  return result;
}
