import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SignedAct } from '../../../policies/versions/act.ts';
import { followVersions, type Following } from '../../../policies/versions/follow-versions.ts';
import { fileHighWater } from '../../../policies/versions/high-water.ts';
import { openFolderStore } from '../../../policies/versions/folder-store.ts';
import type { OfficerRing } from '../../../policies/versions/officer-ring.ts';
import type { WritableVersionStore } from '../../../policies/versions/version-store.ts';
import { activate, activation, content, NOW, ring, signed, withdrawal, withStore } from './office.ts';

/** A process that follows: what it enforces, and what it says is wrong. */
interface Process extends Following {
  readonly enforced: () => string;
  readonly faults: () => string | null;
}

interface Circumstances {
  readonly ring?: () => OfficerRing;
  readonly now?: () => Date;
  readonly refuses?: string;
  /** Versions with this text are not what was signed. */
  readonly unsigned?: string;
  /** What was held to its signatures. */
  readonly examined?: string[];
}

async function start(store: WritableVersionStore, folder: string, given: Circumstances = {}): Promise<Process> {
  let enforced = 'nothing';
  let fault: string | null = null;
  const following = await followVersions({
    store,
    ring: () => Promise.resolve((given.ring ?? ring)()),
    mark: fileHighWater(path.join(folder, 'mark.json')),
    now: given.now ?? (() => NOW),
    prepare: (version) => {
      const text = version?.content.files['policy.yaml'] ?? 'nothing';
      if (given.refuses !== undefined && text.includes(given.refuses)) return Promise.reject(new Error('it is faulty'));
      const withdrawn = version?.withdrawn;
      const less = withdrawn === null ? ' less all' : [...(withdrawn ?? [])].map((row) => ` less ${row}`).join('');
      return Promise.resolve(() => void (enforced = `${text.split('\n')[0] ?? ''}${less}`));
    },
    examine: ({ content: { files } }) => {
      const text = files['policy.yaml']?.split('\n')[0] ?? '';
      given.examined?.push(text);
      const isUnsigned = given.unsigned !== undefined && text.includes(given.unsigned);
      return isUnsigned ? Promise.reject(new Error('it is not what was signed')) : Promise.resolve();
    },
    fault: (reason) => void (fault = reason),
  });
  return { ...following, enforced: () => enforced, faults: () => fault };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

describe('a process that follows the chain', () => {
  it('enforces nothing where there is no act', async () => {
    await withStore(async (store, folder) => {
      const following = await start(store, folder);
      expect([following.enforced(), following.faults()]).toEqual(['nothing', null]);
      following.stop();
    });
  });

  it('puts in force what another process adds, and a withdrawal, without being asked to look', async () => {
    await withStore(async (store, folder) => {
      const following = await start(store, folder);
      const officers = await openFolderStore(path.join(folder, 'store'));
      const first = await activate(officers, 'one', null);
      await until(() => following.enforced() === '# one');
      await officers.append(withdrawal(first, ['a-row']));
      await until(() => following.enforced() === '# one less a-row');
      following.stop();
    });
  });

  it('keeps what it has when the next act is unsigned, and says so', async () => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      const following = await start(store, folder);
      await store.keepContent(content('two'));
      await store.append({ act: activation(content('two'), first), signatures: [] });
      await following.look();
      expect(following.enforced()).toBe('# one');
      expect(following.faults()).toMatch(/act 2: the signature of the `proposer` is missing/);
      following.stop();
    });
  });

  it('does not take an older chain for the newest, before or after a restart', async () => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      await activate(store, 'two', first);
      const before = await start(store, folder);
      expect(before.enforced()).toBe('# two');
      await rm(path.join(folder, 'store', 'acts', '0000002.json'));
      await before.look();
      expect(before.enforced()).toBe('# two');
      before.stop();
      const after = await start(store, folder);
      expect(after.enforced()).toBe('nothing');
      expect(after.faults()).toMatch(/ends with act 1, but act 2 was accepted before/);
      after.stop();
    });
  });

  it('does not take another chain, however well signed, after a restart', async () => {
    await withStore(async (store, folder) => {
      await activate(store, 'one', null);
      (await start(store, folder)).stop();
      await rm(path.join(folder, 'store', 'acts', '0000001.json'));
      await activate(store, 'other', null);
      const after = await start(store, folder);
      expect([after.enforced(), after.faults()]).toEqual(['nothing', expect.stringMatching(/not the one that was/)]);
      after.stop();
    });
  });

  it('still enforces, after a restart, what was accepted before a key was withdrawn; that key signs nothing more', async () => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      (await start(store, folder)).stop();
      const withdrawn = () => ring({ boris: { withdrawn: true } });
      const after = await start(store, folder, { ring: withdrawn });
      expect([after.enforced(), after.faults()]).toEqual(['# one', null]);
      await activate(store, 'two', first);
      await after.look();
      expect([after.enforced(), after.faults()]).toEqual(['# one', expect.stringMatching(/was withdrawn/)]);
      after.stop();
    });
  });

  it('puts a version in force at its time, and ends it, of itself', async () => {
    await withStore(async (store, folder) => {
      const started = Date.now();
      const now = () => new Date(NOW.getTime() + Date.now() - started);
      const in300 = new Date(NOW.getTime() + 300).toISOString();
      const in900 = new Date(NOW.getTime() + 900).toISOString();
      const first = await activate(store, 'one', null);
      await activate(store, 'two', first, { from: in300, until: in900 });
      const following = await start(store, folder, { now });
      expect(following.enforced()).toBe('# one');
      await until(() => following.enforced() === '# two');
      await until(() => following.enforced() === 'nothing');
      following.stop();
    });
  });

  it('is not brought back to an older version by a clock that jumps back, over a restart too', async () => {
    await withStore(async (store, folder) => {
      let now = NOW;
      const first = await activate(store, 'one', null);
      await activate(store, 'two', first, { from: '2026-11-01T00:00:00.000Z' });
      const before = await start(store, folder, { now: () => now });
      now = new Date('2026-03-01T00:00:00.000Z');
      await before.look();
      expect([before.enforced(), before.clock.now()]).toEqual(['# two', NOW]);
      before.stop();
      const after = await start(store, folder, { now: () => now });
      expect([after.enforced(), after.clock.now()]).toEqual(['# two', NOW]);
      after.stop();
    });
  });

  it('keeps what it has, and its mark, where the new version cannot be made ready', async () => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      const following = await start(store, folder, { refuses: 'faulty' });
      const mark = await readFile(path.join(folder, 'mark.json'), 'utf8');
      const faulty = await activate(store, 'faulty', first);
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual(['# one', 'it is faulty']);
      expect(await readFile(path.join(folder, 'mark.json'), 'utf8')).toBe(mark);
      await activate(store, 'three', faulty);
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual(['# three', null]);
      following.stop();
    });
  });

  it.each<[string, Circumstances, string | null]>([
    ['cannot be made ready', { refuses: 'faulty' }, null],
    ['is not what was signed', { unsigned: 'faulty' }, null],
    ['comes later, and is not what was signed', { unsigned: 'faulty' }, '2027-01-01T00:00:00.000Z'],
  ])('loses what is withdrawn on a version that %s', async (_, circumstances, from) => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      const following = await start(store, folder, circumstances);
      const mark = await readFile(path.join(folder, 'mark.json'), 'utf8');
      const faulty = await activate(store, 'faulty', first, from === null ? {} : { from });
      const row = withdrawal(faulty, ['a-row']);
      await store.append(row);
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual(['# one less a-row', expect.stringMatching(/^it is/)]);
      expect(await readFile(path.join(folder, 'mark.json'), 'utf8')).toBe(mark);
      await store.append(withdrawal(row, null));
      await following.look();
      expect(following.enforced()).toMatch(/ less all$/);
      following.stop();
    });
  });

  it('is withdrawn whole though the files of the newest version are missing', async () => {
    await withStore(async (store, folder) => {
      const first = await activate(store, 'one', null);
      const following = await start(store, folder);
      const missing = signed(activation(content('two'), first));
      await store.append(missing);
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual(['# one', expect.stringMatching(/is missing/)]);
      await store.append(withdrawal(missing, null));
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual([expect.stringMatching(/ less all$/), null]);
      following.stop();
    });
  });

  it('ends at its time while the store cannot be read', async () => {
    await withStore(async (store, folder) => {
      let now = NOW;
      await activate(store, 'one', null, { until: '2026-11-23T00:00:00.000Z' });
      const following = await start(store, folder, { now: () => now });
      await writeFile(path.join(folder, 'store', 'acts', '0000002.json'), '{');
      await following.look();
      expect([following.enforced(), following.faults()]).toEqual(['# one', expect.stringMatching(/is not JSON/)]);
      now = new Date('2026-11-23T00:00:00.000Z');
      await following.look();
      expect(following.enforced()).toBe('nothing');
      following.stop();
    });
  });

  it('holds each version once to what was signed, those too that come later, and none that never will', async () => {
    await withStore(async (store, folder) => {
      const examined: string[] = [];
      const first = await activate(store, 'one', null);
      const second = await activate(store, 'two', first);
      await activate(store, 'three', second, { from: '2027-01-01T00:00:00.000Z' });
      (await start(store, folder, { examined })).stop();
      expect(examined).toEqual(['# two', '# three']);
      const now = () => new Date('2027-02-01T00:00:00.000Z');
      const after = await start(store, folder, { examined, now, unsigned: 'three' });
      expect([after.enforced(), after.faults(), examined]).toEqual(['# three', null, ['# two', '# three']]);
      after.stop();
    });
  });

  it('does not take the policy of another member for its own', async () => {
    await withStore(async (store, folder) => {
      const other = { ...content('other'), member: 'LV' };
      await store.keepContent(other);
      await store.append(signed(activation(other, null)));
      const following = await start(store, folder);
      expect([following.enforced(), following.faults()]).toEqual(['nothing', expect.stringMatching(/policy of `LV`/)]);
      following.stop();
    });
  });

  it.each<[string, (folder: string, act: SignedAct) => Promise<void>, RegExp]>([
    [
      'a content that was altered',
      (folder, { act }) => {
        const name = act.kind === 'activation' ? `${act.content}.json` : '';
        return writeFile(path.join(folder, 'store', 'contents', name), JSON.stringify(content('forged')));
      },
      /not what its address says/,
    ],
    [
      'an act that is half written',
      (folder) => writeFile(path.join(folder, 'store', 'acts', '0000001.json'), '{"act": {"kind": "activ'),
      /is not JSON/,
    ],
    [
      'an act that is no act',
      (folder) => writeFile(path.join(folder, 'store', 'acts', '0000001.json'), '{"act": null}'),
      /not an act/,
    ],
  ])('enforces nothing of %s', async (_, harm, fault) => {
    await withStore(async (store, folder) => {
      await harm(folder, await activate(store, 'one', null));
      const following = await start(store, folder);
      expect([following.enforced(), following.faults()]).toEqual(['nothing', expect.stringMatching(fault)]);
      following.stop();
    });
  });

  it('does not start on a damaged mark', async () => {
    await withStore(async (store, folder) => {
      await activate(store, 'one', null);
      (await start(store, folder)).stop();
      await appendFile(path.join(folder, 'mark.json'), '}');
      await expect(start(store, folder)).rejects.toMatchObject({ code: 'POLICY_INVALID' });
    });
  });
});

describe('the store of versions', () => {
  it('gives a place in the chain to one of two officers, and loses nothing of the other', async () => {
    await withStore(async (store, folder) => {
      const other = await openFolderStore(path.join(folder, 'store'));
      const one = signed(activation(content('one'), null));
      const two = signed(activation(content('two'), null));
      await Promise.all([store.keepProposal(one), other.keepProposal(two)]);
      const came = await Promise.all([store.append(one), other.append(two)]);
      expect(came.toSorted()).toEqual(['appended', 'overtaken']);
      expect(await store.actsAfter(0)).toHaveLength(1);
      expect(await store.proposals()).toHaveLength(2);
    });
  });
});
