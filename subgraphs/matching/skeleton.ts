import type { Script } from './scripts.ts';
import type { Sounds } from './sounds.ts';

/**
 * What is left of a word when vowels go and the consonants that scripts exchange become one: `mhmd`, `Mohamed` and
 * `Мухаммад` share a skeleton.
 */
export type Skeleton = string;

function classes(groups: string): ReadonlyMap<string, string> {
  const result = new Map(Array.from('0123456789', (digit) => [digit, digit]));
  for (const group of groups.split(' ')) for (const sound of group) result.set(sound, group.charAt(0));
  return result;
}

/** Tells apart what most scripts tell apart: voiceless from voiced it does not, stops from fricatives it does. */
const FINE = classes('pb fv tdTD kqg hX szcx SCZj m nN l r');
/** Takes for one also what Arabic, Hebrew, Hangul or kana cannot tell apart. */
const COARSE = classes('pbfv tdTD kqgX szSZcCjx m nN lr');

const MASK_ORDER = 'ptksmnl';

function reduce(sounds: Sounds, to: ReadonlyMap<string, string>): Skeleton {
  let result = '';
  for (const sound of sounds) {
    const letter = to.get(sound) ?? '';
    if (!result.endsWith(letter) || result === '') result += letter;
  }
  return result === '' ? sounds.charAt(0) : result;
}

/** An `n` that the lips make an `m` of: Shinpei, Shimpei. */
const N_BEFORE_LIPS = /n(?=[bpm])/u;
/** How Greek writes `d` and `b`. */
const NASAL_START = /^(?:nt|mp)[aeiouy]/u;

/** Readings of sounds that are one thing in one language and another in the next: `w` as a vowel or `v`, `j` as `y`, `ch` as `kh`. */
function readings(sounds: Sounds): readonly Sounds[] {
  const result = [sounds];
  if (sounds.includes('w')) result.push(sounds.replaceAll('w', 'v'));
  if (sounds.includes('v')) result.push(sounds.replaceAll('v', ''));
  if (sounds.includes('C')) result.push(sounds.replaceAll('C', 'X'), sounds.replaceAll('C', 'h'));
  if (sounds.includes('X')) result.push(sounds.replaceAll('X', 'h'));
  if (sounds.includes('j')) result.push(sounds.replaceAll('j', ''));
  if (N_BEFORE_LIPS.test(sounds)) result.push(sounds.replace(N_BEFORE_LIPS, 'm'));
  if (NASAL_START.test(sounds)) result.push(sounds.slice(1));
  if (sounds.startsWith('g')) result.push(`h${sounds.slice(1)}`);
  return result;
}

/** An `r` that no vowel follows, which English and German do not sound, nor do kana and Hangul write it. */
const SILENT_R = /r(?![aeiouyw])/gu;
/** Consonants that French does not sound at the end of a word. */
const SILENT_END = /[stdzxp]$/u;

/** Readings without what is written and not sounded. */
function silentReadings(sounds: Sounds): readonly Sounds[] {
  const result: Sounds[] = [];
  const withoutR = sounds.replace(SILENT_R, '');
  if (withoutR !== sounds && withoutR.length > 2) result.push(withoutR);
  if (sounds.length > 4 && SILENT_END.test(sounds)) result.push(sounds.slice(0, -1));
  return result;
}

/** A sound of a script, and what it is in another of its languages. */
type OtherSound = readonly [sounds: RegExp, other: string];

/**
 * Sounds that languages of one script have otherwise: ث and ذ are `s` and `z` east and west of Arabia, ち and つ are `ti`
 * and `tu` where Japanese is romanised by the table of kana (Kunrei), whose フ is also what it has for `h` without a
 * vowel; ج is `g` in Egypt.
 */
const KANA: readonly OtherSound[] = [
  [/[Cc]/gu, 't'],
  [/f/gu, 'h'],
];
const BY_LANGUAGE: Partial<Record<Script, readonly OtherSound[]>> = {
  Arab: [
    [/T/gu, 's'],
    [/D/gu, 'z'],
    [/nj/gu, 'N'],
    [/j/gu, 'g'],
  ],
  Hira: KANA,
  Kana: KANA,
};

function withLanguages(sounds: Sounds, script: Script | undefined): readonly Sounds[] {
  const others = script === undefined ? undefined : BY_LANGUAGE[script];
  if (others === undefined || !others.some(([from]) => sounds.search(from) >= 0)) return [sounds];
  const together = others.reduce((text, [from, to]) => text.replace(from, to), sounds);
  return [...new Set([sounds, ...others.map(([from, to]) => sounds.replace(from, to)), together])];
}

/** The fine skeletons of a word: one, or one for each reading, the likeliest first; of a script, by its languages. */
export function fineSkeletons(sounds: Sounds, script?: Script): readonly Skeleton[] {
  const all = withLanguages(sounds, script).flatMap(readings);
  return [...new Set(all.map((reading) => reduce(reading, FINE)))];
}

/** The coarse skeletons of a word, as the fine ones. */
export function coarseSkeletons(sounds: Sounds, script?: Script): readonly Skeleton[] {
  const all = withLanguages(sounds, script).flatMap(readings);
  return [...new Set(all.flatMap((one) => [one, ...silentReadings(one)]).map((one) => reduce(one, COARSE)))];
}

/** How many of one class are counted, each with a bit. */
const COUNTED = 2;
/** Bits that a mask has for what a word surely holds, and as many above them for what it may hold. */
export const MASK_BITS = MASK_ORDER.length * COUNTED;

/** Sounds that are something else, or nothing, in other scripts and languages, with the classes they may be of. */
const UNSURE = new Map([
  ['j', 'sk'],
  ['C', 'sk'],
  ['X', 'k'],
  ['h', 'k'],
  ['v', 'p'],
  ['w', 'p'],
]);

function withOneMore(mask: number, letter: string): number {
  const bit = 1 << (MASK_ORDER.indexOf(letter) * COUNTED);
  return mask | ((mask & bit) === 0 ? bit : bit << 1);
}

/**
 * The consonants of a word by their coarse classes, two bits a class: one for the first, one for more. The lower
 * `MASK_BITS` bits say what it surely holds, the next as many what it may hold. Words of which the one surely holds too
 * much that the other cannot hold are not alike.
 */
export function classMask(sounds: Sounds): number {
  let [surely, possibly] = [0, 0];
  for (const sound of sounds) {
    const letter = COARSE.get(sound);
    if (letter !== undefined && MASK_ORDER.includes(letter) && !UNSURE.has(sound)) surely = withOneMore(surely, letter);
    for (const other of UNSURE.get(sound) ?? letter ?? '') {
      if (MASK_ORDER.includes(other)) possibly = withOneMore(possibly, other);
    }
  }
  return surely | (possibly << MASK_BITS);
}
