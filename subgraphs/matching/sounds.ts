import type { Script } from './scripts.ts';

/**
 * A word as a string of sounds, one character each. Vowels are `aeiou`, `y` and `w` may be either, digits stand for
 * themselves; capitals are the consonants that Latin letters write with two: S (sh), C (ch), Z (zh), X (kh), T (th),
 * D (dh), N (ng); `c` is ts, `j` is dzh, `q` and `x` are kept where they begin a word, since languages differ there.
 */
export type Sounds = string;

/** Groups of letters that are one sound, the longest first. */
const GROUPS: readonly (readonly [letters: string, sound: string])[] = [
  ['chtch', 'S'],
  ['sjtsj', 'S'],
  ['shch', 'S'],
  ['tth', 'T'],
  ['ddh', 'D'],
  ['ssh', 'S'],
  ['tsch', 'C'],
  ['dsch', 'j'],
  ['dzh', 'j'],
  ['dsh', 'j'],
  ['sch', 'S'],
  ['tch', 'C'],
  ['tsj', 'C'],
  ['sh', 'S'],
  ['ch', 'C'],
  ['cz', 'C'],
  ['sz', 'S'],
  ['zh', 'Z'],
  ['kh', 'X'],
  ['gh', 'g'],
  ['ph', 'f'],
  ['th', 'T'],
  ['dh', 'D'],
  ['ts', 'c'],
  ['tz', 'c'],
  ['dj', 'j'],
  ['ck', 'k'],
  ['qu', 'ku'],
  ['wh', 'w'],
  ['rh', 'r'],
  ['ng', 'N'],
  ['ee', 'i'],
  ['oo', 'u'],
  ['ou', 'u'],
];

const GROUPS_BY_LETTER = new Map<string, (typeof GROUPS)[number][]>();
for (const group of GROUPS) {
  const first = group[0].charAt(0);
  GROUPS_BY_LETTER.set(first, [...(GROUPS_BY_LETTER.get(first) ?? []), group]);
}

/** `qu` of French, Spanish and Portuguese, whose `u` is silent; it is looked at within a word alone: `Quentin` has it. */
const QU_BEFORE_FRONT = /^qu[eiy]/u;
/** The x of Roux, Devaux and Lheureux. */
const SILENT_X = /[aeo]ux$/u;
const VOWELS = 'aeiouy';
const isVowel = (letter: string) => letter !== '' && VOWELS.includes(letter);

function soundAt(word: string, index: number): readonly [sound: string, length: number] {
  const letter = word.charAt(index);
  const next = word.charAt(index + 1);
  if (letter === 'q' && index > 0 && QU_BEFORE_FRONT.test(word.slice(index, index + 3))) return ['k', 2];
  for (const [letters, sound] of GROUPS_BY_LETTER.get(letter) ?? []) {
    if (!word.startsWith(letters, index)) continue;
    if (letters === 'wh' && index > 0) continue;
    if (letters === 'ch' && index === 0 && word.charAt(2) === 't') return ['S', 2];
    if (letters === 'ch' && 'rlt'.includes(word.charAt(index + 2) || '-')) return ['k', 2];
    return [sound, letters.length];
  }
  if (letter === 'c') return [next !== '' && 'eiy'.includes(next) ? 's' : 'k', 1];
  if (letter === 'x' && next === '' && SILENT_X.test(word)) return ['', 1];
  if (letter === 'x') return [index === 0 ? 'x' : 'ks', 1];
  if (letter === 'q') return [index === 0 ? 'q' : 'k', 1];
  if (letter === 'y') return [isVowel(next) || (index > 0 && isVowel(word.charAt(index - 1))) ? 'y' : 'i', 1];
  return [letter, 1];
}

/** Scripts whose letters each keep their own sound, whatever stands beside them. */
const BY_LETTER: ReadonlySet<Script> = new Set<Script>(['Arab', 'Hebr']);

function unitInScript(unit: string, script: Script): string {
  if (script === 'Hang') return unit.replace('eu', '');
  if (script === 'Hani') return unit.replace('zh', 'Z').replace(/^x/u, 'S').replace(/^q/u, 'C');
  return unit;
}

function soundsOfUnit(unit: string, script: Script): Sounds {
  if (BY_LETTER.has(script) && unit.length === 1) return unit;
  const letters = unitInScript(unit, script);
  let result = '';
  for (let index = 0; index < letters.length;) {
    const [sound, length] = soundAt(letters, index);
    result += sound;
    index += length;
  }
  return result;
}

/**
 * The sounds of a romanised word. `units` are what the script writes as one (letters, syllables, or the whole word)
 * and `script` is the one that it was written in. Doubled sounds are one.
 */
export function soundsOf(units: readonly string[], script: Script): Sounds {
  const sounds = units
    .map((unit) => soundsOfUnit(unit, script))
    .join('')
    .replace(/lr|rl/gu, script === 'Hang' ? 'l' : '$&')
    .replace(/(.)\1+/gu, '$1');
  return sounds === '' ? units.join('') : sounds;
}
