import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { watchReleases, type Releases } from '../../cli/processes/watch-releases.ts';
import { memberCode } from '../../schema/ids.ts';
import { fromRoot } from '../../schema/paths.ts';
import type { Requester } from '../../schema/requester.ts';

const LONG = 20_000;

let folder: string;
let releases: Releases;
let refused: string[];

const analyst: Requester = {
  subject: 'ee-analyst',
  issuer: 'https://issuer.example',
  member: memberCode('EE'),
  agency: 'Politsei- ja Piirivalveamet',
  role: 'analyst',
  clearance: 'restricted',
  automated: false,
  actingOfficer: null,
  tokenId: 'one',
  expires: 0,
};

function refusal(to: string): string | null | undefined {
  return releases.current.get('EE')?.refusal({
    requester: analyst,
    justification: {
      purpose: 'investigation',
      case: 'EE-1',
      basis: 'UNTOC-18',
      offence: null,
      penalty: null,
      necessity: null,
    },
    to,
    searchFields: ['PersonName.full'],
    now: new Date(),
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function edit(name: string, from: string | RegExp, to: string): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

/** Writes the members file: Estonia with these national fields. */
async function register(extension: string): Promise<void> {
  const key = Buffer.alloc(32, 1).toString('base64');
  const entry = { code: 'EE', url: 'https://ee.example/graphql', key, schemaVersion: 3, holds: ['Person'], extension };
  await writeFile(path.join(folder, 'members.json'), JSON.stringify({ members: [entry] }));
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-releases-'));
  await cp(fromRoot('policies', 'countries', 'ee'), path.join(folder, 'countries', 'ee'), { recursive: true });
  await cp(fromRoot('policies', 'groups.yaml'), path.join(folder, 'groups.yaml'));
  await register('');
  refused = [];
  releases = await watchReleases({
    policiesFolder: path.join(folder, 'countries'),
    groupsFile: path.join(folder, 'groups.yaml'),
    membersFile: path.join(folder, 'members.json'),
    changed: () => undefined,
    refused: (member) => refused.push(member),
  });
});

afterEach(async () => {
  releases.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('release tables of a running hub', () => {
  it(
    'release a question to a country as soon as a group that they name holds it',
    async () => {
      expect(refusal('FR')).toBeNull();
      expect(refusal('NO')).toContain('no release to `NO`');
      await edit('groups.yaml', /(^ {2}UNTOC:[\s\S]*?members: \[)/m, '$1NO, ');
      await until(() => refusal('NO') === null);
      expect(refused).toEqual([]);
    },
    LONG,
  );

  it(
    'follow the national fields that the members file has',
    async () => {
      const permissions = path.join(folder, 'countries', 'ee', 'permissions.yaml');
      const row = '\n- { id: own-desk, member: EE, read: EE_Jurisdiction.desk, then: allow, because: a law }\n';
      await writeFile(permissions, (await readFile(permissions, 'utf8')) + row);
      await until(() => refused.includes('EE'));
      await register('extend type EE_Jurisdiction { desk: String @category(name: "contact") }');
      refused.length = 0;
      await edit('countries/ee/release.yaml', 'EU, UNTOC', 'EU');
      await until(() => refusal('UA')?.includes('no release to `UA`') === true);
      expect(refused).toEqual([]);
      await register('extend type EE_Jurisdiction { desk: String }');
      await until(() => refused.includes('EE'));
      expect(refusal('UA')).toContain('no release to `UA`');
    },
    LONG,
  );

  it(
    'take in a member that comes, and let go of one that leaves',
    async () => {
      await cp(fromRoot('policies', 'countries', 'fr'), path.join(folder, 'countries', 'fr'), { recursive: true });
      await until(() => releases.current.has('FR'));
      await rm(path.join(folder, 'countries', 'fr'), { recursive: true });
      await until(() => !releases.current.has('FR'));
      expect(refusal('FR')).toBeNull();
    },
    LONG,
  );

  it(
    'stay as they were where their file has a fault',
    async () => {
      await edit('countries/ee/release.yaml', 'then: allow', 'then: perhaps');
      await until(() => refused.length > 0);
      expect(refused).toEqual(['EE']);
      expect(refusal('FR')).toBeNull();
    },
    LONG,
  );
});
