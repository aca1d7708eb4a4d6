import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { actId, type Act, type Activation, type SignedAct, type SigningRole } from '../../../policies/versions/act.ts';
import { openFolderStore } from '../../../policies/versions/folder-store.ts';
import { parseOfficerRing, type OfficerRing } from '../../../policies/versions/officer-ring.ts';
import { contentHash, type PolicyContent } from '../../../policies/versions/policy-content.ts';
import { signAct } from '../../../policies/versions/signature.ts';
import type { WritableVersionStore } from '../../../policies/versions/version-store.ts';

export const NOW = new Date('2026-11-22T12:00:00.000Z');
const LONG_AGO = '2026-01-01T00:00:00.000Z';

const DUTIES: Readonly<Record<string, readonly SigningRole[]>> = {
  anna: ['proposer', 'withdrawer'],
  boris: ['approver', 'proposer'],
  carla: ['opinion'],
};

const KEYS: ReadonlyMap<string, KeyObject> = new Map(
  Object.keys(DUTIES).map((person) => [person, generateKeyPairSync('ed25519').privateKey]),
);

function publicPart(key: KeyObject | undefined): string {
  return key?.export({ format: 'jwk' }).x ?? '';
}

/** The ring of EE, in which keys may be withdrawn or end. */
export function ring(keys: Readonly<Record<string, object>> = {}, extra: object = {}): OfficerRing {
  const officers = Object.entries(DUTIES).map(([person, may]) => ({
    person,
    name: person,
    may,
    keys: [{ id: `${person}-1`, publicKey: publicPart(KEYS.get(person)), from: LONG_AGO, ...keys[person] }],
  }));
  return parseOfficerRing(JSON.stringify({ member: 'EE', officers, ...extra }));
}

export function content(mark: string): PolicyContent {
  return { member: 'EE', files: { 'policy.yaml': `# ${mark}\nmember: EE\n` } };
}

export function activation(of: PolicyContent, after: SignedAct | null, changes: Partial<Activation> = {}): Activation {
  return {
    kind: 'activation',
    member: 'EE',
    number: (after?.act.number ?? 0) + 1,
    predecessor: after && actId(after.act),
    content: contentHash(of),
    language: 'et',
    sentences: [{ row: 'a-row', text: 'lause', english: 'a sentence' }],
    from: LONG_AGO,
    until: null,
    opinion: { verdict: 'favourable', text: 'proportionate', assessment: 'DPIA-2026-7' },
    ...changes,
  };
}

/** Signs an act as the people named; `boris as proposer` gives him that role. */
export function signed(
  act: Act,
  by: Readonly<Record<string, SigningRole>> = { anna: 'proposer', carla: 'opinion', boris: 'approver' },
  at: Date = NOW,
): SignedAct {
  const signatures = Object.entries(by).map(([person, role]) => {
    const key = KEYS.get(person);
    if (!key) throw new Error(`${person} has no key`);
    return signAct(act, { role, person, key: `${person}-1`, at: at.toISOString() }, key);
  });
  return { act, signatures };
}

export function withdrawal(after: SignedAct, rows: readonly string[] | null): SignedAct {
  const { member, number } = after.act;
  const act: Act = {
    kind: 'withdrawal',
    member,
    number: number + 1,
    predecessor: actId(after.act),
    rows,
    reason: 'an officer abroad misused it',
  };
  return signed(act, { anna: 'withdrawer' });
}

/** Keeps a content and puts its activation in force. */
export async function activate(
  store: WritableVersionStore,
  mark: string,
  after: SignedAct | null,
  changes: Partial<Activation> = {},
): Promise<SignedAct> {
  await store.keepContent(content(mark));
  const act = signed(activation(content(mark), after, changes));
  await store.append(act);
  return act;
}

/** Runs with a store in a folder of its own, which is removed afterwards. */
export async function withStore<Result>(
  run: (store: WritableVersionStore, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-versions-'));
  try {
    return await run(await openFolderStore(path.join(folder, 'store')), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
