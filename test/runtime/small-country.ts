import Database from 'libsql';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { graphql, parse } from 'graphql';
import { requirePolicy } from '../../policies/load.ts';
import { memberCode, requestId } from '../../schema/ids.ts';
import type { Justification, Requester } from '../../schema/requester.ts';
import { buildEnforcedSchema } from '../../subgraphs/runtime/schema.ts';
import { openCountry } from '../../subgraphs/runtime/start/open-country.ts';
import { openState } from '../../subgraphs/runtime/serve/open-state.ts';
import { readOperation } from '../../subgraphs/runtime/read/operation-fields.ts';
import { toldOf } from '../../subgraphs/runtime/serve/told.ts';

const MAPPING = `
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
    fields: { number: no, type: { constant: passport }, issuer: { constant: EE } }
    links: { holder: person_id }
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

const ROWS = `
create table person (id integer primary key, name text, surname text, born text, code text, job text, expires text);
create table doc (no text primary key, person_id integer);
create table casefile (id integer primary key, no text);
create table role (person_id integer, case_id integer, role text, primary key (person_id, case_id));
insert into person values
  (1, 'Mari Tamm', 'Tamm', '1979-03-14', '47903140001', 'clerk', '2099-01-01'),
  (2, 'Jaan Tamm', 'Tamm', '1950-01-02', '35001020002', 'judge', '2001-01-01'),
  (3, 'Mari Kask', 'Kask', '1979', null, null, null);
insert into doc values ('AB123456', 1), ('CD765432', 2);
insert into casefile values (1, 'K-1'), (2, 'K-2');
insert into role values (1, 1, 'S'), (1, 2, 'W'), (3, 1, 'V');
`;

/** The tables of a policy, as YAML texts. */
export interface PolicyTexts {
  readonly permissions: string;
  readonly restrictions?: string;
}

/** An officer of another country. */
export const REQUESTER: Requester = {
  subject: 'u1',
  member: memberCode('FR'),
  agency: 'PJ',
  role: 'analyst',
  clearance: 'restricted',
  automated: false,
  actingOfficer: null,
  issuer: 'https://issuer.example',
  tokenId: 't1',
  expires: 4_000_000_000,
};

export const JUSTIFICATION: Justification = {
  purpose: 'investigation',
  case: 'FR-1',
  basis: 'UNTOC-18',
  offence: '0601',
  penalty: 48,
  necessity: null,
};

/** A country of one SQLite system, three persons, two documents and two cases, under a policy of the test's own. */
export async function smallCountry(texts: PolicyTexts) {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-small-'));
  const place = (...parts: readonly string[]) => path.join(folder, ...parts);
  for (const name of ['system', 'ee', 'data']) mkdirSync(place(name));
  writeFileSync(place('system', 'mapping.yaml'), MAPPING);
  writeFileSync(place('ee', 'policy.yaml'), 'member: EE\ntitle: test\nlanguage: en\nfrom: 2020-01-01\n');
  writeFileSync(place('ee', 'permissions.yaml'), texts.permissions);
  writeFileSync(place('ee', 'restrictions.yaml'), texts.restrictions ?? '[]\n');
  writeFileSync(place('ee', 'release.yaml'), '[]\n');
  writeFileSync(place('records.key'), randomBytes(64).toString('base64url'));
  const database = new Database(place('system.sqlite'));
  database.exec(ROWS);
  database.close();
  const { schema, catalogue } = buildEnforcedSchema({ member: 'EE', version: 3, extension: '' });
  const { policy } = await requirePolicy(place('ee'), { catalogue });
  const opened = await openCountry(
    {
      member: 'EE',
      host: '127.0.0.1',
      port: 0,
      dataFolder: place('data'),
      policyFolder: place('ee'),
      schemaVersion: 3,
      nationalFieldsFile: null,
      groupsFile: null,
      redis: null,
      systems: [{ folder: place('system'), connection: { url: `sqlite:${place('system.sqlite')}` } }],
      recordKeyFile: place('records.key'),
      hub: { publicKeyFile: '', callKeyFile: '' },
      issuers: [],
      allowDemo: true,
      refreshMinutes: 15,
    },
    catalogue,
    policy,
  );
  await opened.rebuildIndex();
  return {
    schema,
    catalogue,
    country: opened.country,
    /** Asks the country as the hub's plan would: an entity fetch of its jurisdiction. */
    async ask(
      selection: string,
      who: { readonly requester?: Partial<Requester>; readonly justification?: Partial<Justification> } = {},
    ) {
      const source = `{ _entities(representations: [{ __typename: "EE_Jurisdiction", code: "EE" }]) { ... on EE_Jurisdiction { ${selection} } } }`;
      const call = {
        requester: { ...REQUESTER, ...who.requester },
        justification: { ...JUSTIFICATION, ...who.justification },
        request: {
          id: requestId('request-1'),
          keyId: 'hub',
          token: '',
          justification: '',
          operation: '',
          created: 0,
          expires: 0,
        },
        deadlineMs: 1_000,
      };
      const state = openState(opened.country, call, readOperation(schema, parse(source)));
      const result = await graphql({ schema, source, contextValue: state });
      const entities = result.data?.['_entities'] as readonly Readonly<Record<string, unknown>>[] | undefined;
      return { data: entities?.[0] ?? null, errors: result.errors ?? [], state, told: toldOf(state) };
    },
    async close() {
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
