const LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'kh',
  ψ: 'ps',
  ω: 'o',
};

/** Two letters that are one sound, at the beginning of a word and within it. */
const PAIRS: Readonly<Record<string, readonly [first: string, within: string]>> = {
  μπ: ['b', 'mb'],
  ντ: ['d', 'nd'],
  γκ: ['g', 'ng'],
  γγ: ['ng', 'ng'],
  γξ: ['nx', 'nx'],
  γχ: ['nkh', 'nkh'],
  ου: ['ou', 'ou'],
};

/** Vowels after which ypsilon is a consonant; eta has it in old spellings. */
const BEFORE_YPSILON = 'αεη';
const VOICELESS = /[θκξπστφχψ]/u;
const ACCENT = /[\u0300\u0301\u0342\u0345\u0313\u0314]/gu;

/** What ypsilon after a vowel is before what follows: `f` before what has no voice and at the end, else `v`. */
function glide(next: string): string {
  return next === '' || VOICELESS.test(next) ? 'f' : 'v';
}

/**
 * A word in Greek letters in Latin letters by how it sounds today, as ELOT 743 transcribes it but for `β` and `b`, which
 * it tells apart: `μπ`, `ντ` and `γκ` are stops, ypsilon after alpha and epsilon is `v` or `f`. A diaeresis keeps two
 * vowels apart. A letter unknown here goes to `other`.
 */
export function romaniseGreek(word: string, other: (letter: string) => string): string {
  const letters = Array.from(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(ACCENT, '')
      .replace(/[ιυ]\u0308/gu, (vowel) => vowel.toUpperCase()),
  );
  let result = '';
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    const next = letters[index + 1] ?? '';
    const pair = PAIRS[letter + next];
    if (pair) {
      result += index === 0 ? pair[0] : pair[1];
      index += 1;
    } else if (next === 'υ' && BEFORE_YPSILON.includes(letter)) {
      result += (LETTERS[letter] ?? '') + glide(letters[index + 2] ?? '');
      index += 1;
    } else {
      result += LETTERS[letter.toLowerCase()] ?? other(letter);
    }
  }
  return result;
}
