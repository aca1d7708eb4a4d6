import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DENY_ALL } from '../../policies/engine/deny-all.ts';
import type { CompiledPolicy } from '../../policies/engine/contract.ts';
import { memberCode } from '../../schema/ids.ts';
import { fromRoot } from '../../schema/paths.ts';
import { openFilesAdapter } from '../../subgraphs/adapters/files/files-adapter.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import type { MappedSystem } from '../../subgraphs/mapping/mapped-system.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { SHIPPED_FREQUENCIES } from '../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../subgraphs/matching/matcher.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import type { Country } from '../../subgraphs/runtime/country/country.ts';
import { indexEntries } from '../../subgraphs/runtime/country/index-feed.ts';
import { readNationalFields } from '../../subgraphs/runtime/country/national-fields.ts';
import { openRecordIds } from '../../subgraphs/runtime/country/record-ids.ts';
import { buildEnforcedSchema } from '../../subgraphs/runtime/schema.ts';
import { DATABASE_SYSTEMS, openDatabaseSystem } from '../demo/database-systems.ts';
import { NATIONAL_SYSTEMS, openSystem } from '../demo-systems/national-system.ts';
import { samplePopulation } from '../demo-systems/sample-population.ts';

/** A national system that is filled and open. */
interface Filled {
  readonly mapped: MappedSystem;
  close(): Promise<void>;
}

function openList(member: string, list: string) {
  return async (): Promise<Filled> => {
    const folder = fromRoot('subgraphs', 'countries', member, list);
    const mapping = loadMapping(folder);
    if (mapping.source.kind !== 'files') throw new Error('the list is a file');
    const connection = { url: `file://${path.join(folder, 'fixtures')}`, limits: { settleMs: 0 } };
    const mapped = mappedSystem(compileMapping(mapping), await openFilesAdapter(mapping.source, connection));
    return { mapped, close: () => mapped.close() };
  };
}

/** One question asks for everything at once: a slow machine has its time for it. */
const PATIENT = { timeoutMs: 60_000, connectMs: 60_000, queue: 2_000 };

/** The national system of every member that ships, filled with a sample that holds every code, or with its fixtures. */
export const EVERY_SYSTEM: readonly (readonly [member: string, open: () => Promise<Filled>])[] = [
  ...NATIONAL_SYSTEMS.map(
    (system) => [system.member, () => openSystem(system, samplePopulation(system.habits), PATIENT)] as const,
  ),
  ...DATABASE_SYSTEMS.filter(({ database }) => database !== 'mariadb').map(
    (system) =>
      [
        system.member,
        () => openDatabaseSystem(system, ({ target }) => system.fill(samplePopulation(system.habits), target)),
      ] as const,
  ),
  ['UN', openList('un', 'consolidated-list')],
  ['NZ', openList('nz', 'stolen-vehicles')],
];

/** A member with its own system, catalogue and national fields, under the policy that `enforce` was given last: none at first. */
export async function openMember(member: string, open: () => Promise<Filled>) {
  const filled = await open();
  const folder = mkdtempSync(path.join(tmpdir(), `comity-${member}-`));
  const { extension, facts } = readNationalFields(
    member === 'EE' ? fromRoot('subgraphs', 'countries', 'ee', 'national-fields.yaml') : null,
  );
  const { schema, catalogue } = buildEnforcedSchema({ member, version: 3, extension }, facts);
  const place = { kind: 'sqlite', folder: path.join(folder, 'index') } as const;
  const index = await openMatchIndex({ place, key: new Uint8Array(64).fill(7) });
  await index.rebuild(indexEntries([filled.mapped]), { asOf: new Date(), read: new Map() });
  let policy: CompiledPolicy = DENY_ALL(member, catalogue).policy;
  const country: Country = {
    member: memberCode(member),
    catalogue,
    systems: [filled.mapped],
    index,
    matching: { frequencies: SHIPPED_FREQUENCIES, floor: DEFAULT_FLOOR },
    ids: openRecordIds(member, new Uint8Array(64).fill(7)),
    policy: () => policy,
    now: () => new Date(),
  };
  return {
    country,
    schema,
    catalogue,
    folder,
    systemFile: '',
    system: filled.mapped,
    enforce(next: CompiledPolicy) {
      policy = next;
    },
    async close() {
      await index.close();
      await filled.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
