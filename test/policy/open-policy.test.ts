import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureFirstVersion } from '../../cli/officers/first-version.ts';
import type { OfficePlace } from '../../cli/officers/office-place.ts';
import { readSigningKey } from '../../cli/officers/signing-key.ts';
import { requirePolicy } from '../../policies/load.ts';
import { fileHighWater } from '../../policies/versions/high-water.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { openPolicy, type OpenPolicy } from '../../subgraphs/policy/open-policy.ts';
import { openVersionStore } from '../../subgraphs/policy/open-store.ts';
import { attributes, context, controlled } from '../policies/sample.ts';
import { deskOf, forgedVersion, shipped, until, withdraw, withOffice, type Forged } from './office.ts';

const MEMBER = 'FR';

/** The shipped files with a permission more. */
const WIDER = (files: Readonly<Record<string, string>>) => ({
  ...files,
  'permissions.yaml': `${files['permissions.yaml'] ?? ''}\n- { id: wider, role: analyst, read: all, then: allow, because: a law }\n`,
});

async function open(place: OfficePlace, folder: string, change: { readonly allowDemo?: boolean } = {}) {
  const refused: string[] = [];
  const activated: (string | null)[] = [];
  const { store } = await openVersionStore(place.store, 'unused');
  const policy = await openPolicy({
    member: MEMBER,
    store,
    officersFile: place.ring,
    allowDemo: true,
    mark: fileHighWater(path.join(folder, 'mark.json')),
    catalogue: CANONICAL_FIELDS,
    common: {},
    now: () => new Date(),
    inForce: (version, compiled) => activated.push(version === null ? null : compiled.version),
    refused: (reason) => refused.push(reason),
    ...change,
  });
  return { policy, refused, activated };
}

/** What an analyst of Germany may read, by the policy that is in force. */
function opened({ current }: Pick<OpenPolicy, 'current'>): Uint8Array {
  const who = context({ owner: MEMBER, now: new Date() });
  return current()
    .forRequester(who)
    .vector(attributes({ originator: MEMBER })).outcomes;
}

describe('the policy of a running country', () => {
  it('is the shipped one, signed, and decides as its files do', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      const { policy, refused, activated } = await open(place, folder);
      const unsigned = (await requirePolicy(shipped(MEMBER))).policy;
      expect(policy.current().version).toBe(unsigned.version);
      expect(opened(policy)).toEqual(opened({ current: () => unsigned }));
      expect(opened(policy)[controlled('PersonName.full').index]).toBeGreaterThan(0);
      expect([refused, activated, policy.faults()]).toEqual([[], [unsigned.version], []]);
      policy.close();
    });
  });

  it('loses every permission that is withdrawn, and is narrower at once; withdrawn whole, it denies everything', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      const { policy } = await open(place, folder);
      const before = opened(policy);
      const [{ act } = { act: null }] = await (await deskOf(place)).store.actsAfter(0);
      const rows = act?.kind === 'activation' ? act.sentences.map(({ row }) => row) : [];
      const version = policy.current().version;
      await withdraw(place, rows.slice(0, 3));
      await until(() => policy.current().version !== version);
      const narrowed = opened(policy);
      expect(narrowed.every((code, index) => code <= (before[index] ?? 0))).toBe(true);
      await withdraw(place, null);
      await until(() => !policy.current().opensAt(new Date()));
      expect(new Set(opened(policy))).toEqual(new Set([0]));
      policy.close();
    });
  });

  it.each<[string, Forged, RegExp]>([
    ['a row of which no sentence was signed', ({ sentences }) => ({ sentences: sentences.slice(1) }), /no sentence/],
    [
      'a row of which something else was signed',
      ({ sentences: [first, ...others] }) => ({ sentences: first ? [{ ...first, text: 'Rien.' }, ...others] : [] }),
      /something else than was signed/,
    ],
    [
      'a row whose English says something else',
      ({ sentences: [first, ...others] }) => ({ sentences: first ? [{ ...first, english: 'No.' }, ...others] : [] }),
      /something else than was signed/,
    ],
    [
      'sentences of a row that there is not',
      ({ sentences }) => ({ sentences: [...sentences, { row: 'no-row', text: 'Rien.', english: 'Nothing.' }] }),
      /which the tables do not have/,
    ],
    ['two sentences of one row', ({ sentences }) => ({ sentences: [...sentences, ...sentences] }), /two sentences/],
    ['another language than the policy has', () => ({ language: 'de' }), /signed in `de`/],
  ])('is not a version with %s, whoever has signed it', async (_, forged, fault) => {
    await withOffice(MEMBER, async (place, folder) => {
      const { policy, refused } = await open(place, folder);
      const { version } = policy.current();
      const { store } = await deskOf(place);
      await store.append(await forgedVersion(place, WIDER, forged));
      await policy.look();
      expect([policy.current().version, refused]).toEqual([version, [expect.stringMatching(fault)]]);
      policy.close();
    });
  });

  it('is a version whose sentences are what its tables say', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      const { policy, refused } = await open(place, folder);
      const { version } = policy.current();
      await (await deskOf(place)).store.append(await forgedVersion(place, WIDER, () => ({})));
      await policy.look();
      expect(refused).toEqual([]);
      expect(policy.current().version).not.toBe(version);
      policy.close();
    });
  });

  it('keeps a second start from putting the shipped files in force again', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      await withdraw(place, null);
      await ensureFirstVersion({ member: MEMBER, folder: shipped(MEMBER), place, options: {} });
      const { policy } = await open(place, folder);
      expect(policy.current().opensAt(new Date())).toBe(false);
      policy.close();
    });
  });

  it('does not open under keys of the demonstration where they are not allowed', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      await expect(open(place, folder, { allowDemo: false })).rejects.toThrow(/production refuses/);
    });
  });

  it('does not open under the ring of another member', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      await writeFile(place.ring, (await readFile(place.ring, 'utf8')).replace('member: FR', 'member: EE'));
      await expect(open(place, folder)).rejects.toThrow(/is the ring of `EE`/);
    });
  });

  it('opens, and denies everything, where nothing was ever signed', async () => {
    await withOffice(MEMBER, async (place, folder) => {
      const empty = { ...place, store: path.join(folder, 'empty') };
      const { policy, activated } = await open(empty, folder);
      expect([policy.version(), activated]).toEqual([null, [null]]);
      expect(new Set(opened(policy))).toEqual(new Set([0]));
      policy.close();
    });
  });

  it('signs with no key that others can read', async () => {
    await withOffice(MEMBER, async (place) => {
      const file = path.join(place.keys, 'fr-controller.pem');
      await chmod(file, 0o644);
      await expect(readSigningKey(file, 'fr-controller')).rejects.toThrow(/chmod 600/);
    });
  });
});
