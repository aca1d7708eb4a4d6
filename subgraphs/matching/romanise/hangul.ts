/** Revised Romanisation of Korean (2000), letter by letter: what is written, without assimilation. */
const INITIALS = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p h'.split(' ');

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** The syllables of a Hangul word in Latin letters, one string each; what is no whole syllable goes to `other`. */
export function romaniseHangul(word: string, other: (letter: string) => string): readonly string[] {
  return Array.from(word, (syllable) => {
    const code = syllable.codePointAt(0) ?? 0;
    if (code < FIRST || code > LAST) return other(syllable);
    const offset = code - FIRST;
    const initial = INITIALS[Math.floor(offset / 588)] ?? '';
    const medial = MEDIALS[Math.floor((offset % 588) / 28)] ?? '';
    const final = FINALS[offset % 28] ?? '';
    return initial + medial + final;
  });
}
