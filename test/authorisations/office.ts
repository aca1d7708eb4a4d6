import type { KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { graphql, type GraphQLSchema } from 'graphql';
import { parseAuthorisation, parseRevocation } from '../../policies/authorisations/statement-shape.ts';
import type { AuthorisationStatement, StatementSignature } from '../../policies/authorisations/statement.ts';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { memberCode } from '../../schema/ids.ts';
import type { Justification, Requester } from '../../schema/requester.ts';
import { openAuthorisations, type OpenAuthorisations } from '../../subgraphs/authorisations/open-authorisations.ts';
import { deskSchema } from '../../subgraphs/desk/desk-schema.ts';
import type { DeskCall } from '../../subgraphs/desk/desk.ts';
import { readOfficers } from '../../subgraphs/policy/open-policy.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { openRecordIds, type RecordIds } from '../../subgraphs/runtime/country/record-ids.ts';
import { JUSTIFICATION, REQUESTER } from '../runtime/small-country.ts';
import { signedAs, writeRing } from './officers.ts';

export const NOW = new Date('2026-11-22T12:00:00.000Z');
export const IDS: RecordIds = openRecordIds('EE', new Uint8Array(64).fill(7));
/** A record that there may be, and one whose id was never sealed. */
export const RECORD = IDS.seal({ system: 'small', type: 'Person', key: '1' });
export const NO_RECORD = `EE.${'A'.repeat(RECORD.length - 3)}`;

/** An officer of EE who may decide. */
export const APPROVER: Requester = {
  ...REQUESTER,
  subject: 'ee-approver',
  member: memberCode('EE'),
  agency: 'PPA',
  role: 'approver',
};

/** Who calls, where it is not a French analyst in order. */
export interface Caller {
  readonly requester?: Partial<Requester>;
  readonly justification?: Partial<Justification>;
}

let schema: GraphQLSchema | null = null;

/** Calls a field of the desk as the hub would, and gives its value. */
export async function callDesk(
  { desk }: Pick<OpenAuthorisations, 'desk'>,
  source: string,
  { requester, justification }: Caller,
  now: Date,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  schema ??= deskSchema();
  const who = { ...REQUESTER, ...requester };
  const call: DeskCall = {
    requester: who,
    justification: { ...JUSTIFICATION, ...justification },
    requestId: 'request-1',
    now,
    isOffice: who.member === 'EE' && ['approver', 'privacy-officer'].includes(who.role),
  };
  const rootValue = source.startsWith('mutation') ? desk.Mutation : desk.Query;
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue: call, variableValues: variables });
  const [error] = errors ?? [];
  if (error) throw error.originalError ?? error;
  return Object.values(data ?? {})[0] as Readonly<Record<string, unknown>>;
}

const REQUEST_FIELDS = `id state record recordType case fields reason until refusal requester { member subject }
  authorisation { id state record case fields purposes conditions from until signedBy }`;

