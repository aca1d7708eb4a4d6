import type { SyntheticName } from '../population.ts';
import type { Random } from '../random.ts';
import { arabicSpelling } from './arabic.ts';
import { cyrillicSpelling } from './cyrillic.ts';
import { katakanaSpelling } from './katakana.ts';
import { capitalised, latinSpelling, umlautsWrittenOut, withoutMarks, type LatinHabit } from './latin.ts';
import { patronymic } from './patronymic.ts';
import type { PoolName } from './pool.ts';
import { withSlip } from './slips.ts';
import type { TrueName } from './true-name.ts';

/** How carefully a register wrote a foreign name: by the rule alone, or as clerks do. */
export type Care = 'careful' | 'ordinary';

interface NameParts {
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
}

const LATIN_ORIGINS: ReadonlySet<string> = new Set(['EE', 'DE', 'FR', 'US', 'BR']);
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['UA', 'Cyrl'],
  ['EG', 'Arab'],
  ['JP', 'Kana'],
]);
const SLIPS = ['none', 'none', 'none', 'given', 'surname', 'surname'] as const;

function isLatinHabit(member: string): member is LatinHabit {
  return LATIN_ORIGINS.has(member);
}

/** A Latin name in another country that writes Latin letters: marks kept, written out or lost. */
function latinAbroad(native: string, origin: string, member: LatinHabit, random: Random): string {
  const keeps = (member === 'EE' || member === 'DE') && !/[õšž]/i.test(native) && (origin === 'EE' || origin === 'DE');
  if (keeps || (member !== 'US' && member !== 'BR' && random.chance(0.3))) return native;
  const writesOut = (origin === 'DE' || origin === 'EE') && random.chance(0.5);
  return withoutMarks(writesOut ? umlautsWrittenOut(native) : native);
}

function spellPart(name: PoolName, origin: string, member: string, habit: LatinHabit, random: Random): string {
  const settled = name.settled.get(member);
  if (settled !== undefined) return settled;
  if (member === 'UA') return capitalised(cyrillicSpelling(name.sound, LATIN_ORIGINS.has(origin)));
  if (member === 'EG') return arabicSpelling(name.sound);
  if (member === 'JP') return katakanaSpelling(name.sound);
  if (!isLatinHabit(member)) throw new Error(`no spelling is known for \`${member}\``);
  if (LATIN_ORIGINS.has(origin)) return latinAbroad(name.native, origin, member, random);
  return capitalised(latinSpelling(name.sound, habit));
}

function homeParts(name: TrueName): NameParts {
  const middle = name.middle?.native ?? '';
  const parts = { given: name.given.native, middle, surname: name.surname.native };
  if (name.middleKind === 'patronymic') return { ...parts, middle: patronymic(middle, name.male) };
  if (name.middleKind === 'second-surname') return { ...parts, middle: '', surname: `${middle} ${parts.surname}` };
  return parts;
}

function foreignParts(name: TrueName, member: string, random: Random, care: Care): NameParts {
  const script = SCRIPTS.get(member) ?? 'Latn';
  // Clerks err once in a name: a second slip would make another name of it.
  const slip = care === 'careful' ? 'none' : random.pick(SLIPS);
  // Passports of Ukraine, Egypt and Japan follow English habits, and so do registers that copy from them.
  const fromPassport = care === 'ordinary' && random.chance(name.origin === 'JP' ? 0.7 : 0.4);
  const habit = fromPassport || !isLatinHabit(member) ? 'US' : member;
  const spell = (part: PoolName, which: 'given' | 'surname' | 'other'): string => {
    const text = spellPart(part, name.origin, member, habit, random);
    return slip === which ? withSlip(text, script, random) : text;
  };
  const given = spell(name.given, 'given');
  const surname = spell(name.surname, 'surname');
  const between = member === 'JP' ? '・' : ' ';
  if (!name.middle) return { given, middle: '', surname };
  switch (name.middleKind) {
    case 'second-surname':
      return care === 'careful' || random.chance(0.6)
        ? { given, middle: '', surname: spell(name.middle, 'other') + between + surname }
        : { given, middle: '', surname };
    case 'second-given':
      return { given, middle: random.chance(0.4) ? spell(name.middle, 'other') : '', surname };
    case 'father':
      return { given, middle: care === 'ordinary' && random.chance(0.25) ? spell(name.middle, 'other') : '', surname };
    case 'patronymic':
    case 'none':
      return { given, middle: '', surname };
  }
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** A name in full, in the order of the member's register. */
export function fullName(member: string, parts: NameParts, foreign: boolean): string {
  const { given, middle, surname } = parts;
  switch (member) {
    case 'FR':
      return join(surname, given, middle);
    case 'UA':
      return join(surname, given, middle);
    case 'US':
      return [surname, join(given, middle)].filter((part) => part !== '').join(', ');
    case 'JP':
      return foreign ? [given, middle, surname].filter((part) => part !== '').join('・') : join(surname, given);
    default:
      return join(given, middle, surname);
  }
}

function inCase(member: string, parts: NameParts): NameParts {
  if (member === 'FR') return { ...parts, surname: parts.surname.toUpperCase() };
  if (member !== 'US' && member !== 'BR') return parts;
  return {
    given: parts.given.toUpperCase(),
    middle: parts.middle.toUpperCase(),
    surname: parts.surname.toUpperCase(),
  };
}

/** The name as the register of `member` writes it. */
export function spellName(
  name: TrueName,
  member: string,
  kind: SyntheticName['kind'],
  random: Random,
  care: Care,
): SyntheticName {
  const foreign = name.origin !== member;
  const parts = inCase(member, foreign ? foreignParts(name, member, random, care) : homeParts(name));
  const kanji = member === 'JP' && !foreign;
  return {
    kind,
    ...parts,
    full: fullName(member, parts, foreign),
    script: kanji ? 'Hani' : (SCRIPTS.get(member) ?? 'Latn'),
    reading: kanji ? join(name.surname.reading, name.given.reading) : '',
  };
}
