import { MEMBERS } from '../members/members.ts';
import type { MemberProfile } from '../members/profile.ts';
import type { TrueName } from '../names/true-name.ts';
import type { SyntheticName, SyntheticPerson } from '../population.ts';
import type { Random } from '../random.ts';
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

/** What is known of a person before the rest is drawn. */
export interface Known {
  readonly truthId: string;
  readonly name: TrueName;
  readonly names: readonly [SyntheticName, ...SyntheticName[]];
  /** The date as the register holds it. */
  readonly birthDate: string | null;
  readonly nationalId: string;
  readonly burden: Burden;
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

/** The record of a person in the register of a member. */
export function personRecord(profile: MemberProfile, known: Known, random: Random): SyntheticPerson {
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
    nationalId: known.nationalId,
    occupation: random.chance(0.6) ? random.pick(profile.occupations) : null,
    heightCm: random.chance(0.5) ? random.between(male ? 164 : 152, male ? 196 : 182) : null,
    eyeColour: random.chance(0.5) ? random.ranked(profile.eyeColours) : null,
    cautions: cautions(random),
    special: random.chance(0.02) ? random.pick(profile.special) : null,
    record: provenance(profile.member, known.burden, random),
  };
}
