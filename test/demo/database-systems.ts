import { fromRoot } from '../../schema/paths.ts';
import type { SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { fillGermany } from '../../subgraphs/demo/systems/de/fas.ts';
import { fillEstonia } from '../../subgraphs/demo/systems/ee/upr.ts';
import { fillJapan } from '../../subgraphs/demo/systems/jp/shokai.ts';
import type { Fill } from '../../subgraphs/demo/systems/sql/fill-target.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem, type MappedSystemRuntime } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import type { SampleHabits } from '../demo-systems/sample-population.ts';
import { DATABASES, type DatabaseRig } from './database-rig.ts';

/** A national system in a database, under test. */
export interface DatabaseSystem {
  readonly member: string;
  readonly database: keyof typeof DATABASES;
  readonly fill: Fill;
  /** Folder of its mapping. */
  readonly folder: string;
  /** The tables, as the system's own administrator makes them. */
  readonly ddl: string;
  readonly habits: SampleHabits;
  /** Position of the vehicle whose colour is no code of any list. */
  readonly oddVehicle: number;
}

const country = (...names: string[]): string => fromRoot('subgraphs', 'countries', ...names);
const tables = (...names: string[]): string => fromRoot('subgraphs', 'demo', 'systems', ...names);

function western(member: string, word: string, given: string, surname: string): SampleHabits {
  return {
    member,
    script: 'Latn',
    word,
    name(index) {
      const middle = index % 3 === 0 ? '' : 'Karl-Õnne';
      const own = `${surname} ${index % 5}`;
      return { given, middle, surname: own, full: [given, middle, own].filter((part) => part !== '').join(' ') };
    },
  };
}

const GERMANY = {
  member: 'DE',
  fill: fillGermany,
  folder: country('de', 'fas'),
  ddl: tables('de', 'tabellen.sql'),
  habits: western('DE', 'Straße "Ä"; --', 'Jörg', "O'Groß"),
  oddVehicle: 5,
} as const;

/** The national systems that are databases, in each product that they can be written into. */
export const DATABASE_SYSTEMS: readonly DatabaseSystem[] = [
  {
    member: 'EE',
    database: 'postgresql',
    fill: fillEstonia,
    folder: country('ee', 'upr'),
    ddl: tables('ee', 'tabelid.sql'),
    habits: western('EE', "Sõna 'õ'; \\", 'Tõnu', 'Mägi-Põder'),
    oddVehicle: 17,
  },
  { ...GERMANY, database: 'mariadb' },
  { ...GERMANY, database: 'sqlite' },
  {
    member: 'JP',
    database: 'sqlite',
    fill: fillJapan,
    folder: country('jp', 'shokai'),
    ddl: tables('jp', 'hyou.sql'),
    habits: {
      member: 'JP',
      script: 'Hani',
      word: '言葉「葉」',
      name(index) {
        const given = `太郎${'一二三四五'.charAt(index % 5)}`;
        return { given, middle: '', surname: '佐々木', full: `佐々木 ${given}` };
      },
    },
    oddVehicle: 11,
  },
];

/** A national system in its database, behind its adapter and its mapping. */
export interface OpenDatabaseSystem {
  readonly rig: DatabaseRig;
  readonly adapter: SourceAdapter;
  readonly mapped: MappedSystemRuntime;
  close(): Promise<void>;
}

/** Makes a database, has it filled, and opens it through the system's mapping: as the reader, whom `fill` makes. */
export async function openDatabaseSystem(
  system: DatabaseSystem,
  fill: (rig: DatabaseRig) => Promise<void>,
  account: 'reader' | 'administrator' = 'reader',
): Promise<OpenDatabaseSystem> {
  const rig = await DATABASES[system.database]();
  await fill(rig);
  const mapping = loadMapping(system.folder);
  const adapter = await openAdapter(mapping.source, account === 'reader' ? rig.connection : { url: rig.target.url });
  return {
    rig,
    adapter,
    mapped: mappedSystem(compileMapping(mapping), adapter),
    async close() {
      await adapter.close();
      await rig.close();
    },
  };
}
