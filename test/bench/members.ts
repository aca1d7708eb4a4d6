/** Codes of as many members as are wanted, `MAA`, `MAB`, …: no country's, since the figures are about none. */
export function memberCodes(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `M${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`,
  );
}

/** The question of the benchmarks: twelve fields of the persons that each member finds. */
export const PERSON_QUERY = `query Persons($search: PersonSearch!, $in: [MemberCode!]) {
  jurisdictions(in: $in) {
    code
    persons(search: $search, first: 10) {
      edges { score node { id jurisdiction names { full kind } birthDate sex nationalities verification } }
      total
    }
  }
}`;
