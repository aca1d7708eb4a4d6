import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { graphql, type GraphQLSchema } from 'graphql';
import { countryOfContent } from '../../../policies/compile-version.ts';
import { signedSentences } from '../../../policies/office/sentences/signed-sentences.ts';
import type { SigningRole } from '../../../policies/versions/act.ts';
import { openFolderStore } from '../../../policies/versions/folder-store.ts';
import { fileHighWater } from '../../../policies/versions/high-water.ts';
import type { PolicyContent } from '../../../policies/versions/policy-content.ts';
import { signAct } from '../../../policies/versions/signature.ts';
import { draftActivation, putInForce, type Desk } from '../../../policies/versions/workflow.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { memberCode } from '../../../schema/ids.ts';
import type { Requester } from '../../../schema/requester.ts';
import { deskSchema } from '../../../subgraphs/desk/desk-schema.ts';
import type { DeskCall } from '../../../subgraphs/desk/desk.ts';
import { isOfficer } from '../../../subgraphs/desk/is-office.ts';
import { openPolicyOffice } from '../../../subgraphs/desk/policy-office/policy-office.ts';
import { openPolicy, readOfficers } from '../../../subgraphs/policy/open-policy.ts';
import { openRegister, type Register } from '../../../subgraphs/register/register.ts';
import { JUSTIFICATION, REQUESTER } from '../../runtime/small-country.ts';

const DUTIES: Readonly<Record<string, readonly SigningRole[]>> = {
  anna: ['proposer', 'withdrawer'],
  boris: ['approver', 'proposer', 'withdrawer'],
  carla: ['opinion'],
};
const LONG_AGO = '2026-01-01T00:00:00.000Z';

/** An officer of the office. */
export const OFFICER: Requester = { ...REQUESTER, subject: 'ee-1', member: memberCode('EE'), role: 'approver' };

/** The files of a small policy whose one case passes. */
export const FILES = {
  'policy.yaml': 'member: EE\ntitle: test\nlanguage: et\nfrom: 2026-01-01\n',
  'permissions.yaml': `- { id: names, role: analyst, read: [name, birth], search: name, then: allow, because: law one }
- { id: sexes, role: analyst, member: FR, read: sex, then: allow, because: law two }
`,
  'restrictions.yaml':
    '- { id: minors, minor: true, unless: { minor: unknown }, read: Person.birthDate, then: mask year, because: law three }\n',
  'release.yaml': '- { id: sends, role: analyst, toMember: FR, search: name, then: allow, because: law four }\n',
  'cases.yaml': `- id: an-analyst
  given: { member: FR, role: analyst, record: { type: Person, minorNow: false } }
  expect: { read: { PersonName.full: allow } }
`,
};

let schema: GraphQLSchema | null = null;

/** Data of an answer, for tests to match. */
export type Told = Readonly<Record<string, unknown>>;

/** What differs from a small office in good order. */
export interface TestOfficeOptions {
  readonly files?: Readonly<Record<string, string>>;
  /** A register that is there already; else one of the office's own folder. */
  readonly register?: Pick<Register, 'append' | 'pages'>;
  readonly now?: () => Date;
}

