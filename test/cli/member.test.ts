import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { chmod, copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { environment, runCommand, type CommandResult } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'comity-member-'));
const members = path.join(folder, 'members.yaml');
const key = path.join(folder, 'NO.call.key');
const entry = { code: 'NO', url: 'https://no.example/graphql', schemaVersion: 3, holds: ['Person'], extension: '' };

function comity(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(args, environment({ COMITY_DATA: folder }));
}

async function written(name: string, content: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}

beforeEach(async () => {
  await copyFile(fromRoot('docs', 'production', 'hub', 'members.yaml'), members);
  await chmod(members, 0o640);
  await writeFile(key, randomBytes(32).toString('base64'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('comity member', () => {
  it(
    'adds a member, its key beside the file, and keeps comments and the mode of the file',
    async () => {
      const added = await comity(
        'member',
        'add',
        await written('no.json', entry),
        '--members',
        members,
        '--key-file',
        key,
      );
      expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('9 members: EE, DE') as string });
      const text = await readFile(members, 'utf8');
      expect(text).toMatch(/^# The members that the gateways ask/);
      expect(text).toContain('keyFile: NO.call.key');
      expect((await stat(members)).mode & 0o777).toBe(0o640);
    },
    MINUTES,
  );

  it(
    'replaces a member that is there already',
    async () => {
      const file = await written('de.json', { ...entry, code: 'DE' });
      const added = await comity('member', 'add', file, '--members', members, '--key-file', key);
      expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('8 members') as string });
      expect((await readFile(members, 'utf8')).match(/code: DE/g)).toHaveLength(1);
    },
    MINUTES,
  );

  it(
    'removes a member whose list of record types others refer to',
    async () => {
      expect(await comity('member', 'remove', 'EE', '--members', members)).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('7 members: DE') as string,
      });
      expect((await readFile(members, 'utf8')).match(/- Seizure/g)).toHaveLength(7);
    },
    MINUTES,
  );

  it.each([
    {
      what: 'a record type that there is not',
      content: { ...entry, holds: ['Persons'] },
      says: 'the members file is invalid',
    },
    { what: 'an address that is none', content: { ...entry, url: 'no.example' }, says: 'is no http address' },
    { what: 'no code', content: { url: entry.url }, says: 'is no entry of a member' },
  ])(
    'refuses an entry with $what, and leaves the file as it was',
    async ({ content, says }) => {
      const before = await readFile(members, 'utf8');
      const refused = await comity(
        'member',
        'add',
        await written('x.json', content),
        '--members',
        members,
        '--key-file',
        key,
      );
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(says) as string });
      expect(await readFile(members, 'utf8')).toBe(before);
    },
    MINUTES,
  );

  it(
    'refuses a key that is too short',
    async () => {
      await writeFile(key, 'c2hvcnQ=');
      const refused = await comity(
        'member',
        'add',
        await written('no.json', entry),
        '--members',
        members,
        '--key-file',
        key,
      );
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('needs 32 bytes') as string });
    },
    MINUTES,
  );
});

describe('comity keys', () => {
  it(
    'makes what is missing and keeps what is there',
    async () => {
      const keys = path.join(folder, 'keys');
      const first = await comity('keys', keys, '--members', 'EE', '--passwords', 'hub-owner');
      expect(
        first.stdout
          .trim()
          .split('\n')
          .map((file) => path.basename(file)),
      ).toEqual(['EE.call.key', 'EE.records.key', 'cursor.key', 'hub-owner.password', 'hub.pem', 'hub.pub.pem']);
      const before = await readFile(path.join(keys, 'EE.records.key'), 'utf8');
      expect(Buffer.from(before, 'base64url')).toHaveLength(64);
      await comity('keys', keys, '--members', 'EE,DE', '--shared');
      expect(await readFile(path.join(keys, 'EE.records.key'), 'utf8')).toBe(before);
      expect((await stat(path.join(keys, 'DE.call.key'))).mode & 0o777).toBe(0o444);
      expect((await stat(keys)).mode & 0o777).toBe(0o700);
    },
    MINUTES,
  );

  it.each([['ee'], ['../EE']])(
    'makes no key for `%s`, which is no member',
    async (code) => {
      const refused = await comity('keys', path.join(folder, 'none'), '--members', code);
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('is no member') as string });
    },
    MINUTES,
  );
});
