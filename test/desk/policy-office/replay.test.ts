import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { parseExportLine } from '../../../schema/audit/hash-chain.ts';
import { memberCode } from '../../../schema/ids.ts';
import type { DisclosedClass, RegisterEntry } from '../../../subgraphs/register/register-entry.ts';
import { openRegister, type Register } from '../../../subgraphs/register/register.ts';
import { openRegistrar } from '../../../subgraphs/runtime/serve/disclosure.ts';
import { smallCountry } from '../../runtime/small-country.ts';
import { draftOf, FILES, NONE, openTestOffice, type TestOffice, type Told } from './test-office.ts';

/** Somebody whose birth date cannot be read, a child, and a telephone of each and of a grown suspect and witness. */
const ROWS = `
  insert into person values (20, 'Uku Udu', 'Udu', 'at dusk', null, null, null), (21, 'Kai Kid', 'Kid', '2020-01-01', null, null, null);
  insert into doc values ('UU1', 20, null);
  insert into phone values (20, '+372200', 20, null), (21, '+372210', 21, null);
  insert into role values (20, 2, 'V');`;

const IN_FORCE = {
  permissions: `- { id: all, role: analyst, read: all, search: all, then: allow, because: law one }
- { id: abroad, role: border-officer, read: [name, document], search: name, then: allow, because: law two }
`,
  restrictions: `- { id: minors, minor: true, unless: { minor: unknown }, read: [birth, contact], then: deny, because: law three }
- { id: witnesses, dataSubjectCategory: witness, read: [contact], then: hit-only, because: law four }
- { id: numbers, read: IdentityDocument.number, then: deny, because: law five }
`,
};

const DRAFT = {
  permissions: `- { id: all, role: analyst, read: all, search: all, then: allow, because: law one }
- { id: fewer, role: border-officer, member: DE, read: [name], search: name, then: allow, because: law two }
`,
  restrictions: `- { id: births, unless: { purpose: identify }, read: Person.birthDate, then: mask year, because: law six }
- { id: minors, minor: true, read: contact, then: hit-only, because: law three }
- { id: suspects, dataSubjectCategory: suspect, read: [personal], then: deny, because: law seven }
- { id: numbers, read: IdentityDocument.number, then: deny, because: law five }
`,
};

const QUESTIONS: readonly (readonly [question: string, who: object])[] = [
  ['persons(search: { name: "Mari Tamm" }) { edges { node { names { full } birthDate occupation } } }', {}],
  [
    'persons(search: { name: "Mari Tamm" }) { edges { node { names { full } birthDate } } }',
    { justification: { purpose: 'identify' } },
  ],
  ['persons(search: { name: "Uku Udu" }) { edges { node { names { full } birthDate contactPoints { value } } } }', {}],
  ['persons(search: { documentNumber: "UU1" }) { edges { node { names { full } } } }', {}],
  [
    'identifiers(search: { kind: "phone", value: "+372210" }) { edges { node { ... on ContactPoint { value kind } } } }',
    {},
  ],
  [
    'identifiers(search: { kind: "phone", value: "+3725550001" }) { edges { node { ... on ContactPoint { value } } } }',
    {},
  ],
  [
    'cases(reference: "K-2") { edges { node { number subjects { category person { names { full } birthDate } } } } }',
    {},
  ],
  [
    'persons(search: { name: "Mari Tamm" }) { edges { node { names { full } documents { type } } } }',
    { requester: { role: 'border-officer' } },
  ],
  [
    'persons(search: { name: "Mari Tamm" }) { edges { node { names { full } } } }',
    { requester: { role: 'border-officer', member: memberCode('DE'), agency: 'BKA' } },
  ],
];

const RECORD_KEY = new Uint8Array(64).fill(3);

