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
import { rebuildIndex, refreshIndex } from '../country/refresh-index.ts';
import { openRecordIds } from '../country/record-ids.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** A country that is open for questions. */
export interface OpenCountry {
  readonly country: Country;
  /** Builds the index anew from the systems; one build or refresh at a time. */
  rebuildIndex(): Promise<void>;
  /** Brings the index up to date, by what has changed where the systems tell it. */
  refreshIndex(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the national systems of a country, under their mappings. */
export async function openSystems(config: Pick<SubgraphConfig, 'systems'>): Promise<readonly MappedSystem[]> {
  return Promise.all(
    config.systems.map(async ({ folder, connection }) => {
      const mapping = loadMapping(folder);
      if (connection.workFolder !== undefined) await mkdir(connection.workFolder, { recursive: true, mode: 0o700 });
      return mappedSystem(compileMapping(mapping), await openAdapter(mapping.source, connection));
    }),
  );
}

/** What a country is governed by: the fields that policy controls, the policy in force, and the time that it goes by. */
export interface Governance {
  readonly catalogue: FieldCatalogue;
  readonly policy: () => CompiledPolicy;
  readonly now: () => Date;
}

/** Opens the systems, the index and the keys of a country, under the policy in force. */
export async function openCountry(
  config: Pick<SubgraphConfig, 'member' | 'matchIndex' | 'matching' | 'systems' | 'recordKeyFile'>,
  { catalogue, policy, now }: Governance,
): Promise<OpenCountry> {
  const systems = await openSystems(config);
  const recordKey = Buffer.from((await readFile(config.recordKeyFile, 'utf8')).trim(), 'base64url');
  const ids = openRecordIds(config.member, recordKey);
  const index = await openMatchIndex({
    place: config.matchIndex,
    key: recordKey,
    frequencies: config.matching.frequencies,
  });
  const country: Country = {
    member: memberCode(config.member),
    catalogue,
    systems,
    index,
    matching: config.matching,
    ids,
    policy,
    now,
  };
  let building: Promise<void> | null = null;
  let refreshing: Promise<void> | null = null;
  return {
    country,
    rebuildIndex() {
      building ??= rebuildIndex(index, systems).finally(() => (building = null));
      return building;
    },
    refreshIndex() {
      if (building) return building;
      refreshing ??= refreshIndex(index, systems).finally(() => (refreshing = null));
      return refreshing;
    },
    async close() {
      await Promise.allSettled([building, refreshing]);
      await index.close();
      await Promise.all(systems.map((system) => system.close()));
    },
  };
}
