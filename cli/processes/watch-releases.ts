import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CompiledRelease } from '../../policies/engine/contract.ts';
import { loadPolicy } from '../../policies/load.ts';
import { policyFolders } from '../../policies/policy-folders.ts';
import { fromRoot } from '../../schema/paths.ts';

/** Where release tables lie, and who is told when they change. */
export interface ReleaseSources {
  readonly policiesFolder: string;
  /** By default `policies/groups.yaml` of the checkout. */
  readonly groupsFile: string | undefined;
  readonly changed: (members: readonly string[]) => void;
  /** The tables of a member are faulty: those that held before still hold, and nothing where there were none. */
  readonly refused: (member: string) => void;
}

/** The release table of each member, kept as the files say. */
export interface Releases {
  readonly current: ReadonlyMap<string, CompiledRelease>;
  stop(): void;
}

const LOOK_MS = 1000;

async function stamp(file: string): Promise<string> {
  return stat(file).then(
    ({ mtimeMs, size }) => `${file} ${mtimeMs} ${size}`,
    () => `${file} absent`,
  );
}

/** Changes when a file changes that decides what is released. */
async function fingerprint({ policiesFolder, groupsFile }: ReleaseSources): Promise<string> {
  const folders = await policyFolders(policiesFolder);
  const files = folders.flatMap((folder) => [path.join(folder, 'policy.yaml'), path.join(folder, 'release.yaml')]);
  const stamps = await Promise.all([...files, groupsFile ?? fromRoot('policies', 'groups.yaml')].map(stamp));
  return stamps.join('\n');
}

async function load(sources: ReleaseSources, releases: Map<string, CompiledRelease>): Promise<void> {
  const options = sources.groupsFile === undefined ? {} : { groupsFile: sources.groupsFile };
  const folders = await policyFolders(sources.policiesFolder);
  const loaded = await Promise.all(folders.map((folder) => loadPolicy(folder, options)));
  const there = new Set(loaded.map(({ member }) => member));
  for (const member of [...releases.keys()]) if (!there.has(member)) releases.delete(member);
  for (const { member, release, faults } of loaded) {
    if (faults.length > 0) sources.refused(member);
    if (faults.length === 0 || !releases.has(member)) releases.set(member, release);
  }
  sources.changed([...there]);
}

/**
 * Reads the release tables, and reads them anew when their files, or the file of groups, have changed and been left alone
 * for a second: a country that joins is asked without a restart of the hub.
 */
export async function watchReleases(sources: ReleaseSources): Promise<Releases> {
  const releases = new Map<string, CompiledRelease>();
  let loaded = await fingerprint(sources);
  await load(sources, releases);
  let before = loaded;
  const look = async () => {
    const found = await fingerprint(sources);
    const isSettled = found === before;
    before = found;
    if (!isSettled || found === loaded) return;
    loaded = found;
    await load(sources, releases);
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    // A folder that cannot be read just now is looked at again; what was read holds.
    void look()
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  }, LOOK_MS);
  timer.unref();
  return { current: releases, stop: () => clearInterval(timer) };
}
