import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPolicy, readCountry } from '../../policies/load.ts';
import { fromRoot } from '../../schema/paths.ts';
import { withCountry } from './country-folder.ts';
import { attributes, context, controlled, requester } from './sample.ts';

const OPEN = '- { id: opens, role: analyst, read: name, search: name, then: allow, because: law }\n';
const HEAD = 'member: EE\ntitle: test\nlanguage: et\nfrom: 2026-01-01\n';
const ACCEPTS = `${HEAD}acceptsHubRestrictions: true\n`;

/** Runs `use` with a folder of what is common to all policies, as shipped but for the files given. */
async function withCommon<Result>(
  files: Readonly<Record<string, string>>,
  use: (commonFolder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'common-'));
  try {
    for (const name of ['instruments.yaml', 'purposes.yaml'])
      await cp(fromRoot('policies', name), path.join(folder, name));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const SHUT = '- { id: hub-shut, member: DE, read: name, search: name, then: deny, because: the treaty }\n';

async function underHub(head: string, hub: string, permissions = OPEN) {
  return withCommon({ 'hub/restrictions.yaml': hub }, (commonFolder) =>
    withCountry({ 'policy.yaml': head, 'permissions.yaml': permissions }, async (folder) => {
      const loaded = await loadPolicy(folder, { commonFolder });
      const policy = loaded.policy.forRequester(context());
      return {
        known: policy.vector(attributes()).knowable,
        search: policy.maySearchBy(controlled('PersonName.full')),
        reason: policy.vector(attributes()).reason(controlled('PersonName.full')),
        faults: loaded.faults.map(({ message }) => message),
        version: loaded.policy.version,
      };
    }),
  );
}

describe("the hub's restrictions", () => {
  it('close the records of a member that accepts them, and of no other', async () => {
    expect(await underHub(ACCEPTS, SHUT)).toMatchObject({ known: false, search: false, reason: 'the treaty' });
    expect(await underHub(HEAD, SHUT)).toMatchObject({ known: true, search: true });
  });

  it('change the version of a policy that accepts them', async () => {
    const versions = await Promise.all([ACCEPTS, HEAD].map((head) => underHub(head, SHUT)));
    const none = await Promise.all([ACCEPTS, HEAD].map((head) => underHub(head, '[]\n')));
    expect(versions[0]?.version).not.toBe(none[0]?.version);
    expect(versions[1]?.version).toBe(none[1]?.version);
  });

  it('deny everything where they have a fault, to a member that accepts them', async () => {
    const faulty = '- { id: hub-shut, member: XX, read: name, then: deny, because: the treaty }\n';
    expect(await underHub(ACCEPTS, faulty)).toMatchObject({
      known: false,
      faults: ['`XX` is not a country or member'],
    });
    expect(await underHub(HEAD, faulty)).toMatchObject({ known: true, faults: [] });
  });

  it('have ids of their own', async () => {
    const named = await underHub(ACCEPTS, SHUT.replace('hub-shut', 'shut'));
    expect(named.faults).toEqual(['the id `shut` of the hub must begin with `hub-`']);
    const taken = await underHub(HEAD, SHUT, OPEN.replace('opens', 'hub-opens'));
    expect(taken.faults).toEqual(["the id `hub-opens` begins as those of the hub's restrictions do"]);
  });

  it('are taken for permissions by nobody', async () => {
    const permission = '- { id: hub-opens, read: birth, then: allow, because: the treaty }\n';
    const { faults } = await underHub(ACCEPTS, permission);
    expect(faults).toEqual(['a restriction that allows needs `obligations`, or it does nothing']);
  });
});

describe('what ties members', () => {
  const BINDS = '- { id: opens, role: analyst, basis: UNTOC-18, read: name, then: allow, because: law }\n';
  const known = (files: Readonly<Record<string, string>>, member = 'DE') =>
    withCommon(files, (commonFolder) =>
      withCountry({ 'permissions.yaml': BINDS }, async (folder) => {
        const { policy, faults } = await loadPolicy(folder, { commonFolder });
        const asked = policy.forRequester(context({ requester: requester({ member }) }));
        return { known: asked.vector(attributes()).knowable, faults: faults.map(({ message }) => message) };
      }),
    );

  it('is read from its files: a convention binds its parties', async () => {
    expect(await known({})).toEqual({ known: true, faults: [] });
    expect(await known({}, 'CH')).toEqual({ known: false, faults: [] });
    expect(await known({ 'instruments.yaml': '[]\n' })).toEqual({ known: false, faults: [] });
  });

  it.each([
    ['a party that there is none of', 'parties: { member: XX, from: 2026-01-01 }', '`XX` is not a country or member'],
    ['a party since no day', 'parties: { member: EE }', 'a party needs `from`'],
    ['no parties', 'title: twice', 'a legal instrument needs `parties`'],
    [
      'a flag that is none',
      'parties: { member: EE, from: 2026-01-01, unverified: no }',
      '`unverified` needs `true` or `false`',
    ],
  ])('denies everything where an instrument has %s', async (_, rest, message) => {
    const title = rest.startsWith('title') ? '' : 'title: t\n  ';
    const text = `- id: one\n  source: s\n  bases: UNTOC-18\n  from: 2026-01-01\n  ${title}${rest}\n`;
    const found = await known({ 'instruments.yaml': text });
    expect(found.known).toBe(false);
    expect(found.faults).toEqual([message]);
  });

  it('may be of one country alone: its grounds of transfer and its joint teams', async () => {
    const ground = '- { id: safe, ground: safeguards, toMember: DE, because: law }\n';
    const team = '- { id: team, member: [DE, EE], case: C-1, from: 2026-01-01, until: 2026-12-31, because: law }\n';
    const country = await withCountry({ 'transfers.yaml': ground, 'teams.yaml': team }, (folder) =>
      readCountry(folder),
    );
    expect(country.faults).toEqual([]);
    expect([country.groups.ties?.transfers.length, country.groups.ties?.teams.length]).toEqual([1, 1]);
  });

  it.each([
    [
      'transfers.yaml',
      '- { id: one, ground: none, toMember: DE, because: law }\n',
      '`none` is not a ground of transfer',
    ],
    [
      'transfers.yaml',
      '- { id: one, ground: derogation, toMember: DE, because: law }\n',
      'a derogation is documented for a case',
    ],
    [
      'transfers.yaml',
      '- { id: one, ground: adequacy, because: law }\n',
      'a ground of transfer needs `toMember` or `toGroup`',
    ],
    [
      'teams.yaml',
      '- { id: one, member: DE, case: C-1, from: 2026-01-01, because: law }\n',
      'a joint team needs `until`',
    ],
    [
      'teams.yaml',
      '- { id: one, member: DE, from: 2026-01-01, until: 2026-02-01, because: law }\n',
      'a joint team needs `case`',
    ],
  ])('has faults of its own in `%s`: %s', async (file, text, message) => {
    const { faults } = await withCountry({ [file]: text }, (folder) => readCountry(folder));
    expect(faults.map((fault) => fault.message)).toEqual([message]);
  });
});
