import type { MemberPopulation } from '../../population/population.ts';

/** One role of a person in one case. */
export interface RoleOfPerson {
  readonly caseIndex: number;
  readonly category: string;
}

/** The roles of each person who has any, by the person's position. */
export function rolesByPerson(population: MemberPopulation): ReadonlyMap<number, readonly RoleOfPerson[]> {
  const roles = new Map<number, RoleOfPerson[]>();
  population.cases.forEach((entry, caseIndex) => {
    for (const { personIndex, category } of entry.roles) {
      const known = roles.get(personIndex);
      if (known) known.push({ caseIndex, category });
      else roles.set(personIndex, [{ caseIndex, category }]);
    }
  });
  return roles;
}
