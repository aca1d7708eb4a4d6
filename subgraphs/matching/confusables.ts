import { scriptOf, type Script } from './scripts.ts';

/** Letters of Latin and Cyrillic that look alike, by pairs: one typed for the other makes no other name. */
const LATIN_AND_CYRILLIC = 'aа cс eе iі jј oо pр sѕ xх yу AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ';
/** The same of Latin and Greek. */
const LATIN_AND_GREEK = 'oο vν AΑ BΒ EΕ ZΖ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ YΥ XΧ';

const toLatin = new Map<string, string>();
const toCyrillic = new Map<string, string>();
for (const pair of LATIN_AND_CYRILLIC.split(' ')) {
  toLatin.set(pair.charAt(1), pair.charAt(0));
  toCyrillic.set(pair.charAt(0), pair.charAt(1));
}
for (const pair of LATIN_AND_GREEK.split(' ')) toLatin.set(pair.charAt(1), pair.charAt(0));

function lettersTo(script: Script): ReadonlyMap<string, string> | null {
  return script === 'Latn' ? toLatin : script === 'Cyrl' ? toCyrillic : null;
}

/** A word of mostly one script, with letters of the other that only look right taken for the right ones. */
export function withoutConfusables(word: string, script: Script): string {
  const letters = lettersTo(script);
  return letters ? Array.from(word, (letter) => letters.get(letter) ?? letter).join('') : word;
}

/** Whether each letter of a word is of a script or looks like one of it, so that the word may be meant in that. */
export function looksLike(word: string, script: Script): boolean {
  const letters = lettersTo(script);
  if (letters === null) return false;
  return Array.from(word).every((letter) => {
    const own = scriptOf(letter.codePointAt(0) ?? 0);
    return own === script || own === 'Zyyy' || letters.has(letter);
  });
}
