import type { Script } from './scripts.ts';

/** Letters of Latin and Cyrillic that look alike, by pairs: one typed for the other makes no other name. */
const LOOKALIKES = 'aа cс eе iі jј oо pр sѕ xх yу AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ';

const toLatin = new Map<string, string>();
const toCyrillic = new Map<string, string>();
for (const pair of LOOKALIKES.split(' ')) {
  toLatin.set(pair.charAt(1), pair.charAt(0));
  toCyrillic.set(pair.charAt(0), pair.charAt(1));
}

/** A word of mostly one script, with letters of the other that only look right taken for the right ones. */
export function withoutConfusables(word: string, script: Script): string {
  const letters = script === 'Latn' ? toLatin : script === 'Cyrl' ? toCyrillic : null;
  return letters ? Array.from(word, (letter) => letters.get(letter) ?? letter).join('') : word;
}
