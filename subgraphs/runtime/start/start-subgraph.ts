import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { requirePolicy } from '../../../policies/load.ts';
import { createCallVerifier } from '../../../schema/protocol/incoming-call.ts';
import { HUB_KEY_ID, callKey, callKeys, hubKeys } from '../../../schema/protocol/protocol-keys.ts';
import type { ReplayCache } from '../../../schema/protocol/replay-cache.ts';
import { parseTrustedIssuers } from '../../../schema/protocol/trusted-issuer.ts';
import { createTokenVerifier } from '../../../schema/protocol/verify-token.ts';
import { openRegister } from '../../register/register.ts';
import { policyFaults } from '../country/policy-health.ts';
import { readNationalFields } from '../country/national-fields.ts';
import { buildEnforcedSchema } from '../schema.ts';
import { openRegistrar } from '../serve/disclosure.ts';
import { startSubgraphServer } from '../serve/subgraph-server.ts';
import { openCountry } from './open-country.ts';
import { keepFresh } from './keep-fresh.ts';
import { openReplay } from './open-replay.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** A running country. */
export interface RunningSubgraph {
  readonly port: number;
  /** Record types that the country's systems hold. */
  readonly holds: readonly string[];
  /** SDL of its national fields. */
  readonly extension: string;
  close(): Promise<void>;
}

/** What the process tells of itself while it starts and runs: no personal data. */
export interface SubgraphLog {
  progress(text: string): void;
  fault(fault: { readonly code: string; readonly error: unknown }): void;
}

async function verifierOf(config: SubgraphConfig, replay: ReplayCache) {
  const secret = (await readFile(config.hub.callKeyFile, 'utf8')).trim();
  return createCallVerifier({
    callKeys: callKeys([callKey(config.member, secret)]),
    hubKeys: hubKeys({ [HUB_KEY_ID]: await readFile(config.hub.publicKeyFile, 'utf8') }),
    tokens: createTokenVerifier(parseTrustedIssuers(config.issuers, { allowDemo: config.allowDemo })),
    replay,
  });
}

/**
 * Starts a country: policy, systems, index, register, server, in this order. Refuses to start on a policy or a mapping
 * with faults, and on a schema that could not be enforced.
 */
export async function startSubgraph(config: SubgraphConfig, log: SubgraphLog): Promise<RunningSubgraph> {
  const { extension, facts } = readNationalFields(config.nationalFieldsFile);
  const served = { member: config.member, version: config.schemaVersion, extension };
  const { schema, catalogue } = buildEnforcedSchema(served, facts);
  const { policy } = await requirePolicy(config.policyFolder, {
    catalogue,
    demoKeys: config.allowDemo,
    ...(config.groupsFile === null ? {} : { groupsFile: config.groupsFile }),
  });
  const opened = await openCountry(config, catalogue, policy);
  const register = await openRegister({ file: path.join(config.dataFolder, 'register.sqlite') });
  const freshness = keepFresh(opened, config.refreshMinutes, log);
  if (opened.country.index.asOf() === null) {
    log.progress('building the index');
    await opened.rebuildIndex();
  } else {
    freshness.refreshSoon();
  }
  const replay = await openReplay(config);
  const server = await startSubgraphServer({
    country: opened.country,
    schema,
    verify: await verifierOf(config, replay.cache),
    registrar: openRegistrar(register),
    host: config.host,
    port: config.port,
    onFault: (fault) => log.fault(fault),
    health: () => [...policyFaults(opened.country), ...freshness.faults()],
  });
  return {
    port: server.port,
    holds: [...new Set(opened.country.systems.flatMap((system) => [...system.holds]))],
    extension,
    async close() {
      freshness.stop();
      await server.close();
      replay.close();
      await opened.close();
      await register.close();
    },
  };
}
