import { existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { ComityError } from '../../schema/errors.ts';
import { SYSTEMS, type DemoSystem } from '../../subgraphs/demo/systems/systems.ts';
import { readSecret } from '../../subgraphs/runtime/start/connection-config.ts';
import { databaseAddress } from './database-address.ts';
import type { PopulationSettings } from './population-settings.ts';

/** Where a system is put, where that is not left to the data folder and to chance. */
export interface WrittenPlace {
  /** A database with an account that may make tables and roles: PostgreSQL for Estonia, MariaDB for Germany. */
  readonly databaseUrl?: string;
  readonly databasePasswordFile?: string;
  /** The password of the reader, or the token of a service, that the country's subgraph is given. */
  readonly secretFile?: string;
  /** Port of a service. */
  readonly port?: number;
}

/** What the process of the demo systems is started with. */
export interface DemoSystemsConfig {
  readonly dataFolder: string;
  readonly population: PopulationSettings;
  /** The embedded PostgreSQL, where the hub's audit lies too. */
  readonly postgresUrl?: string;
  /** The address that services listen on; by default the loopback address. */
  readonly host?: string;
  /** By member, where a system is put otherwise than in the embedded federation. */
  readonly places?: Readonly<Record<string, WrittenPlace>>;
}

/** Where one demo system lies, and what opens it. */
export interface Place {
  readonly folder: string;
  /** The database that it is written into; an empty text where it lies in the folder. */
  readonly database: string;
  readonly secret: string;
  /** 0 for a free one. */
  readonly port: number;
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
  const { databaseUrl, databasePasswordFile, secretFile, port = 0 } = config.places?.[system.member] ?? {};
  const given = databaseUrl === undefined ? null : await databaseAddress(databaseUrl, databasePasswordFile);
  const secret = secretFile === undefined ? await secretIn(folder) : await readSecret(secretFile);
  if (system.kind !== 'postgresql') return { folder, database: given ?? '', secret, port };
  const admin = given ?? config.postgresUrl;
  if (admin === undefined) {
    throw new ComityError('CONFIGURATION_INVALID', `\`${system.member}\` needs the address of a PostgreSQL`);
  }
  return { folder, database: await database(admin, `system_${system.member.toLowerCase()}`), secret, port };
}

/** Where each demo system lies; folders, databases and secrets are made where they are missing. */
export async function placesOf(config: DemoSystemsConfig): Promise<ReadonlyMap<DemoSystem, Place>> {
  const places = new Map<DemoSystem, Place>();
  for (const system of SYSTEMS) places.set(system, await placeOf(system, config));
  return places;
}
