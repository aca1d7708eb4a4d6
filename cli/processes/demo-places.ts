import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { SYSTEMS, type DemoSystem } from '../../subgraphs/demo/systems/systems.ts';
import type { PopulationSettings } from './population-settings.ts';

/** What the process of the demo systems is started with. */
export interface DemoSystemsConfig {
  readonly dataFolder: string;
  readonly population: PopulationSettings;
  readonly postgresUrl: string;
}

/** Where one demo system lies, and what opens it. */
export interface Place {
  readonly folder: string;
  readonly database: string;
  readonly secret: string;
}

/** The account that subgraphs read databases with. */
export const READER = 'comity_reader';

/** The address of a database of this name, made where there is none. */
export async function database(adminUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function secretIn(folder: string): Promise<string> {
  const file = path.join(folder, 'secret');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFile(file, 'utf8');
}

async function placeOf(system: DemoSystem, config: DemoSystemsConfig): Promise<Place> {
  const folder = path.join(config.dataFolder, 'systems', system.member);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const url =
    system.kind === 'postgresql' ? await database(config.postgresUrl, `system_${system.member.toLowerCase()}`) : '';
  return { folder, database: url, secret: await secretIn(folder) };
}

/** Where each demo system lies; folders, databases and secrets are made where they are missing. */
export async function placesOf(config: DemoSystemsConfig): Promise<ReadonlyMap<DemoSystem, Place>> {
  const places = new Map<DemoSystem, Place>();
  for (const system of SYSTEMS) places.set(system, await placeOf(system, config));
  return places;
}
