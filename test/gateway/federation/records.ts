/** Records of the countries of the tests: persons with the score under which any search finds them. */

/** One person that a country holds. */
export interface HeldPerson {
  readonly key: string;
  readonly name: string;
  readonly score: number;
  /** What of the record is otherwise than of the others. */
  readonly over?: Readonly<Record<string, unknown>>;
}

/** The id of a person's record. */
export function idOf(member: string, key: string): string {
  return `${member}.${Buffer.from(key.padEnd(24, '-')).toString('base64url')}`;
}

/** A canonical person as a subgraph resolves it. */
export function personOf(member: string, { key, name, over = {} }: HeldPerson) {
  return {
    __typename: 'Person',
    id: idOf(member, key),
    jurisdiction: member,
    verification: 'UNVERIFIED',
    withheld: [],
    names: [{ full: name, kind: 'primary' }],
    birthDate: '1979-03-14',
    deathDate: '2020-01-01',
    nationalId: key,
    ...over,
  };
}

/** Persons with falling scores, each country's a little apart from the others'. */
export function heldPersons(member: string, count: number, offset = 0): readonly HeldPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${member}-${index}`,
    name: `${member} person ${index}`,
    score: Math.round((0.99 - index * 0.01 - offset) * 1000) / 1000,
  }));
}
