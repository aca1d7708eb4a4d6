import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeSubgraphConfig } from '../../../cli/supervisor/country-configs.ts';
import { systemFolders } from '../../../cli/supervisor/members.ts';
import type { Connection } from '../../../subgraphs/adapters/connection.ts';
import { generateMember } from '../../../subgraphs/demo/population/generate-population.ts';
import type { MemberPopulation } from '../../../subgraphs/demo/population/population.ts';
import { fillGermany } from '../../../subgraphs/demo/systems/de/fas.ts';
import { fillEstonia } from '../../../subgraphs/demo/systems/ee/upr.ts';
import { startBenchPostgres } from '../process/bench-postgres.ts';
import { benchHub, type BenchHub } from './hub.ts';

/** Persons of the country, so many that some surnames are those of a hundred and more. */
const PERSONS = 10_000;
const SEED = 'comity';
/** Persons of one surname, so that a page is full although policy keeps some from the requester. */
const ENOUGH = 125;
const READER = { username: 'bench_reader', password: 'bench-reader' };

/** A country whose system has been filled, ready to be served. */
export interface FilledCountry {
  readonly member: string;
  readonly hub: BenchHub;
  /** The configuration file of its subgraph. */
  readonly configFile: string;
  /** Its PostgreSQL with the account of the subgraph; null where it has none. */
  readonly postgresUrl: string | null;
  /** A surname that enough of its persons have. */
  readonly surname: string;
  close(): Promise<void>;
}

/** The rarest of the surnames that at least so many persons have. */
function commonSurname(persons: MemberPopulation['persons'], atLeast: number): string {
  const counts = new Map<string, number>();
  for (const { names } of persons) {
    const { surname } = names[0];
    counts.set(surname, (counts.get(surname) ?? 0) + 1);
  }
  const common = [...counts].filter(([surname, count]) => surname !== '' && count >= atLeast);
  return common.reduce((least, entry) => (entry[1] < least[1] ? entry : least))[0];
}

async function country(folder: string, population: MemberPopulation, connection: Connection) {
  const { member, persons } = population;
  const hub = await benchHub(folder, member);
  const systems = systemFolders(member).map((system) => ({ folder: system, connection }));
  const options = { dataFolder: folder, keys: hub.keys, issuers: hub.issuers };
  const configFile = await writeSubgraphConfig({ member, systems }, options);
  return { member, hub, configFile, surname: commonSurname(persons, ENOUGH) };
}

/** Germany in SQLite. */
export async function germanyInSqlite(folder: string): Promise<FilledCountry> {
  await mkdir(folder, { recursive: true });
  const url = `sqlite:${path.join(folder, 'system.sqlite')}`;
  const population = generateMember({ seed: SEED, size: PERSONS }, 'DE');
  await fillGermany(population, { url });
  return { ...(await country(folder, population, { url })), postgresUrl: null, close: () => Promise.resolve() };
}

/** Estonia in a PostgreSQL of its own. */
export async function estoniaInPostgresql(folder: string): Promise<FilledCountry> {
  const postgres = await startBenchPostgres(folder);
  try {
    const population = generateMember({ seed: SEED, size: PERSONS }, 'EE');
    await fillEstonia(population, { url: postgres.url, reader: READER });
    const url = new URL(postgres.url);
    Object.assign(url, READER);
    const filled = await country(folder, population, { url: url.href });
    return { ...filled, postgresUrl: url.href, close: () => postgres.close() };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}