/** The files of a policy, as an office takes them. */
function filesOf({ permissions, restrictions }: typeof IN_FORCE) {
  const head = 'member: EE\ntitle: test\nlanguage: en\nfrom: 2020-01-01\n';
  return {
    ...FILES,
    'policy.yaml': head,
    'permissions.yaml': permissions,
    'restrictions.yaml': restrictions,
    'release.yaml': '[]\n',
    'cases.yaml': '[]\n',
  };
}

/** Asks a country under a policy every question, and registers each answer. */
async function answered(policy: typeof IN_FORCE, register: Register): Promise<void> {
  const country = await smallCountry(policy, { rows: ROWS, recordKey: RECORD_KEY });
  const registrar = openRegistrar(register);
  for (const [question, who] of QUESTIONS) {
    const { state, errors } = await country.ask(question, who);
    expect(errors).toEqual([]);
    await registrar.answered(state);
  }
  await country.close();
}

async function entriesOf(register: Register): Promise<readonly RegisterEntry[]> {
  const found: RegisterEntry[] = [];
  for await (const line of register.export())
    found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
  return found;
}

/** The outcomes of one answer: by type, record, category in which it was met, and field. */
function outcomesOf({ disclosed }: RegisterEntry): ReadonlyMap<string, string> {
  const of = ({ type, records, fields, attributes }: DisclosedClass): readonly (readonly [string, string])[] =>
    records.flatMap((record) =>
      Object.entries(fields).map(([field, outcome]): readonly [string, string] => [
        JSON.stringify([type, record, attributes['dataSubjectCategory'], field]),
        outcome,
      ]),
    );
  return new Map(disclosed.flatMap(of));
}

const REPLAY = `replay(source: $source, since: $since, until: $until) { ... on PolicyReplay { since until answers records unchanged further unreadable
  unknownFields { field records } changes { member field purpose was wouldBe kind records example } } ${NONE} }`;
const DECLARED = '($source: PolicySource!, $since: DateTime, $until: DateTime)';

let folder: string;
let register: Register;
let office: TestOffice;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-replay-'));
  register = await openRegister({ file: path.join(folder, 'register.sqlite') });
  await answered(IN_FORCE, register);
  office = await openTestOffice({ files: filesOf(IN_FORCE), register });
});

afterAll(async () => {
  await office.close();
  await register.close();
  await rm(folder, { recursive: true, force: true });
});

function replay(source: object, period: object = {}): Promise<Told> {
  return office.ask(REPLAY, { source, ...period }, DECLARED);
}

