/** Words for `born`, before the surname that somebody had before a marriage, in lower case and without full stops. */
const BORN: ReadonlySet<string> = new Set(
  (
    'née né nee geb geborene geborener geboren gebore født fødd född sünd sündinud neé nata nato nascida nascido ' +
    'nacida născută nascuta rozená rozena roz rodená rođena rodjena rođ rojena szül született szul dzimusi dzim gimusi ' +
    'épouse ép epouse doğum born zdomu урожд урожденная урождённая урожденный урождённый уроджена нар родена рођена'
  ).split(' '),
);
/** Those that are names too: somebody's given name and surname must stand before them. */
const NAMES_TOO: ReadonlySet<string> = new Set('nee roz nata nato born szul nacida dzim нар'.split(' '));
/** Words for `born` that are two words. */
const OF_TWO_WORDS = /(?<=\s)(z domu|omaa sukua)(?=\s)/giu;

/** Words before another name of the same person. */
const ALIAS: ReadonlySet<string> = new Set('alias aka dit dite genannt псевдоним'.split(' '));

const OF_THREE_WORDS = /\S\s+\S+\s+\S/u;
const wordsOf = (text: string) => text.split(/[\s()（）]+/u).filter((word) => word !== '');
const bare = (word: string) => word.replace(/[.,:]/gu, '').toLowerCase();
const isCapital = (word: string) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** A name with another surname: the given name stays where the way of writing or the order of words tells it. */
function withSurname(words: readonly string[], surname: string): string {
  const [last = '', given] = words.join(' ').split(',');
  if (given !== undefined && given.trim() !== '' && last !== '') return `${surname}, ${given.trim()}`;
  const capitals = words.filter(isCapital);
  const isTold = capitals.length > 0 && capitals.length < words.length;
  const names = isTold ? words.filter((word) => !isCapital(word)) : words.slice(0, Math.max(1, words.length - 1));
  return [...names, surname].join(' ');
}

/**
 * A name and the same with the surname of birth (`Erika Baumann geb. Zeller`) or with another name of the person
 * (`alias`), as two; null where the text, which is legible, has no word for it. Linear in the length of the text.
 */
export function withBirthSurname(text: string): readonly [name: string, other: string] | null {
  if (!OF_THREE_WORDS.test(text)) return null;
  const words = wordsOf(text.replace(OF_TWO_WORDS, 'zdomu'));
  const at = words.findIndex((word, index) => {
    const known = bare(word);
    if (ALIAS.has(known)) return index > 1 && index + 2 < words.length;
    return BORN.has(known) && index >= (NAMES_TOO.has(known) ? 2 : 1) && index + 1 < words.length;
  });
  if (at < 0) return null;
  const after = words.slice(at + 1);
  if (ALIAS.has(bare(words[at] ?? ''))) return [words.slice(0, at).join(' '), after.join(' ')];
  const end = after.findIndex((word) => word.endsWith(','));
  const surname = (end < 0 ? after : after.slice(0, end + 1)).join(' ').replace(/,$/u, '');
  const rest = end < 0 ? [] : after.slice(end + 1);
  const before = words.slice(0, at).map((word, index) => (index === at - 1 ? word.replace(/,$/u, '') : word));
  if (rest.length > 0) return [`${before.join(' ')}, ${rest.join(' ')}`, `${surname}, ${rest.join(' ')}`];
  return [before.join(' '), withSurname(before, surname)];
}