/** An office over a real store, ring and register, with a policy of EE in force. */
export async function openTestOffice(options: TestOfficeOptions = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-office-'));
  const now = options.now ?? (() => new Date());
  const keys = new Map(Object.keys(DUTIES).map((person) => [person, generateKeyPairSync('ed25519').privateKey]));
  const officersFile = path.join(folder, 'ring.yaml');
  await writeFile(officersFile, ringText(keys));
  const ring = () => readOfficers(officersFile, { member: 'EE', allowDemo: true });
  const store = await openFolderStore(path.join(folder, 'policy'));
  const content: PolicyContent = { member: 'EE', files: options.files ?? FILES };
  await activate({ store, ring: await ring(), now }, content, keys);
  const refusals: string[] = [];
  const policy = await openPolicy({
    member: 'EE',
    store,
    officersFile,
    allowDemo: true,
    mark: fileHighWater(path.join(folder, 'mark.json')),
    catalogue: CANONICAL_FIELDS,
    common: {},
    now,
    inForce: () => undefined,
    refused: (reason) => refusals.push(reason),
  });
  const own = options.register ? null : await openRegister({ file: path.join(folder, 'register.sqlite') });
  const office = openPolicyOffice({
    served: { member: 'EE', version: 3, extension: '' },
    common: {},
    store,
    ring,
    policy,
    register: options.register ?? own ?? never(),
  });

  /** Calls the desk as the hub would, as an officer of EE or as somebody else. */
  async function call(source: string, variables: object = {}, requester: Requester = OFFICER): Promise<Told> {
    schema ??= deskSchema();
    const contextValue: DeskCall = {
      requester,
      justification: JUSTIFICATION,
      requestId: 'request-1',
      now: now(),
      isOffice: isOfficer('EE', requester),
    };
    const rootValue = source.startsWith('mutation') ? office.module.Mutation : office.module.Query;
    const { data, errors } = await graphql({
      schema,
      source,
      rootValue,
      contextValue,
      variableValues: { ...variables },
    });
    const [fault] = errors ?? [];
    if (fault) throw fault.originalError ?? fault;
    return Object.values(data ?? {})[0] as Told;
  }

  return {
    folder,
    store,
    policy,
    module: office.module,
    keys,
    officersFile,
    refusals,
    call,
    /** One field of the office, with its arguments and selection. */
    async ask(field: string, variables: object = {}, declared = ''): Promise<Told> {
      const office = await call(`query ${declared} { policyOffice(of: "EE") { ${field} } }`, variables);
      return Object.values(office)[0] as Told;
    },
    async close() {
      await office.close();
      policy.close();
      await own?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An office that is open for a test. */
export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>;

function never(): never {
  throw new Error('there is no register');
}

function ringText(keys: ReadonlyMap<string, KeyObject>): string {
  const officers = Object.entries(DUTIES).map(([person, may]) => ({
    person,
    name: `${person} of the police`,
    may,
    keys: [{ id: `${person}-1`, publicKey: keys.get(person)?.export({ format: 'jwk' }).x, from: LONG_AGO }],
  }));
  return JSON.stringify({ member: 'EE', demo: true, officers });
}

async function activate(desk: Desk, content: PolicyContent, keys: ReadonlyMap<string, KeyObject>): Promise<void> {
  const country = await countryOfContent(content);
  const act = await draftActivation(desk, {
    content,
    language: country.head?.language ?? 'en',
    sentences: signedSentences(country),
    from: LONG_AGO,
    until: null,
    opinion: { verdict: 'favourable', text: 'proportionate', assessment: 'DPIA-1' },
  });
  await desk.store.keepContent(content);
  const by = [
    ['anna', 'proposer'],
    ['carla', 'opinion'],
    ['boris', 'approver'],
  ] as const;
  const signatures = by.map(([person, role]) => {
    const key = keys.get(person) ?? never();
    return signAct(act, { role, person, key: `${person}-1`, at: desk.now().toISOString() }, key);
  });
  const came = await putInForce(desk, { act, signatures });
  if (came.kind !== 'accepted') throw new Error(JSON.stringify(came));
}

/** The files of a draft as an argument. */
export function draftOf(files: Readonly<Record<string, string>>): object {
  return { files: Object.entries(files).map(([name, text]) => ({ name, text })) };
}

/** A signature by node's own Ed25519 over the text that the desk gave: what an officer's program sends back. */
export function signedText(toSign: Told, key: KeyObject): object {
  const { role, person, key: id, at, text } = toSign;
  const signature = sign(null, Buffer.from(String(text)), key).toString('base64url');
  return { role, person, key: id, at, signature };
}

/** The selection of an answer that is none. */
export const NONE =
  '... on PolicyUnanswered { __typename reason message faults { file line column message help nearest } }';