/** A country's authorisations with a register of their own, in one folder: as one process has them. */
export async function openOffice(folder: string, clock: { now: Date }, memberKeys: ReadonlyMap<string, KeyObject>) {
  const ringFile = path.join(folder, 'ring.yaml');
  const register = await openRegister({ file: path.join(folder, 'register.sqlite') });
  const faults: string[] = [];
  const opened = await openAuthorisations({
    member: memberCode('EE'),
    folder: path.join(folder, 'authorisations'),
    keepDays: 30,
    catalogue: CANONICAL_FIELDS,
    ids: IDS,
    ring: () => readOfficers(ringFile, { member: 'EE', allowDemo: true }),
    ringFile,
    memberKeys: () => Promise.resolve(memberKeys),
    register,
    now: () => clock.now,
    fault: (reason) => faults.push(reason),
  });

  const call = (source: string, caller: Caller, variables = {}) =>
    callDesk(opened, source, caller, clock.now, variables);
  const office: Caller = { requester: APPROVER };

  const request = (asked: object = {}, caller: Caller = {}) =>
    call(
      `mutation ($r: AuthorisationRequestInput!) { requestAuthorisation(of: "EE", request: $r) { outcome reason request { ${REQUEST_FIELDS} } } }`,
      caller,
      {
        r: {
          record: RECORD,
          fields: ['address'],
          reason: 'to find a witness',
          until: '2027-01-01T00:00:00Z',
          ...asked,
        },
      },
    );
  const draft = async (drafted: object): Promise<AuthorisationStatement | string> => {
    const { statement, reason } = await call(
      'query ($d: AuthorisationDraftInput!) { draftAuthorisation(of: "EE", draft: $d) { outcome reason id statement } }',
      office,
      { d: drafted },
    );
    return typeof statement === 'string' ? parseAuthorisation(JSON.parse(statement)) : String(reason);
  };
  const decide = (id: string, decision: object, caller: Caller = office) =>
    call(
      `mutation ($id: ID!, $d: AuthorisationDecisionInput!) { decideAuthorisation(of: "EE", id: $id, decision: $d) { outcome reason request { ${REQUEST_FIELDS} } } }`,
      caller,
      { id, d: decision },
    );
  const grantOf = (
    statement: AuthorisationStatement,
    signature: StatementSignature,
    consent: string | null = null,
  ) => ({
    statement: JSON.stringify(statement),
    signature,
    consent,
  });

  return {
    ...opened,
    call,
    request,
    draft,
    decide,
    grantOf,
    told: () => faults,
    /** Grants a request as dora signs it. */
    async grantRequest(id: string, drafted: object = {}, person = 'dora') {
      const statement = await draft({ request: id, ...drafted });
      if (typeof statement === 'string') throw new Error(statement);
      return decide(id, { grant: grantOf(statement, signedAs(person, statement, clock.now)) });
    },
    /** Grants what nobody asked for. */
    async grant(
      drafted: object,
      person = 'dora',
      consent: (statement: AuthorisationStatement) => string | null = () => null,
    ) {
      const statement = await draft({
        member: 'FR',
        record: RECORD,
        fields: ['address'],
        purposes: ['investigation'],
        until: '2027-01-01T00:00:00Z',
        ...drafted,
      });
      if (typeof statement === 'string') return { outcome: 'NOT-DRAFTED', reason: statement };
      return call(
        'mutation ($g: SignedAuthorisationInput!) { grantAuthorisation(of: "EE", grant: $g) { outcome reason authorisation { id state signedBy } } }',
        office,
        { g: grantOf(statement, signedAs(person, statement, clock.now), consent(statement)) },
      );
    },
    async revoke(
      id: string,
      person = 'carla',
      role: StatementSignature['role'] = 'withdrawer',
      caller: Caller = office,
    ) {
      const statement = parseRevocation({ kind: 'revocation', owner: 'EE', authorisation: id, reason: 'misused' });
      return call(
        'mutation ($id: ID!, $s: StatementSignatureInput!) { revokeAuthorisation(of: "EE", id: $id, reason: "misused", signature: $s) { outcome reason authorisation { id state } } }',
        caller,
        { id, s: signedAs(person, statement, clock.now, role) },
      );
    },
    mine: (caller: Caller = {}, extra = '') =>
      call(`{ authorisations(of: "EE"${extra}) { nodes { ${REQUEST_FIELDS} } endCursor } }`, caller),
    inForce: (caller: Caller = {}) =>
      call('{ authorisationsInForce(of: "EE") { nodes { id state signedBy } endCursor } }', caller),
    async entries(): Promise<readonly RegisterEntry[]> {
      const found: RegisterEntry[] = [];
      for await (const line of register.export())
        found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      return found;
    },
    register,
    async close() {
      await opened.close();
      await register.close();
    },
  };
}

/** A running office of the tests. */
export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Runs with an office, and a clock that can be set, in a folder that is removed afterwards. */
export async function withOffice(
  run: (
    office: Office,
    more: { readonly folder: string; readonly clock: { now: Date }; readonly again: () => Promise<Office> },
  ) => Promise<void>,
  memberKeys: ReadonlyMap<string, KeyObject> = new Map(),
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-authorisations-'));
  const clock = { now: NOW };
  const opened: Office[] = [];
  const again = async (): Promise<Office> => {
    const office = await openOffice(folder, clock, memberKeys);
    opened.push(office);
    return office;
  };
  try {
    await writeRing(path.join(folder, 'ring.yaml'));
    await run(await again(), { folder, clock, again });
  } finally {
    for (const office of opened) await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits for up to five seconds. */
export async function until(holds: () => boolean): Promise<number> {
  const start = performance.now();
  while (!holds() && performance.now() - start < 5000) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
  return performance.now() - start;
}
