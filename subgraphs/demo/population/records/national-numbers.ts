import type { MemberProfile } from '../members/profile.ts';

/** What a national number is made of. */
export interface Numbered {
  readonly birthDate: string;
  readonly male: boolean;
  readonly serial: number;
}

/**
 * Gives each person of a member a national number of his own: numbers that begin with the birth date leave room for a
 * thousand a day at most, so that a number may be taken already, and the next one is.
 */
export function nationalNumbers(profile: MemberProfile): (person: Numbered) => string {
  const given = new Set<string>();
  return (person) => {
    let serial = person.serial;
    let number = profile.nationalId({ ...person, serial });
    while (given.has(number)) {
      serial++;
      number = profile.nationalId({ ...person, serial });
    }
    given.add(number);
    return number;
  };
}
