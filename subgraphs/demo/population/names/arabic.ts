import { letterTable } from './letter-table.ts';

const CONSONANTS = letterTable(
  'p=ب b=ب t=ت d=د k=ك g=ج f=ف v=ف s=س z=ز š=ش ž=ج č=تش ǧ=ج c=تس x=خ h=ه m=م n=ن ñ=ني l=ل r=ر j=ي w=و θ=ث q=ق ğ=غ R=ر',
);
const INITIAL = letterTable('a=أ ä=أ e=إ ə=إ i=إي y=إي o=أو u=أو ö=أو ü=أو');
const INNER = letterTable('i=ي y=ي o=و u=و ö=و ü=و a=ا ä=ا e=ي ə=');
const VOWELS = 'aeiouäöüyə';

function consonantsAfter(sound: string, index: number): number {
  let count = 0;
  while (index + 1 + count < sound.length && !`${VOWELS} -`.includes(sound.charAt(index + 1 + count))) count++;
  return count;
}

/**
 * A foreign name in Arabic letters as an Egyptian clerk writes it: i, o and u stand as long vowels, a and e where the
 * syllable is open or the first, and fall out elsewhere.
 */
export function arabicSpelling(sound: string): string {
  const plain = sound.replace(/[:'ʕ]/g, '').replace(/(.)\1/g, '$1');
  let text = '';
  let firstVowel = true;
  for (let index = 0; index < plain.length; index++) {
    const current = plain.charAt(index);
    if (current === ' ' || current === '-') {
      text += ' ';
      firstVowel = true;
      continue;
    }
    if (!VOWELS.includes(current)) {
      text += CONSONANTS.get(current) ?? current;
      continue;
    }
    const starts = index === 0 || ' -'.includes(plain.charAt(index - 1));
    const closed = consonantsAfter(plain, index) > 1 && !(current === 'e' && 'lmnr'.includes(plain.charAt(index + 1)));
    const written = !'aäe'.includes(current) || firstVowel || !closed;
    if (starts) text += INITIAL.get(current) ?? '';
    else if (written) text += INNER.get(current) ?? '';
    firstVowel = false;
  }
  return text.replace(/يي+/g, 'ي').replace(/وو+/g, 'و');
}