describe('a replay of the register', () => {
  it('changes nothing under the policy in force, doubts and records that led to others included', async () => {
    const entries = await entriesOf(register);
    const classes = entries.flatMap(({ disclosed }) => disclosed);
    expect(classes.some(({ views }) => views?.some(({ unread }) => unread.includes('birthDate')))).toBe(true);
    expect(classes.some(({ led }) => led?.includes('IdentityDocument.number'))).toBe(true);
    const told = await replay({ inForce: true });
    expect(told).toMatchObject({ changes: [], further: 0, unreadable: 0, unknownFields: [] });
    expect(told['answers']).toBe(entries.filter(({ event }) => event === 'disclosure.made').length);
    expect(told['unchanged']).toBe(entries.flatMap((entry) => [...outcomesOf(entry).keys()]).length);
  });

  it('tells of each member, field and purpose what the country would have answered under the draft', async () => {
    const other = await openRegister({ file: path.join(folder, 'other.sqlite') });
    await answered(DRAFT, other);
    const [were, wouldBe] = [await entriesOf(register), await entriesOf(other)];
    await other.close();
    const expected = new Map<string, number>();
    for (const [at, entry] of were.filter(({ recipient }) => recipient?.subject === 'u1').entries()) {
      const [before, after] = [outcomesOf(entry), outcomesOf(wouldBe[at] ?? entry)];
      for (const [key, was] of before) {
        const would = after.get(key) ?? 'deny';
        const [, , , field] = JSON.parse(key) as readonly string[];
        if (would === was) continue;
        const change = JSON.stringify([entry.recipient?.member, field, entry.justification?.purpose, was, would]);
        expected.set(change, (expected.get(change) ?? 0) + 1);
      }
    }
    const told = (await replay(draftOf(filesOf(DRAFT)))) as { readonly changes: readonly Told[] };
    const found = told.changes.map(
      ({ member, field, purpose, was, wouldBe: would, records }): readonly [string, unknown] => [
        JSON.stringify([member, field, purpose, was, would]),
        records,
      ],
    );
    expect(new Map(found)).toEqual(expected);
    expect(expected.size).toBeGreaterThan(5);
    expect(told.changes).toContainEqual({
      member: 'FR',
      field: 'Person.birthDate',
      purpose: 'investigation',
      was: 'allow',
      wouldBe: 'year',
      kind: 'CLOSES',
      records: expect.any(Number) as number,
      example: 'request-1',
    });
  });

  it('is registered before an entry is read: by whom, why, under which draft and over what', async () => {
    const since = '2026-01-01T00:00:00.000Z';
    await replay(draftOf(filesOf(DRAFT)), { since, until: '2026-01-02T00:00:00+01:00' });
    const last = (await entriesOf(register)).at(-1);
    expect(last).toMatchObject({
      event: 'register.replayed',
      requestId: 'request-1',
      recipient: { subject: 'ee-1', role: 'approver' },
      justification: { purpose: 'investigation' },
      disclosed: [],
      replayed: { since, until: '2026-01-01T23:00:00.000Z' },
    });
    expect(last?.replayed?.draft).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads the entries of its period alone', async () => {
    const made = (await entriesOf(register)).filter(({ event }) => event === 'disclosure.made');
    const [first, second] = made;
    const told = await replay({ inForce: true }, { since: first?.at, until: second?.at });
    expect(told).toMatchObject({ answers: made.filter(({ at }) => at === first?.at).length, since: first?.at });
    expect(
      await replay({ inForce: true }, { since: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' }),
    ).toMatchObject({
      answers: 0,
      changes: [],
    });
  });

  it('counts entries of another form, and takes them for nothing', async () => {
    const own = await openRegister({ file: path.join(folder, 'odd.sqlite') });
    const [entry] = await entriesOf(register);
    if (!entry) throw new Error('an entry was expected');
    const disclosed = entry.disclosed.map((group) => ({ ...group, attributes: { type: 'Person' } }));
    await own.append([entry, { ...entry, disclosed }]);
    const odd = await openTestOffice({ files: filesOf(IN_FORCE), register: own });
    expect(await odd.ask(REPLAY, { source: { inForce: true } }, DECLARED)).toMatchObject({ answers: 1, unreadable: 1 });
    await odd.close();
    await own.close();
  });

  it('reads nothing where its use cannot be registered, and has no answer where the register cannot be read', async () => {
    const file = path.join(folder, 'damaged.sqlite');
    const own = await openRegister({ file });
    const [entry] = await entriesOf(register);
    if (!entry) throw new Error('an entry was expected');
    await own.append([entry]);
    const database = new Database(file);
    database.exec("DROP TRIGGER register_no_update; UPDATE register SET record = '{'");
    database.close();
    const damaged = await openTestOffice({ files: filesOf(IN_FORCE), register: own });
    const asked = () => damaged.ask(REPLAY, { source: { inForce: true } }, DECLARED);
    await expect(asked()).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
      message: expect.stringContaining('cannot be read') as string,
    });
    expect(await damaged.ask('check { ... on PolicyCheck { faults { message } } }')).toEqual({ faults: [] });
    await own.close();
    await expect(asked()).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
      message: expect.stringContaining('closed') as string,
    });
    await damaged.close();
  });

  it('has no answer for a draft with faults', async () => {
    const files = { ...filesOf(DRAFT), 'permissions.yaml': '- { id: a, read: nmae, then: allow, because: law }\n' };
    expect(await replay(draftOf(files))).toMatchObject({ reason: 'FAULTY', faults: [{ nearest: 'name' }] });
  });
});
