import { isoDate, LAST_DAY } from './calendar.ts';
import { MEMBERS, profileOf } from './members/members.ts';
import type { NamePool } from './names/pool.ts';
import { drawName, type TrueName } from './names/true-name.ts';
import type { Random } from './random.ts';
import { seededRandom } from './random.ts';

/** The seed of the demonstration where none is given. */
export const DEFAULT_SEED = 'comity';

/** The birth date, under the default seed, of the person whom every member knows. */
const KNOWN_BIRTH_DATE = '1979-03-14';

/** A person whom several members know. */
export interface Identity {
  readonly truthId: string;
  readonly name: TrueName;
  readonly birthDate: string;
  /** Who holds a record of the person, in the order of the members. */
  readonly holders: readonly string[];
  /** Position among the identities: 0 is the person whom every member knows. */
  readonly serial: number;
}

/** A pool of the member, by the shares of its communities. */
export function drawPool(member: string, random: Random): NamePool {
  let drawn = random.int(1_000_000) / 1_000_000;
  const { communities } = profileOf(member);
  for (const { share, pool } of communities) {
    if (drawn < share) return pool;
    drawn -= share;
  }
  const last = communities.at(-1);
  if (!last) throw new Error(`\`${member}\` has no community`);
  return last.pool;
}

/** A birth date of an adult, or of a minor in one case of twenty-five. */
export function drawBirthDate(random: Random): string {
  const years = random.chance(0.04) ? random.between(13, 17) : random.between(18, 45 + random.int(40));
  return bornBefore(years, random);
}

function bornBefore(years: number, random: Random): string {
  return isoDate(LAST_DAY - Math.floor(years * 365.25) - random.int(365));
}

/** A shift that leaves 29 February a day of its year. */
const GROWING_YEARS = 20;
const GROWN_BEFORE = 1996;

/** The same day of a year in which he was born who is an adult in every record of him: minors are met among the others. */
function grown(birthDate: string): string {
  const year = Number(birthDate.slice(0, 4));
  return year < GROWN_BEFORE ? birthDate : `${year - GROWING_YEARS}${birthDate.slice(4)}`;
}

function drawHolders(origin: string, random: Random): string[] {
  const count = random.pick([2, 2, 2, 3, 3, 4]);
  const others = random.shuffled(MEMBERS.map(({ member }) => member).filter((member) => member !== origin));
  const drawn = random.chance(0.85) ? [origin, ...others] : others;
  const held = new Set(drawn.slice(0, count));
  return MEMBERS.map(({ member }) => member).filter((member) => held.has(member));
}

/** Origins of the person whom all know: each country has its own spelling of these names, and kanji do not tell theirs. */
const KNOWN_ORIGINS = ['UA', 'EG'];

/** Sounds that each country has letters of its own for: a name with them is hardly the same name everywhere. */
const TOO_HARD = /[šžčǧx]/;
/** Sounds that countries spell in more than one way. */
const TELLING = /[ujvwyc]/g;
const TELLING_SOUNDS = 2;
const LEAST_SOUNDS = 5;

/** Whether a name is spelled in several ways, and yet can be known again in each. */
function isTelling({ given, surname }: TrueName): boolean {
  const sound = given.sound + surname.sound;
  const long = given.sound.length >= LEAST_SOUNDS && surname.sound.length >= LEAST_SOUNDS;
  return long && !TOO_HARD.test(sound) && (sound.match(TELLING)?.length ?? 0) >= TELLING_SOUNDS;
}

/** A telling name: each as likely as another, so that two seeds seldom draw the same. */
function drawTellingName(random: Random): TrueName {
  const evenly: Random = { ...random, ranked: (names) => random.pick(names) };
  const origin = random.pick(KNOWN_ORIGINS);
  const draw = () => drawName(drawPool(origin, random), origin, random.chance(0.5), evenly);
  let name = draw();
  while (!isTelling(name)) name = draw();
  return name;
}

function isSameName(one: TrueName, other: TrueName): boolean {
  return one.given.native === other.given.native && one.surname.native === other.surname.native;
}

const identityRandom = (seed: string): Random => seededRandom(`${seed}/identities`);

function knownToAll(seed: string, random: Random): Identity {
  const byDefault = drawTellingName(identityRandom(DEFAULT_SEED));
  let name = drawTellingName(random);
  while (seed !== DEFAULT_SEED && isSameName(name, byDefault)) name = drawTellingName(random);
  const drawn = bornBefore(random.between(25, 60), random);
  const birthDate = seed === DEFAULT_SEED ? KNOWN_BIRTH_DATE : drawn;
  return { truthId: 'X0', name, birthDate, holders: MEMBERS.map(({ member }) => member), serial: 0 };
}

/**
 * The persons whom several members know, so that they are about 2 % of each member's `size` persons: the first is known
 * to all, the others to two to four.
 */
export function planIdentities(seed: string, size: number): readonly Identity[] {
  const random = identityRandom(seed);
  const identities = [knownToAll(seed, random)];
  const wanted = Math.round(0.02 * size * MEMBERS.length);
  let records = MEMBERS.length;
  while (records < wanted || identities.length < 3) {
    const origin = random.pick(MEMBERS).member;
    const holders = drawHolders(origin, random);
    const name = drawName(drawPool(origin, random), origin, random.chance(0.65), random);
    const serial = identities.length;
    identities.push({ truthId: `X${serial}`, name, birthDate: grown(drawBirthDate(random)), holders, serial });
    records += holders.length;
  }
  return identities;
}
