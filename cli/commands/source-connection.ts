import { rmSync } from 'node:fs';
import { mkdtemp, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { dataFolder } from '../supervisor/data-folder.ts';

/** How a command is told where a national system is. Secrets come from the environment alone. */
export interface SourceOptions {
  readonly url?: string;
  readonly file?: string;
}

interface WrittenConfig {
  readonly systems: readonly { readonly folder: string; readonly connection: Connection }[];
}

/** The connection of the embedded federation to a system, or null where it has none. */
async function embeddedConnection(folder: string): Promise<Connection | null> {
  const member = path.basename(path.dirname(path.resolve(folder))).toUpperCase();
  const file = path.join(dataFolder(), 'countries', member, 'subgraph.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const config = JSON.parse(text) as WrittenConfig;
  const found = config.systems.find((system) => path.resolve(system.folder) === path.resolve(folder));
  if (!found) return null;
  // Its index is in use by the country's process, and may hold an older export than the one that lies there: this command
  // makes one of its own.
  const { workFolder, ...connection } = found.connection;
  return workFolder === undefined ? found.connection : connection;
}

async function connectionToFile(folder: string, file: string): Promise<Connection> {
  const { source } = loadMapping(folder);
  if (source.kind !== 'files') throw new ComityError('USAGE', '`--file` is for a system that reads files');
  const inbox = await mkdtemp(path.join(tmpdir(), 'comity-check-'));
  process.once('exit', () => rmSync(inbox, { recursive: true, force: true }));
  const names = new Set(Object.values(source.entities).map((entity) => entity.file));
  for (const name of names) await symlink(path.resolve(file), path.join(inbox, name));
  return { url: `file://${inbox}` };
}

/** Where the live system of a mapping folder is: `--file`, `--url` with secrets from the environment, else as the embedded federation reaches it. */
export async function sourceConnection(folder: string, options: SourceOptions): Promise<Connection | null> {
  if (options.file !== undefined) return connectionToFile(folder, options.file);
  const url = options.url ?? process.env['COMITY_SOURCE_URL'];
  if (url === undefined) return embeddedConnection(folder);
  const {
    COMITY_SOURCE_USERNAME: username,
    COMITY_SOURCE_PASSWORD: password,
    COMITY_SOURCE_TOKEN: token,
  } = process.env;
  return {
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(token === undefined ? {} : { token }),
  };
}
