import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import type { SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import type { MemberPopulation } from '../../subgraphs/demo/population/population.ts';
import { cadastro } from '../../subgraphs/demo/systems/br/cadastro.ts';
import { sijill } from '../../subgraphs/demo/systems/eg/sijill.ts';
import { fichier } from '../../subgraphs/demo/systems/fr/fichier.ts';
import type { NationalExport, NationalService } from '../../subgraphs/demo/systems/platform/service.ts';
import { reestr } from '../../subgraphs/demo/systems/ua/reestr.ts';
import { cjx } from '../../subgraphs/demo/systems/us/cjx.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem, type MappedSystemRuntime } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import type { SampleHabits } from './sample-population.ts';

/** A national system of the demonstration under test. */
export interface NationalSystem {
  readonly member: string;
  /** Folder of its mapping. */
  readonly folder: string;
  readonly habits: SampleHabits;
  readonly system: NationalService | NationalExport;
  /** Position of the vehicle whose colour is no code of any list. */
  readonly oddVehicle: number;
}

interface NameParts {
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
}

/** The words of a country, and how it puts a name together. */
function habits(
  member: string,
  script: string,
  word: string,
  parts: NameParts,
  full: (name: NameParts) => readonly string[],
): SampleHabits {
  const name = (index: number) => {
    const surname = `${parts.surname} ${String.fromCodePoint((parts.surname.codePointAt(0) ?? 65) + (index % 5))}`;
    const own = { ...parts, surname, middle: index % 3 === 0 ? '' : parts.middle };
    return {
      ...own,
      full: full(own)
        .filter((part) => part !== '')
        .join(' '),
    };
  };
  return { member, script, word, name };
}

const westernOrder = ({ given, middle, surname }: NameParts) => [given, middle, surname];

/** The systems of the demonstration that are services and exports. */
export const NATIONAL_SYSTEMS: readonly NationalSystem[] = [
  {
    member: 'FR',
    folder: fromRoot('subgraphs', 'countries', 'fr', 'fichier'),
    habits: habits(
      'FR',
      'Latn',
      'Élysée & Cie <É>',
      { given: 'Anne-Élise', middle: 'Zoé', surname: "D'Œuvre" },
      westernOrder,
    ),
    system: fichier,
    oddVehicle: 4,
  },
  {
    member: 'UA',
    folder: fromRoot('subgraphs', 'countries', 'ua', 'reestr'),
    habits: habits(
      'UA',
      'Cyrl',
      'Слово «Ґ»',
      { given: 'Їлля', middle: 'Юрійович', surname: 'Ґалаґан' },
      ({ given, middle, surname }) => [surname, given, middle],
    ),
    system: reestr,
    oddVehicle: 3,
  },
  {
    member: 'US',
    folder: fromRoot('subgraphs', 'countries', 'us', 'cjx'),
    habits: habits(
      'US',
      'Latn',
      'Smith & "Sons" <LLC>',
      { given: 'Mary', middle: 'Lou', surname: "O'Hara" },
      westernOrder,
    ),
    system: cjx,
    oddVehicle: 5,
  },
  {
    member: 'BR',
    folder: fromRoot('subgraphs', 'countries', 'br', 'cadastro'),
    habits: habits('BR', 'Latn', 'São Tomé', { given: 'JOÃO', middle: 'ANTÔNIO', surname: 'GONÇALVES' }, westernOrder),
    system: cadastro,
    oddVehicle: 6,
  },
  {
    member: 'EG',
    folder: fromRoot('subgraphs', 'countries', 'eg', 'sijill'),
    habits: habits('EG', 'Arab', 'كلمة; "قاهرة"', { given: 'محمد', middle: 'أحمد', surname: 'حسن' }, westernOrder),
    system: sijill,
    oddVehicle: 2,
  },
];

/** A filled national system behind its adapter and its mapping. */
export interface OpenSystem {
  readonly adapter: SourceAdapter;
  readonly mapped: MappedSystemRuntime;
  close(): Promise<void>;
}

interface Running {
  readonly connection: Connection;
  close(): Promise<void>;
}

const CREDENTIALS = { token: 'the-token-of-the-reader' };

async function start({ system }: NationalSystem, population: MemberPopulation, folder: string): Promise<Running> {
  if ('write' in system) {
    await system.write(population, folder);
    return { connection: { url: `file://${folder}`, limits: { settleMs: 0 } }, close: () => Promise.resolve() };
  }
  const file = path.join(folder, 'system.sqlite');
  await system.fill(population, { path: file });
  const running = await system.serve({ path: file, port: 0, credentials: CREDENTIALS });
  return { connection: { url: running.url, ...CREDENTIALS }, close: () => running.close() };
}

/** Fills a national system with a population, starts it and opens it through its own mapping. */
export async function openSystem(
  system: NationalSystem,
  population: MemberPopulation,
  limits: Connection['limits'] = {},
): Promise<OpenSystem> {
  const folder = await mkdtemp(path.join(tmpdir(), `comity-${system.member}-`));
  const running = await start(system, population, folder);
  const { mapping, faults } = parseMapping(system.folder);
  if (!mapping) throw new Error(faults.map((fault) => fault.message).join('\n'));
  const connection = { ...running.connection, limits: { ...running.connection.limits, ...limits } };
  const adapter = await openAdapter(mapping.source, connection);
  return {
    adapter,
    mapped: mappedSystem(compileMapping(mapping), adapter),
    async close() {
      await adapter.close();
      await running.close();
      await rm(folder, { recursive: true });
    },
  };
}
