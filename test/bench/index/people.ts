import { drawBirthDate, drawPool } from '../../../subgraphs/demo/population/identities.ts';
import { MEMBERS } from '../../../subgraphs/demo/population/members/members.ts';
import { spellName } from '../../../subgraphs/demo/population/names/spelling.ts';
import { drawName, type TrueName } from '../../../subgraphs/demo/population/names/true-name.ts';
import { seededRandom, type Random } from '../../../subgraphs/demo/population/random.ts';
import { blendedSurname } from './blended-surname.ts';
import type { ListedName } from './listed-people.ts';

/** A person to index, and how another country's register writes the name: null where it cannot write it. */
export interface BenchPerson {
  readonly key: string;
  readonly name: string;
  readonly birthDate: string;
  readonly variant: string | null;
}

/** Share of persons whose names are put together from the list, where there is one: scripts that no member writes. */
const LISTED = 0.4;
const BLENDED = 0.7;
/** Share of persons whom another country than that of their names' custom has registered. */
const ABROAD = 0.15;

const CODES = MEMBERS.map(({ member }) => member);

function other(member: string, random: Random): string {
  const drawn = random.pick(CODES);
  return drawn === member ? other(member, random) : drawn;
}

function memberName(random: Random): TrueName {
  const origin = random.pick(CODES);
  const pool = drawPool(origin, random);
  const male = random.chance(0.55);
  const name = drawName(pool, origin, male, random);
  return random.chance(BLENDED)
    ? { ...name, surname: blendedSurname(pool, origin, male, random) ?? name.surname }
    : name;
}

function listedName(list: readonly ListedName[], random: Random): string {
  const first = random.pick(list);
  const last = random.pick(first.alike);
  return [first.given, first.middle, last.surname].filter((part) => part !== '').join(' ');
}

/**
 * `count` persons, the same for a seed: names of the demonstration's eight members with surnames blended from theirs, so
 * that there are as many as in a real register, and names put together from those of `list`, each within its script.
 */
export function* benchPeople(seed: string, count: number, list: readonly ListedName[]): Generator<BenchPerson> {
  const random = seededRandom(seed);
  for (let number = 0; number < count; number += 1) {
    const key = String(number);
    const birthDate = drawBirthDate(random);
    if (list.length > 0 && random.chance(LISTED)) {
      yield { key, birthDate, name: listedName(list, random), variant: null };
      continue;
    }
    const name = memberName(random);
    const holder = random.chance(ABROAD) ? other(name.origin, random) : name.origin;
    const spelled = spellName(name, holder, 'primary', random, 'ordinary').full;
    const variant = spellName(name, other(holder, random), 'primary', random, 'ordinary').full;
    yield { key, birthDate, name: spelled, variant: variant === spelled ? null : variant };
  }
}
