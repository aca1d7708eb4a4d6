import Database from 'libsql';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { compilePolicy } from '../../policies/engine/compile.ts';
import type { CompiledPolicy } from '../../policies/engine/contract.ts';
import { memberCode } from '../../schema/ids.ts';
import type { SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { SHIPPED_FREQUENCIES } from '../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../subgraphs/matching/matcher.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import type { Country } from '../../subgraphs/runtime/country/country.ts';
import { indexEntries } from '../../subgraphs/runtime/country/index-feed.ts';
import { openRecordIds } from '../../subgraphs/runtime/country/record-ids.ts';
import { buildEnforcedSchema, type EnforcedSchema } from '../../subgraphs/runtime/schema.ts';
import { GROUPS, HEAD } from '../policies/sample.ts';
import { FRESH, NOW, RECORD_KEY } from './given.ts';
import { filling, MAKING, MAPPING } from './register.ts';
import type { Rules } from './verdicts.ts';
import type { World } from './world.ts';

/** A country with a real SQLite database, mapping and index, whose world and policy can be replaced between questions. */
export interface NationalSide {
  readonly country: Country;
  readonly enforced: EnforcedSchema;
  readonly folder: string;
  /** Replaces all that the national system holds, and builds the index anew. */
  hold(world: World): Promise<void>;
  rule(rules: Rules): void;
  /** What the national system was asked since this was last called: one line for each read, without its parameters. */
  reads(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** An adapter that notes what it is asked, tables and columns and never parameters, and how much of it is under way. */
function noting(adapter: SourceAdapter, noted: { readonly lines: string[]; underWay: number }): SourceAdapter {
  return {
    ...adapter,
    async read(request, signal) {
      noted.lines.push(`${request.entity}(${request.columns.join()}) by ${request.by.join()}`);
      noted.underWay += 1;
      try {
        return await adapter.read(request, signal);
      } finally {
        noted.underWay -= 1;
      }
    },
  };
}

/** Turns of the event loop in which nothing is read, after which nothing more will be. */
const QUIET_TURNS = 5;

/** Waits until nothing is read any more: an answer with an error does not wait for what it no longer needs. */
async function quiet(noted: { readonly underWay: number }): Promise<void> {
  for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
    await nextTurn();
    if (noted.underWay > 0) turns = -1;
  }
}

/** Files in memory, where there are such: indexes are built by the thousand, and each is made sure of on its disk. */
const MEMORY = '/dev/shm';

const CLOSED: Rules = { permissions: [], restrictions: [] };

function compiled({ permissions, restrictions }: Rules): CompiledPolicy {
  return compilePolicy({ head: HEAD, permissions, restrictions, groups: GROUPS });
}

/** Opens the national side of Estonia, which holds nothing yet and opens nothing. */
export async function openNationalSide(): Promise<NationalSide> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'comity-twin-'));
  const place = (name: string) => path.join(folder, name);
  mkdirSync(place('system'));
  writeFileSync(path.join(place('system'), 'mapping.yaml'), MAPPING);
  const database = new Database(place('register.sqlite'));
  // What these tests write is thrown away: nothing waits for the disk.
  database.exec('pragma journal_mode = memory; pragma synchronous = off;');
  database.exec(MAKING);
  const mapping = loadMapping(place('system'));
  const noted = { lines: [] as string[], underWay: 0 };
  const adapter = await openAdapter(mapping.source, { url: `sqlite:${place('register.sqlite')}` });
  const system = mappedSystem(compileMapping(mapping), noting(adapter, noted));
  const index = await openMatchIndex({ place: { kind: 'sqlite', folder: place('index') }, key: RECORD_KEY });
  const enforced = buildEnforcedSchema({ member: 'EE', version: 3, extension: '' });
  let policy = compiled(CLOSED);
  let calls = 0;
  return {
    enforced,
    folder,
    country: {
      member: memberCode('EE'),
      catalogue: enforced.catalogue,
      systems: [system],
      index,
      matching: { frequencies: SHIPPED_FREQUENCIES, floor: DEFAULT_FLOOR },
      ids: openRecordIds('EE', RECORD_KEY),
      policy: () => policy,
      now: () => NOW,
    },
    async hold(world) {
      database.exec(filling(world));
      await index.rebuild(indexEntries([system]), { asOf: FRESH, read: new Map() });
      noted.lines.length = 0;
      ({ calls } = adapter.counters());
    },
    rule: (rules) => void (policy = compiled(rules)),
    async reads() {
      await quiet(noted);
      const issued = adapter.counters().calls - calls;
      ({ calls } = adapter.counters());
      return [...noted.lines.splice(0).sort(), `${issued} statements`];
    },
    async close() {
      await index.close();
      await system.close();
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
