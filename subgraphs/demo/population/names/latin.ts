import { letterTable } from './letter-table.ts';

/** Countries that write Latin letters; the habit of `US` is also that of most passports. */
export type LatinHabit = 'EE' | 'DE' | 'FR' | 'US' | 'BR';

const ALIKE = ":= '= ʕ= ə=e R=er ñ=n θ=th ä=ae ö=oe ü=u";

/** Sounds in Latin letters, after the habits of five countries; a sound that is not listed is its own letter. */
const HABITS: Readonly<Record<LatinHabit, ReadonlyMap<string, string>>> = {
  US: letterTable(ALIKE, 'š=sh ž=zh č=ch ǧ=j c=ts x=kh j=y ğ=gh q=q y=y w=w'),
  BR: letterTable(ALIKE, 'š=sh ž=j č=tch ǧ=j c=ts x=kh j=y ğ=gh q=k y=i w=w'),
  FR: letterTable(ALIKE, 'š=ch ž=j č=tch ǧ=dj c=ts x=kh j=y ğ=gh q=k u=ou y=y w=w'),
  DE: letterTable(ALIKE, 'š=sch ž=sch č=tsch ǧ=dsch c=z x=ch j=j ğ=gh q=k v=w y=y ä=ä ö=ö ü=ü'),
  EE: letterTable(ALIKE, 'š=š ž=ž č=tš ǧ=dž c=ts x=h j=j ğ=g q=k y=õ w=v ä=ä ö=ö ü=ü'),
};

const VOWELS = 'aeiouäöüyə';

/** `sound` as a clerk of that habit writes it, in small letters. */
export function latinSpelling(sound: string, habit: LatinHabit): string {
  const letters = HABITS[habit];
  let text = '';
  for (let index = 0; index < sound.length; index++) {
    const current = sound.charAt(index);
    const next = sound.charAt(index + 1);
    // A glide that closes a syllable is a vowel to the eye: Sergei, Andrey.
    if (current === 'j' && !VOWELS.includes(next || ' ')) text += habit === 'EE' || habit === 'DE' ? 'i' : 'y';
    else text += letters.get(current) ?? current;
  }
  return text.replace(/yy/g, 'y').replace(/ii/g, 'i');
}

/** The first letter of each part in capitals: `abdel rahman` → `Abdel Rahman`. */
export function capitalised(text: string): string {
  return text.replace(/(^|[ -])(\p{Ll})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase());
}

/** Without marks: `Müller` → `Muller`, `João` → `Joao`. */
export function withoutMarks(text: string): string {
  const letters = text.replace(/ß/g, 'ss').replace(/æ/g, 'ae').replace(/œ/g, 'oe');
  return letters.normalize('NFD').replace(/\p{Mn}/gu, '');
}

/** German umlauts written out, as travel documents have them (ICAO 9303): `Müller` → `Mueller`. */
export function umlautsWrittenOut(text: string): string {
  return text.replace(/[äöüÄÖÜ]/g, (letter) => `${withoutMarks(letter)}e`).replace(/ß/g, 'ss');
}
