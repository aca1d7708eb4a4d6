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

/** An `n` that the lips make an `m` of: Shinpei, Shimpei. */
const N_BEFORE_LIPS = /n(?=[bpm])/gu;

function reduce(sounds: Sounds, to: ReadonlyMap<string, string>): Skeleton {
  let result = '';
  for (const sound of sounds.replace(N_BEFORE_LIPS, 'm')) {
    const letter = to.get(sound) ?? '';
    if (!result.endsWith(letter) || result === '') result += letter;
  }
  return result === '' ? sounds.charAt(0) : result;
}

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

/**
 * Sounds that languages of one script have otherwise: ث and ذ are `s` and `z` east and west of Arabia, ち and つ are `ti`
 * and `tu` where Japanese is romanised by the table of kana (Kunrei).
 */
const BY_LANGUAGE: Partial<Record<Script, readonly (readonly [sounds: RegExp, other: string])[]>> = {
  Arab: [
    [/T/gu, 's'],
    [/D/gu, 'z'],
  ],
  Hira: [[/[Cc]/gu, 't']],
  Kana: [[/[Cc]/gu, 't']],
};

function withLanguages(sounds: Sounds, script: Script | undefined): readonly Sounds[] {
  const others = script === undefined ? undefined : BY_LANGUAGE[script];
  if (others === undefined) return [sounds];
  return [...new Set([sounds, ...others.map(([from, to]) => sounds.replace(from, to))])];
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
/** Bits of a mask. */
export const MASK_BITS = MASK_ORDER.length * COUNTED;

/**
 * The consonants of a word by their coarse classes, two bits a class: one for the first, one for more. Words of which
 * too few bits are common are not alike.
 */
export function classMask(sounds: Sounds): number {
  let mask = 0;
  for (const sound of sounds) {
    const index = MASK_ORDER.indexOf(COARSE.get(sound) ?? '-');
    if (index < 0) continue;
    const bit = 1 << (index * COUNTED);
    mask |= (mask & bit) === 0 ? bit : bit << 1;
  }
  return mask;
}
