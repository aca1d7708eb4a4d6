import { mkdir, symlink, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../schema/canonical.ts';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { nationalCatalogue, nationalFieldsFile } from '../national-catalogue.ts';
import { ensureFirstVersion } from '../officers/first-version.ts';
import { embeddedOffice } from '../officers/office-place.ts';
import type { KeyFiles } from './keys.ts';
import { systemFolders, type RealInput } from './members.ts';

/** A member with its systems, each at its address. */
export interface PlacedMember {
  readonly member: string;
  readonly systems: readonly { readonly folder: string; readonly connection: Connection }[];
}

/** The member of a real list: its files source is pointed at the list, wherever that lies and whatever its name is. */
export async function placeRealInput(input: RealInput, dataFolder: string): Promise<PlacedMember> {
  const isFile = await stat(input.file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) throw new ComityError('USAGE', `there is no file \`${input.file}\``);
  const [folder] = systemFolders(input.member);
  const mapping = folder === undefined ? null : loadMapping(folder);
  if (folder === undefined || mapping?.source.kind !== 'files') {
    throw new ComityError('USAGE', `\`${input.member}\` is not a member that reads a file`);
  }
  const inbox = path.join(dataFolder, 'with', input.member);
  await rm(inbox, { recursive: true, force: true });
  await mkdir(inbox, { recursive: true });
  const names = new Set(Object.values(mapping.source.entities).map((entity) => entity.file));
  for (const name of names) await symlink(input.file, path.join(inbox, name));
  return { member: input.member, systems: [{ folder, connection: { url: `file://${inbox}` } }] };
}

/** Where a country of the demonstration is put, and what it trusts. */
export interface CountryPlacement {
  readonly dataFolder: string;
  readonly keys: KeyFiles;
  readonly issuers: readonly object[];
}

/**
 * Writes the configuration of a country's subgraph, and gives the path of the file. At the first start its shipped policy is
 * put in force, signed with keys of the demonstration.
 */
export async function writeSubgraphConfig(placed: PlacedMember, options: CountryPlacement): Promise<string> {
  const { member } = placed;
  const folder = path.join(options.dataFolder, 'countries', member);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const nationalFields = nationalFieldsFile(member);
  const office = embeddedOffice(options.dataFolder, member);
  await ensureFirstVersion({
    member,
    folder: fromRoot('policies', 'countries', member.toLowerCase()),
    place: office,
    options: { catalogue: nationalCatalogue(member) },
  });
  const config = {
    member,
    dataFolder: folder,
    policy: { store: office.store, officersFile: office.ring },
    schemaVersion: SCHEMA_VERSION,
    ...(nationalFields === null ? {} : { nationalFieldsFile: nationalFields }),
    systems: placed.systems.map(({ folder: system, connection }) => ({
      folder: system,
      connection: { ...connection, workFolder: path.join(folder, path.basename(system)) },
    })),
    recordKeyFile: options.keys.records(member),
    hub: { publicKeyFile: options.keys.hubPublic, callKeyFile: options.keys.call(member) },
    issuers: options.issuers,
    allowDemo: true,
  };
  const file = path.join(folder, 'subgraph.json');
  await writeFile(file, JSON.stringify(config, null, 2), { mode: 0o600 });
  return file;
}
