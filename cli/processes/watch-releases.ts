import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readMembers } from '../../gateway/members/watch-members.ts';
import type { CompiledRelease } from '../../policies/engine/contract.ts';
import { OPTIONAL_FILES, TABLE_FILES } from '../../policies/language/country-tables.ts';
import { loadPolicy, type LoadOptions } from '../../policies/load.ts';
import { policyFolders } from '../../policies/policy-folders.ts';
import { ComityError } from '../../schema/errors.ts';
import { CANONICAL_FIELDS, type FieldCatalogue } from '../../schema/fields.ts';
import { fromRoot } from '../../schema/paths.ts';
import { nationalCatalogue } from '../national-catalogue.ts';

/** Where release tables lie, and who is told when they change. */
export interface ReleaseSources {
  readonly policiesFolder: string;
  /** The members, whose policies may name national fields of theirs; without it, policies name canonical fields alone. */
  readonly membersFile?: string;
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
async function fingerprint({ policiesFolder, groupsFile, membersFile }: ReleaseSources): Promise<string> {
  const folders = await policyFolders(policiesFolder);
  const names = [...TABLE_FILES, ...OPTIONAL_FILES];
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const common = [
    groupsFile ?? fromRoot('policies', 'groups.yaml'),
    ...(membersFile === undefined ? [] : [membersFile]),
  ];
  const stamps = await Promise.all([...files, ...common].map(stamp));
  return stamps.join('\n');
}

/** The SDL of each member's national fields, as the members file has it; what was read before where it has a fault. */
function extensionsIn(
  { membersFile }: ReleaseSources,
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (membersFile === undefined) return before;
  try {
    return new Map([...readMembers(membersFile)].map(([code, { extension }]) => [code, extension]));
  } catch (error) {
    if (error instanceof ComityError) return before;
    throw error;
  }
}

/** A member's catalogue; the canonical one where its national fields are faulty, so that a policy that names them is refused. */
function catalogueOf(member: string, extension: string): FieldCatalogue {
  try {
    return nationalCatalogue(member, extension);
  } catch (error) {
    if (error instanceof ComityError) return CANONICAL_FIELDS;
    throw error;
  }
}

async function load(
  sources: ReleaseSources,
  extensions: ReadonlyMap<string, string>,
  releases: Map<string, CompiledRelease>,
): Promise<void> {
  const options: LoadOptions = {
    catalogueOf: (member) => catalogueOf(member, extensions.get(member) ?? ''),
    ...(sources.groupsFile === undefined ? {} : { groupsFile: sources.groupsFile }),
  };
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
 * Reads the release tables, and reads them anew when their files, the file of groups or that of the members have changed
 * and been left alone for a second: a country that joins is asked without a restart of the hub.
 */
export async function watchReleases(sources: ReleaseSources): Promise<Releases> {
  const releases = new Map<string, CompiledRelease>();
  let extensions = extensionsIn(sources, new Map());
  let loaded = await fingerprint(sources);
  await load(sources, extensions, releases);
  let before = loaded;
  const look = async () => {
    const found = await fingerprint(sources);
    const isSettled = found === before;
    before = found;
    if (!isSettled || found === loaded) return;
    extensions = extensionsIn(sources, extensions);
    await load(sources, extensions, releases);
    loaded = found;
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
