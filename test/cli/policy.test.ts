import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { environment, runCommand, type CommandResult } from '../e2e/embedded-federation.ts';

let folder = '';
let draft = '';

function policy(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(['policy', ...args], environment({ COMITY_DATA: folder }));
}

async function json(...args: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await policy(...args, '--json');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout);
}

const ADDED = `
- id: victims-abroad
  member: [JP, US]
  role: border-officer
  dataSubjectCategory: victim
  handling: H0
  read: Person.birthDate
  then: mask year
  because: a new law
`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-policy-'));
  draft = path.join(folder, 'ee');
  await cp(fromRoot('policies', 'countries', 'ee'), draft, { recursive: true });
  const file = path.join(draft, 'permissions.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}${ADDED}`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const TIME = 120_000;

describe('comity policy', () => {
  it(
    'tells what a draft opens, with an example that `explain` reproduces',
    async () => {
      const { stdout } = await policy('diff', 'EE', draft);
      expect(stdout).toContain('opens `Person.birthDate` (deny → year)');
      const found = (await json('diff', 'EE', draft)) as {
        readonly changes: readonly {
          readonly to: string;
          readonly example: { readonly field: string; readonly given: unknown };
        }[];
      };
      expect(found.changes).not.toHaveLength(0);
      const [change] = found.changes;
      const given = path.join(folder, 'given.yaml');
      await writeFile(given, JSON.stringify(change?.example.given));
      const field = change?.example.field ?? '';
      const after = (await json('explain', draft, '--given', given, '--field', field)) as {
        readonly fields: readonly unknown[];
      };
      expect(after.fields[0]).toMatchObject({ field, outcome: change?.to, deciding: [{ id: 'victims-abroad' }] });
      const before = (await json('explain', 'EE', '--given', given, '--field', field)) as {
        readonly fields: readonly unknown[];
      };
      expect(before.fields[0]).toMatchObject({ field, outcome: 'deny' });
    },
    TIME,
  );

  it(
    'says that nothing changes between a policy and itself',
    async () => {
      expect(await policy('diff', 'EE', 'EE')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('nothing changes for anybody') as string,
      });
    },
    TIME,
  );

  it(
    'explains a denial by the nearest permission, from keys on the command line',
    async () => {
      const { code, stdout } = await policy(
        'explain',
        'EE',
        '--set',
        'member=US',
        '--set',
        'role=analyst',
        '--set',
        'purpose=investigation',
        '--set',
        'record.type=Person',
        '--field',
        'Person.birthDate',
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(
        /Person\.birthDate: deny: no permission\n {2}nearest: `[a-z-]+` \(.*permissions\.yaml:\d+\)/,
      );
      expect(stdout).toContain('case fails: a case is given: it wants true, none is stated');
    },
    TIME,
  );

  it(
    'gives the matrix and who can reach a field',
    async () => {
      expect(await json('matrix', 'EE', '--role', 'auditor')).toMatchObject({
        member: 'EE',
        fields: expect.any(Array) as unknown[],
      });
      const { code, stdout } = await policy('who-can', 'Person.biometrics', 'EE');
      expect({ code, opens: stdout.includes('opens `Person.biometrics`') }).toEqual({ code: 0, opens: true });
    },
    TIME,
  );

  it(
    'gives each row as a sentence, in the official language and in English',
    async () => {
      expect(await json('sentence', 'JP')).toMatchObject({
        authoritative: 'ja',
        rows: expect.arrayContaining([
          expect.objectContaining({
            sentences: {
              ja: expect.stringContaining('許可') as string,
              en: expect.stringContaining('Permission') as string,
            },
          }),
        ]) as unknown[],
      });
    },
    TIME,
  );

  it(
    'goes to DMN and back, into a new folder alone',
    async () => {
      const file = path.join(folder, 'ee.dmn');
      await writeFile(file, (await policy('export', 'dmn', 'EE')).stdout);
      const made = path.join(folder, 'imported', 'ee');
      expect(await policy('import', 'dmn', file, made)).toMatchObject({ code: 0 });
      expect(await policy('diff', 'EE', made)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('nothing changes') as string,
      });
      expect(await policy('import', 'dmn', file, made)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('holds a policy already') as string,
      });
      await writeFile(file, 'no XML');
      expect(await policy('import', 'dmn', file, `${made}x`)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('is not DMN') as string,
      });
    },
    TIME,
  );

  it(
    'tests with the coverage of rows and fields',
    async () => {
      expect(await policy('test', fromRoot('policies', 'countries', 'ee'))).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/EE: (\d+) of \1 cases pass; \d+ of \d+ rows and \d+ of \d+ fields/) as string,
      });
    },
    TIME,
  );

  it.each([
    ['a folder without a policy', ['diff', 'EE', 'docs'], 2, 'holds no policy'],
    ['policies of two members', ['diff', 'EE', 'DE'], 2, 'compare two of one member'],
    ['nobody who asks', ['explain', 'EE'], 2, 'say who asks'],
    [
      'a role that there is not',
      ['explain', 'EE', '--set', 'role=analist', '--set', 'member=DE', '--set', 'record.type=Person'],
      2,
      'did you mean `analyst`?',
    ],
    ['a field that there is not', ['who-can', 'Person.birthDat', 'EE'], 2, 'did you mean `Person.birthDate`?'],
    ['a language that is not shipped', ['sentence', 'EE', '--language', 'xx'], 2, 'there are no sentences in `xx`'],
    ['a file that is not there', ['import', 'dmn', 'nothing.dmn', 'xx'], 2, 'cannot be read'],
  ])(
    'refuses %s, and says what to do',
    async (_, args, code, says) => {
      expect(await policy(...args)).toMatchObject({ code, stderr: expect.stringContaining(says) as string });
    },
    TIME,
  );

  it.each(['check', 'test', 'diff', 'explain', 'matrix', 'who-can', 'sentence', 'export', 'import'])(
    'has help for `%s`',
    async (verb) => {
      expect(await policy(verb, '--help')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Usage: comity policy') as string,
      });
    },
    TIME,
  );

  it(
    'refuses to compare a policy with faults, and tells them',
    async () => {
      const faulty = path.join(folder, 'faulty', 'ee');
      await cp(draft, faulty, { recursive: true });
      await writeFile(
        path.join(faulty, 'permissions.yaml'),
        '- { id: x, rôle: analyst, read: name, then: allow, because: law }\n',
      );
      expect(await policy('diff', 'EE', faulty)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/permissions\.yaml:1:\d+: `rôle` is no key/) as string,
      });
    },
    TIME,
  );
});
