import { drawBirthDate, drawPool, type Identity } from '../identities.ts';
import { MEMBERS } from '../members/members.ts';
import type { MemberProfile } from '../members/profile.ts';
import { spellName } from '../names/spelling.ts';
import { drawName, type TrueName } from '../names/true-name.ts';
import type { SyntheticPerson } from '../population.ts';
import type { Random } from '../random.ts';
import { birthDateAbroad, birthDateAtHome } from './birth-dates.ts';
import { nationalNumbers, type Numbered } from './national-numbers.ts';
import { otherNames } from './other-names.ts';
import { personRecord } from './person-record.ts';

/** The register that persons are drawn into. */
interface Register {
  readonly profile: MemberProfile;
  readonly number: (person: Numbered) => string;
  readonly random: Random;
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

function recordResident(register: Register, { name, birthDate }: Resident, serial: number): SyntheticPerson {
  const { profile, number, random } = register;
  const { member } = profile;
  const primary = spellName(name, member, 'primary', random, 'ordinary');
  const known = {
    truthId: `${member}${serial}`,
    name,
    names: [primary, ...otherNames(name, primary, member, 0.09, random)],
    birthDate: name.origin === member ? birthDateAtHome(birthDate, random) : birthDateAbroad(birthDate, random),
    nationalId: number({ birthDate, male: name.male, serial }),
    burden: 'ordinary',
  } as const;
  return personRecord(profile, known, random);
}

/** A person whom other members know too, under this member's spelling. */
function recordIdentity(register: Register, identity: Identity, serial: number): SyntheticPerson {
  const { profile, number, random } = register;
  const { name, birthDate } = identity;
  const { member } = profile;
  const knownToAll = identity.serial === 0;
  const primary = spellName(name, member, 'primary', random, knownToAll ? 'careful' : 'ordinary');
  const known = {
    truthId: identity.truthId,
    name,
    names: [primary, ...otherNames(name, primary, member, 0.25, random)],
    birthDate: knownToAll || name.origin === member ? birthDate : birthDateAbroad(birthDate, random),
    nationalId: number({ birthDate, male: name.male, serial }),
    burden: knownToAll ? 'none' : 'sought',
  } as const;
  return personRecord(profile, known, random);
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
  const register = { profile, number: nationalNumbers(profile), random };
  const persons: SyntheticPerson[] = [];
  let last: Resident | null = null;
  for (let serial = 0; serial < size; serial++) {
    const identity = byPlace.get(serial);
    if (identity) {
      persons.push(recordIdentity(register, identity, serial));
      continue;
    }
    last = drawResident(profile.member, random.chance(0.04) ? last : null, random);
    persons.push(recordResident(register, last, serial));
  }
  return persons;
}
