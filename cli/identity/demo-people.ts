import { codeList } from '../../schema/codes.ts';
import type { Role } from '../../schema/requester.ts';

/** A person, or an application, of the demonstration. `id` is `ee-analyst` and its like. */
export interface DemoPerson {
  readonly id: string;
  readonly member: string;
  readonly role: Role;
  readonly agency: string;
  readonly clearance: string;
}

/** The agency of each country's demo people; another member's is named after it. */
const AGENCIES: Readonly<Record<string, string>> = {
  EE: 'Politsei- ja Piirivalveamet',
  DE: 'Bundeskriminalamt',
  FR: 'Direction nationale de la police judiciaire',
  UA: 'Національна поліція України',
  US: 'Federal Bureau of Investigation',
  BR: 'Polícia Federal',
  EG: 'وزارة الداخلية',
  JP: '警察庁',
};

/** The demo people of a country, each with the highest confidentiality that the person may see. */
const CLEARANCES: Readonly<Record<Role, string>> = {
  analyst: 'restricted',
  investigator: 'confidential',
  'border-officer': 'official-use-only',
  application: 'official-use-only',
  'privacy-officer': 'confidential',
  approver: 'confidential',
  auditor: 'restricted',
};

function isRole(code: string): code is Role {
  return Object.hasOwn(CLEARANCES, code);
}

/** The roles that a demo person can have, in the order of their code list. */
export const DEMO_ROLES: readonly Role[] = [...codeList('RoleCode').codes.keys()].filter(isRole);

/** The agency of a member's demo people. */
export function demoAgency(member: string): string {
  return AGENCIES[member] ?? `National bureau of ${member}`;
}

/** The demo people of some members, one for each role, by id. */
export function demoPeople(members: readonly string[]): ReadonlyMap<string, DemoPerson> {
  const people = members.flatMap((member) =>
    DEMO_ROLES.map((role) => ({
      id: `${member.toLowerCase()}-${role}`,
      member,
      role,
      agency: demoAgency(member),
      clearance: CLEARANCES[role],
    })),
  );
  return new Map(people.map((person) => [person.id, person]));
}
