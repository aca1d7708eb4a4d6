import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import { generatePopulation } from '../../subgraphs/demo/population/generate-population.ts';
import type { MemberPopulation } from '../../subgraphs/demo/population/population.ts';
import { SYSTEMS, type DemoSystem } from '../../subgraphs/demo/systems/systems.ts';
import { systemFolders } from '../supervisor/members.ts';
import type { PlacedMember } from '../supervisor/country-configs.ts';
import type { PopulationSettings } from './population-settings.ts';
import { onStop, report } from './report.ts';
import { reportFailure } from './report-failure.ts';

interface DemoSystemsConfig {
  readonly dataFolder: string;
  readonly population: PopulationSettings;
  readonly postgresUrl: string;
}

/** Where one demo system lies, and what opens it. */
interface Place {
  readonly folder: string;
  readonly database: string;
  readonly secret: string;
}

const READER = 'comity_reader';

async function database(adminUrl: string, name: string): Promise<string> {
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

/** Writes the population into a system. */
async function fill(system: DemoSystem, place: Place, population: MemberPopulation): Promise<void> {
  switch (system.kind) {
    case 'postgresql':
      await system.fill(population, { url: place.database, reader: { username: READER, password: place.secret } });
      break;
    case 'sqlite':
      await system.fill(population, { url: `sqlite:${path.join(place.folder, 'system.sqlite')}` });
      break;
    case 'service':
      await system.service.fill(population, { path: path.join(place.folder, 'system.sqlite') });
      break;
    case 'export':
      await system.export.write(population, path.join(place.folder, 'export'));
      break;
  }
}

/** Opens a system for its subgraph: the connection that the subgraph is given, and how to end it. */
async function open(
  system: DemoSystem,
  place: Place,
): Promise<{ readonly connection: Connection; close(): Promise<void> }> {
  const nothing = () => Promise.resolve();
  switch (system.kind) {
    case 'postgresql': {
      const { host, pathname } = new URL(place.database);
      const url = `postgresql://${host}${pathname}`;
      return { connection: { url, username: READER, password: place.secret }, close: nothing };
    }
    case 'sqlite':
      return { connection: { url: `sqlite:${path.join(place.folder, 'system.sqlite')}` }, close: nothing };
    case 'export':
      return { connection: { url: `file://${path.join(place.folder, 'export')}` }, close: nothing };
    case 'service': {
      const credentials =
        system.credentials === 'token' ? { token: place.secret } : { username: READER, password: place.secret };
      const running = await system.service.serve({
        path: path.join(place.folder, 'system.sqlite'),
        port: 0,
        credentials,
      });
      return { connection: { url: running.url, ...credentials }, close: () => running.close() };
    }
  }
}

/** Somebody of the population whom all countries know, as the first of them writes him. */
interface Sample {
  readonly name: string;
  readonly birthDate: string | null;
}

/** What a data folder was filled with: by settings, and by a fingerprint of whatever made it. */
interface Filled {
  readonly population: PopulationSettings;
  readonly fingerprint: string;
  readonly sample: Sample;
}

/** Changes when the same settings would make another population than before. */
function fingerprint(): string {
  const { members } = generatePopulation({ seed: 'fingerprint', size: 60 });
  return createHash('sha256')
    .update(JSON.stringify([...members]))
    .digest('hex');
}

async function fillAll(
  places: ReadonlyMap<DemoSystem, Place>,
  config: DemoSystemsConfig,
): Promise<{ readonly sample: Sample; readonly isNew: boolean }> {
  const marker = path.join(config.dataFolder, 'systems', 'population.json');
  const settings = config.population;
  const print = fingerprint();
  const text = await readFile(marker, 'utf8').catch(() => '');
  const filled = text === '' ? null : (JSON.parse(text) as Filled);
  if (
    filled?.fingerprint === print &&
    filled.population.seed === settings.seed &&
    filled.population.size === settings.size
  ) {
    report({ kind: 'progress', text: `the population of seed ${settings.seed} is there already` });
    return { sample: filled.sample, isNew: false };
  }
  await writeFile(marker, '');
  report({ kind: 'progress', text: `making ${settings.size} persons a country, seed ${settings.seed}` });
  const { members, truth } = generatePopulation(settings);
  for (const [system, place] of places) {
    const population = members.get(system.member);
    if (!population) throw new Error(`there is no population for ${system.member}`);
    await fill(system, place, population);
    report({ kind: 'progress', text: `${system.member}: ${system.title} filled` });
  }
  const known = truth[0]?.records[0];
  const sample = { name: known?.name ?? '', birthDate: known?.birthDate ?? null };
  await writeFile(marker, JSON.stringify({ population: settings, fingerprint: print, sample } satisfies Filled));
  return { sample, isNew: true };
}

/** Fills the national systems of the demonstration, and serves those that are services, until told to stop. */
export async function runDemoSystems(configFile: string): Promise<void> {
  await reportFailure(async () => {
    const config = JSON.parse(await readFile(configFile, 'utf8')) as DemoSystemsConfig;
    const auditUrl = await database(config.postgresUrl, 'comity_hub');
    const places = new Map<DemoSystem, Place>();
    for (const system of SYSTEMS) places.set(system, await placeOf(system, config));
    const { sample, isNew } = await fillAll(places, config);
    const opened = await Promise.all(
      [...places].map(async ([system, place]) => ({ system, ...(await open(system, place)) })),
    );
    onStop(async () => {
      await Promise.all(opened.map((each) => each.close()));
    });
    const members: readonly PlacedMember[] = opened.map(({ system, connection }) => ({
      member: system.member,
      systems: systemFolders(system.member).map((folder) => ({ folder, connection })),
    }));
    report({ kind: 'ready', port: 0, detail: { members, auditUrl, sample, isNew } });
  });
}
