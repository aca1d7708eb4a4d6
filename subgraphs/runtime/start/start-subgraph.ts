import path from 'node:path';
import { callKey } from '../../../schema/protocol/protocol-keys.ts';
import { deskRoute } from '../../desk/serve-desk.ts';
import { openRegister } from '../../register/register.ts';
import { policyFaults } from '../country/policy-health.ts';
import { readNationalFields } from '../country/national-fields.ts';
import { buildEnforcedSchema } from '../schema.ts';
import { openRegistrar } from '../serve/disclosure.ts';
import { startSubgraphServer } from '../serve/subgraph-server.ts';
import { callVerifier } from './call-verifier.ts';
import { readSecret } from './connection-config.ts';
import { keepFresh } from './keep-fresh.ts';
import { openCountry } from './open-country.ts';
import { openCountryDesk } from './open-country-desk.ts';
import { openCountryPolicy } from './open-country-policy.ts';
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
  /** What somebody must look at, by its code and an id. */
  warn(warning: { readonly code: string; readonly notice: string; readonly text: string }): void;
}

/**
 * Starts a country: register, policy, systems, index, server, in this order. Refuses to start on a mapping with faults, and
 * on a schema that could not be enforced; without a valid policy it starts, denies everything, and says so.
 */
export async function startSubgraph(config: SubgraphConfig, log: SubgraphLog): Promise<RunningSubgraph> {
  const { extension, facts } = readNationalFields(config.nationalFieldsFile);
  const served = { member: config.member, version: config.schemaVersion, extension };
  const { schema, catalogue } = buildEnforcedSchema(served, facts);
  const key = callKey(config.member, await readSecret(config.hub.callKeyFile));
  const register = await openRegister({ file: path.join(config.dataFolder, 'register.sqlite') });
  const governed = await openCountryPolicy(config, { catalogue, callSecret: key.secret, register, log });
  const { policy } = governed;
  const opened = await openCountry(config, { catalogue, policy: policy.current, now: () => policy.clock.now() });
  const desk = await openCountryDesk(config, { country: opened.country, served, governed, register, log });
  const country = { ...opened.country, authorisations: desk.authorisations.standing };
  const freshness = keepFresh(opened, config, log);
  if (opened.country.index.asOf() === null) {
    log.progress('building the index');
    await opened.rebuildIndex();
  } else {
    freshness.refreshSoon();
  }
  const replay = await openReplay(config);
  const verify = await callVerifier(config, key, replay.cache);
  const registrar = openRegistrar(register, desk.emergencies);
  const onFault = (fault: { readonly code: string; readonly error: unknown }) => log.fault(fault);
  const server = await startSubgraphServer({
    country,
    schema,
    verify,
    registrar,
    routes: [
      { prefix: '/policy/', answer: governed.versions.answer },
      deskRoute({ member: config.member, modules: desk.modules, now: () => country.now(), verify, registrar, onFault }),
    ],
    host: config.host,
    port: config.port,
    onFault,
    health: () => [...policyFaults(opened.country), ...policy.faults(), ...freshness.faults()],
    reminders: () => desk.reminders(),
    gauges: () => desk.emergencies.gauges(),
  });
  return {
    port: server.port,
    holds: [...new Set(opened.country.systems.flatMap((system) => [...system.holds]))],
    extension,
    async close() {
      freshness.stop();
      // Before the server: what follows the policy holds streams open.
      await governed.close();
      await server.close();
      replay.close();
      await desk.close();
      await opened.close();
      await register.close();
    },
  };
}
