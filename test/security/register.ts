import { keyColumns, COLUMNS, TABLES, type Cell, type Row, type TableName, type World } from './world.ts';

function typeOf(table: TableName, column: string): string {
  const numeric = ['person_id', 'other_id', 'n'].includes(column) || (table === 'person' && column === 'id');
  return numeric ? 'integer' : 'text';
}

/** SQL that makes the tables. */
export const MAKING = TABLES.map((table) => {
  const columns = COLUMNS[table].map((column) => `${column} ${typeOf(table, column)}`);
  return `create table ${table} (${columns.join(', ')}, primary key (${keyColumns(table).join(', ')}));`;
}).join('\n');

function literal(cell: Cell): string {
  if (cell === null) return 'null';
  return typeof cell === 'number' ? String(cell) : `cast(x'${Buffer.from(cell).toString('hex')}' as text)`;
}

function values(table: TableName, row: Row): string {
  return `(${COLUMNS[table].map((column) => literal(row[column] ?? null)).join(',')})`;
}

/** SQL after which the tables hold a world and nothing else. */
export function filling(world: World): string {
  const statements = TABLES.map((table) => {
    const rows = world[table].map((row) => values(table, row));
    return `delete from ${table}; ${rows.length === 0 ? '' : `insert into ${table} values ${rows.join(',')};`}`;
  });
  return `begin; ${statements.join('\n')} commit;`;
}

const PROVENANCE = `
      handling: { column: handling, split: ',' }
      confidentiality: confidentiality
      sourceEvaluation: source
      informationEvaluation: information
      purposeCollected: purpose
      originator: originator
      releasableTo: { column: releasable, split: ',' }
      notReleasableTo: { column: unreleasable, split: ',' }
      embargoUntil: { column: embargo, dateTime: yyyy-MM-dd }
      restricted: { column: restricted, boolean: { yes: [Y], no: [N] } }
      recordedAt: { column: recorded, dateTime: yyyy-MM-dd }
      lastVerifiedAt: { column: verified, dateTime: yyyy-MM-dd }
      expiresAt: { column: expires, dateTime: yyyy-MM-dd }`;

/** The mapping of the national system. */
export const MAPPING = `
member: EE
system: register
title: Register
authority: Police
contact: { bureau: NCB, phone: '+3726000000', email: ncb@example.ee, hours: always }
source: { kind: sql }
defaults: { assertion: fact }
records:
  - type: Person
    from: person
    key: [id]
    joins:
      names: { from: name, on: { person_id: id }, order: [n] }
      nations: { from: nation, on: { person_id: id }, order: [n] }
      specials: { from: special, on: { person_id: id }, order: [n] }
      roles: { from: role, on: { person_id: id }, order: [n] }
    fields:
      names:
        - each: names
          fields: { kind: kind, full: full, surname: surname }
      birthDate: born
      deathDate: died
      sex: sex
      nationalities: nations.land
      nationalId: code
      interpolId: interpol
      occupation: job
      specialCategories:
        - each: specials
          fields: { kind: kind, value: value }
      dataSubjectCategories: &roles
        - each: roles
          fields: { category: category }
          links: { case: case_id }
      cases: *roles${PROVENANCE}
  - type: IdentityDocument
    from: doc
    key: [id]
    fields:
      number: number
      type: { constant: passport }
      issuer: issuer${PROVENANCE}
    links: { holder: person_id }
  - type: ContactPoint
    from: phone
    key: [id]
    fields:
      kind: kind
      value: value${PROVENANCE}
    links: { user: person_id, organisation: firm_id }
  - type: Vehicle
    from: car
    key: [id]
    fields:
      plate: plate
      make: make${PROVENANCE}
    links: { keeper: person_id, keeperOrganisation: firm_id }
  - type: Organisation
    from: firm
    key: [id]
    joins:
      names: { from: firm_name, on: { firm_id: id }, order: [n] }
    fields:
      names:
        - each: names
          fields: { kind: { constant: primary }, full: full }
      registrationNumber: reg
      registeredIn: land${PROVENANCE}
  - type: Relation
    from: relation
    key: [id]
    fields:
      kind: kind
      role: note${PROVENANCE}
    links: { subject: person_id, person: other_id, organisation: firm_id }
  - type: Case
    from: casefile
    key: [id]
    joins:
      roles: { from: subject, on: { case_id: id }, order: [n] }
    fields:
      number: no
      authority: authority
      subjects:
        - each: roles
          fields: { category: category }
          links: { person: person_id }${PROVENANCE}
`;
