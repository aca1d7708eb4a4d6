import { drawBirthDate, drawPool, type Identity } from '../identities.ts';
import { MEMBERS } from '../members/members.ts';
import type { MemberProfile } from '../members/profile.ts';
import { spellName } from '../names/spelling.ts';
import { drawName, type TrueName } from '../names/true-name.ts';
import type { SyntheticName, SyntheticPerson } from '../population.ts';
import type { Random } from '../random.ts';
import { birthDateAbroad, birthDateAtHome } from './birth-dates.ts';
import { otherNames } from './other-names.ts';
import { provenance, type Burden } from './provenance.ts';

const CAUTIONS = [
  'violent',
  'armed',
  'escaped',
  'drug-user',
  'suicide-risk',
  'mental-health',
  'public-health',
  'terrorism',
];

interface Known {
  readonly truthId: string;
  readonly name: TrueName;
  readonly names: readonly [SyntheticName, ...SyntheticName[]];
  /** The date as the register holds it. */
  readonly birthDate: string | null;
  /** The true date, from which a national number is made. */
  readonly trueBirthDate: string;
  readonly burden: Burden;
  readonly serial: number;
}

function cautions(random: Random): readonly string[] {
  if (!random.chance(0.06)) return [];
  const first = random.ranked(CAUTIONS);
  const second = random.ranked(CAUTIONS);
  return random.chance(0.2) && second !== first ? [first, second] : [first];
}

function nationalities(origin: string, random: Random): readonly string[] {
  if (origin === 'EE' && random.chance(0.03)) return [];
  if (!random.chance(0.03)) return [origin];
  return [origin, random.pick(MEMBERS.filter(({ member }) => member !== origin)).member];
}

function person(profile: MemberProfile, known: Known, random: Random): SyntheticPerson {
  const { origin, male } = known.name;
  const home = origin === profile.member;
  const town = random.ranked(profile.towns);
  return {
    truthId: known.truthId,
    names: known.names,
    birthDate: known.birthDate,
    sex: random.chance(0.01) && known.burden !== 'none' ? null : male ? 'male' : 'female',
    nationalities: nationalities(origin, random),
    birthPlace: home ? town.name : '',
    birthCountry: origin,
    nationalId: profile.nationalId({ birthDate: known.trueBirthDate, male, serial: known.serial }),
    occupation: random.chance(0.6) ? random.pick(profile.occupations) : null,
    heightCm: random.chance(0.5) ? random.between(male ? 164 : 152, male ? 196 : 182) : null,
    eyeColour: random.chance(0.5) ? random.ranked(profile.eyeColours) : null,
    cautions: cautions(random),
    special: random.chance(0.02) ? random.pick(profile.special) : null,
    record: provenance(profile.member, known.burden, random),
  };
}

/** Who a person known to one member alone truly is. */
interface Resident {
  readonly name: TrueName;
  readonly birthDate: string;
}

/** A national, or one of the few foreigners who live there; with `sibling` given, of the same family. */
function drawResident(member: string, sibling: Resident | null, random: Random): Resident {
  if (sibling) {
    const { origin, male, surname, middle } = sibling.name;
    const drawn = drawName(drawPool(origin, random), origin, male, random, surname);
    const twin = random.chance(0.1);
    return { name: { ...drawn, middle }, birthDate: twin ? sibling.birthDate : drawBirthDate(random) };
  }
  const origin = random.chance(0.06) ? random.pick(MEMBERS).member : member;
  const name = drawName(drawPool(origin, random), origin, random.chance(0.58), random);
  return { name, birthDate: drawBirthDate(random) };
}

function recorded(
  profile: MemberProfile,
  { name, birthDate }: Resident,
  serial: number,
  random: Random,
): SyntheticPerson {
  const { member } = profile;
  const primary = spellName(name, member, 'primary', random, 'ordinary');
  return person(
    profile,
    {
      truthId: `${member}${serial}`,
      name,
      names: [primary, ...otherNames(name, primary, member, 0.09, random)],
      birthDate: name.origin === member ? birthDateAtHome(birthDate, random) : birthDateAbroad(birthDate, random),
      trueBirthDate: birthDate,
      burden: 'ordinary',
      serial,
    },
    random,
  );
}

/** A person whom other members know too, under this member's spelling. */
function crossBorder(profile: MemberProfile, identity: Identity, serial: number, random: Random): SyntheticPerson {
  const { name, birthDate } = identity;
  const { member } = profile;
  const knownToAll = identity.serial === 0;
  const primary = spellName(name, member, 'primary', random, knownToAll ? 'careful' : 'ordinary');
  const atHome = name.origin === member;
  return person(
    profile,
    {
      truthId: identity.truthId,
      name,
      names: [primary, ...otherNames(name, primary, member, 0.25, random)],
      birthDate: knownToAll || atHome ? birthDate : birthDateAbroad(birthDate, random),
      trueBirthDate: birthDate,
      burden: knownToAll ? 'none' : 'sought',
      serial,
    },
    random,
  );
}

/** The `size` persons of a member, those whom other members know scattered among them. */
export function drawPersons(
  profile: MemberProfile,
  size: number,
  identities: readonly Identity[],
  random: Random,
): SyntheticPerson[] {
  const shared = identities.filter((identity) => identity.holders.includes(profile.member));
  const places = random.shuffled([...Array(size).keys()]).slice(0, shared.length);
  const byPlace = new Map(places.map((place, index) => [place, shared[index]]));
  const persons: SyntheticPerson[] = [];
  let last: Resident | null = null;
  for (let serial = 0; serial < size; serial++) {
    const identity = byPlace.get(serial);
    if (identity) {
      persons.push(crossBorder(profile, identity, serial, random));
      continue;
    }
    last = drawResident(profile.member, random.chance(0.04) ? last : null, random);
    persons.push(recorded(profile, last, serial, random));
  }
  return persons;
}
