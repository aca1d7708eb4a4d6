import { codeList } from '../../schema/codes.ts';

/** Codes of as many members as are wanted, in the order of the alphabet. */
export function memberCodes(count: number): readonly string[] {
  const codes = [...codeList('CountryCode').codes.keys()].slice(0, count);
  if (codes.length < count) throw new Error(`there are no ${count} countries`);
  return codes;
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
