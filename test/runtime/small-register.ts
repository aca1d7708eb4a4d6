/** The mapping of the small register. */
export const MAPPING = `
member: EE
system: small
title: Small register
authority: Police
contact: { bureau: NCB, phone: '+3726000000', email: ncb@example.ee, hours: always }
source: { kind: sql }
defaults: { handling: [H0], confidentiality: restricted, sourceEvaluation: A, informationEvaluation: '1', assertion: fact, purposeCollected: investigation }
crosswalks:
  roll: { S: suspect, W: witness, V: victim }
records:
  - type: Person
    from: person
    key: [id]
    joins:
      roles: { from: role, on: { person_id: id } }
    fields:
      names: [{ fields: { kind: { constant: primary }, full: name, surname: surname } }]
      birthDate: born
      nationalId: code
      occupation: job
      dataSubjectCategories: &roles
        - each: roles
          fields: { category: { column: role, codes: roll } }
          links: { case: case_id }
      cases: *roles
      expiresAt: { column: expires, dateTime: yyyy-MM-dd }
  - type: IdentityDocument
    from: doc
    key: [no]
    fields: { number: no, type: { constant: passport }, issuer: { constant: EE }, expiresAt: &expires { column: expires, dateTime: yyyy-MM-dd } }
    links: { holder: person_id }
  - type: Organisation
    from: firm
    key: [id]
    fields:
      names: [{ fields: { kind: { constant: primary }, full: name } }]
      registrationNumber: reg
      registeredIn: land
  - type: ContactPoint
    from: phone
    key: [id]
    fields: { kind: { constant: phone }, value: number, expiresAt: *expires }
    links: { user: person_id }
  - type: Case
    from: casefile
    key: [id]
    joins:
      roles: { from: role, on: { case_id: id } }
    fields:
      number: no
      subjects:
        - each: roles
          fields: { category: { column: role, codes: roll } }
          links: { person: person_id }
`;

/** Its tables. */
export const TABLES = `
create table person (id integer primary key, name text, surname text, born text, code text, job text, expires text);
create table doc (no text primary key, person_id integer, expires text);
create table casefile (id integer primary key, no text);
create table role (person_id integer, case_id integer, role text, primary key (person_id, case_id));
create table firm (id integer primary key, name text, reg text, land text);
create table phone (id integer primary key, number text, person_id integer, expires text);
`;

/** What stands in them: Jaan Tamm has expired, and Mari Tamm is a suspect in one case and a witness in another. */
export const ROWS = `
insert into person values
  (1, 'Mari Tamm', 'Tamm', '1979-03-14', '47903140001', 'clerk', '2099-01-01'),
  (2, 'Jaan Tamm', 'Tamm', '1950-01-02', '35001020002', 'judge', '2001-01-01'),
  (3, 'Mari Kask', 'Kask', '1979', null, null, null);
insert into doc values ('AB123456', 1, null), ('CD765432', 2, null);
insert into casefile values (1, 'K-1'), (2, 'K-2');
insert into role values (1, 1, 'S'), (1, 2, 'W'), (3, 1, 'V');
insert into firm values (1, 'Tamm Logistics', '100', 'EE'), (2, 'Tamm Logistics', '200', 'FI');
insert into phone values (1, '+3725550001', 1, null);
`;
