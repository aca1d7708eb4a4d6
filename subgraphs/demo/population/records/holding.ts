import type { MemberProfile } from '../members/profile.ts';
import type { SyntheticOrganisation, SyntheticPerson } from '../population.ts';
import type { Random } from '../random.ts';

/** What the generators of a member's records work on. */
export interface Holding {
  readonly profile: MemberProfile;
  readonly persons: readonly SyntheticPerson[];
  readonly organisations: readonly SyntheticOrganisation[];
  /** Draws for one record type alone. */
  random(recordType: string): Random;
  /** How many records of a type there are at `share` a person: a few even in a small population. */
  count(share: number): number;
}

/** A list of `count` records. */
export function many<T>(count: number, make: (serial: number) => T): T[] {
  const records: T[] = [];
  for (let serial = 0; serial < count; serial++) records.push(make(serial));
  return records;
}

/** An owner: a person mostly, an organisation in `share` of the cases; the other index is null. */
export function ownedBy(
  holding: Holding,
  share: number,
  random: Random,
): { readonly person: number | null; readonly organisation: number | null } {
  if (random.chance(share)) return { person: null, organisation: random.int(holding.organisations.length) };
  return { person: random.int(holding.persons.length), organisation: null };
}
