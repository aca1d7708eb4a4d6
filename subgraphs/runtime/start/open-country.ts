import { mkdir, readFile } from 'node:fs/promises';
import type { CompiledPolicy } from '../../../policies/engine/contract.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import { memberCode } from '../../../schema/ids.ts';
import { openAdapter } from '../../adapters/open-adapter.ts';
import { compileMapping } from '../../mapping/compile-mapping.ts';
import { mappedSystem } from '../../mapping/mapped-system-runtime.ts';
import { loadMapping } from '../../mapping/parse-mapping.ts';
import type { MappedSystem } from '../../mapping/mapped-system.ts';
import { openMatchIndex } from '../../match-index/open-match-index.ts';
import type { Country } from '../country/country.ts';
import { indexEntries } from '../country/index-feed.ts';
import { openRecordIds } from '../country/record-ids.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** A country that is open for questions. */
export interface OpenCountry {
  readonly country: Country;
  /** Builds the index anew from the systems; one build at a time. */
  rebuildIndex(): Promise<void>;
  close(): Promise<void>;
}

async function openSystems(config: Pick<SubgraphConfig, 'systems'>): Promise<readonly MappedSystem[]> {
  return Promise.all(
    config.systems.map(async ({ folder, connection }) => {
      const mapping = loadMapping(folder);
      if (connection.workFolder !== undefined) await mkdir(connection.workFolder, { recursive: true, mode: 0o700 });
      return mappedSystem(compileMapping(mapping), await openAdapter(mapping.source, connection));
    }),
  );
}

async function oldestData(systems: readonly MappedSystem[]): Promise<Date> {
  const dates = await Promise.all(systems.map((system) => system.asOf()));
  return dates.reduce((oldest, date) => (date < oldest ? date : oldest), new Date());
}

/** What a country is governed by: the fields that policy controls, the policy in force, and the time that it goes by. */
export interface Governance {
  readonly catalogue: FieldCatalogue;
  readonly policy: () => CompiledPolicy;
  readonly now: () => Date;
}

/** Opens the systems, the index and the keys of a country, under the policy in force. */
export async function openCountry(
  config: Pick<SubgraphConfig, 'member' | 'matchIndex' | 'systems' | 'recordKeyFile'>,
  { catalogue, policy, now }: Governance,
): Promise<OpenCountry> {
  const systems = await openSystems(config);
  const recordKey = Buffer.from((await readFile(config.recordKeyFile, 'utf8')).trim(), 'base64url');
  const ids = openRecordIds(config.member, recordKey);
  const index = await openMatchIndex({ place: config.matchIndex, key: recordKey });
  const country: Country = {
    member: memberCode(config.member),
    catalogue,
    systems,
    index,
    ids,
    policy,
    now,
  };
  let building: Promise<void> | null = null;
  const rebuild = async () => {
    await index.rebuild(indexEntries(systems), { asOf: await oldestData(systems), read: new Map() });
  };
  return {
    country,
    rebuildIndex() {
      building ??= rebuild().finally(() => (building = null));
      return building;
    },
    async close() {
      await building?.catch(() => undefined);
      await index.close();
      await Promise.all(systems.map((system) => system.close()));
    },
  };
}
