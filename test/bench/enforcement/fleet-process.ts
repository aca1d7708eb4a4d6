/** A country's subgraph over HTTP, enforced or without policy: all but that is the same code on both sides. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loggableFault, openLog } from '../../../cli/processes/log.ts';
import { DENY_ALL } from '../../../policies/engine/deny-all.ts';
import { requirePolicy } from '../../../policies/load.ts';
import { createCallVerifier } from '../../../schema/protocol/incoming-call.ts';
import { HUB_KEY_ID, callKey, callKeys, hubKeys } from '../../../schema/protocol/protocol-keys.ts';
import { parseTrustedIssuers } from '../../../schema/protocol/trusted-issuer.ts';
import { createTokenVerifier } from '../../../schema/protocol/verify-token.ts';
import { openRegister } from '../../../subgraphs/register/register.ts';
import { buildEnforcedSchema } from '../../../subgraphs/runtime/schema.ts';
import { answerPlugin } from '../../../subgraphs/runtime/serve/answer-plugin.ts';
import { openRegistrar, type Registrar } from '../../../subgraphs/runtime/serve/disclosure.ts';
import { serveAnswers, startSubgraphServer } from '../../../subgraphs/runtime/serve/subgraph-server.ts';
import { openCountry } from '../../../subgraphs/runtime/start/open-country.ts';
import { openReplay } from '../../../subgraphs/runtime/start/open-replay.ts';
import { readSubgraphConfig, type SubgraphConfig } from '../../../subgraphs/runtime/start/subgraph-config.ts';
import { serveBench } from '../process/serve-bench.ts';
import { FLEET_POLICY } from './fleet-places.ts';
import { fleets } from './fleet-rows.ts';
import { openVector } from './open-reader.ts';
import { openSchema } from './open-schema.ts';
import { unweighedState } from './open-state.ts';

/** Which side runs in a process, and the configuration file of its subgraph. */
export interface FleetConfig {
  readonly side: 'enforced' | 'open';
  readonly configFile: string;
  /** Whether the register of disclosures is kept. */
  readonly register: boolean;
}

type Fault = Parameters<Parameters<typeof answerPlugin>[2]>[0];

const NO_REGISTER: Registrar = { answered: () => Promise.resolve(), refused: () => Promise.resolve() };

async function verifierOf(config: SubgraphConfig) {
  const secret = (await readFile(config.hub.callKeyFile, 'utf8')).trim();
  const { cache } = await openReplay(config);
  return createCallVerifier({
    callKeys: callKeys([callKey(config.member, secret)]),
    hubKeys: hubKeys({ [HUB_KEY_ID]: await readFile(config.hub.publicKeyFile, 'utf8') }),
    tokens: createTokenVerifier(parseTrustedIssuers(config.issuers, { allowDemo: config.allowDemo })),
    replay: cache,
  });
}

serveBench(async (given) => {
  const { side, configFile, register } = given as FleetConfig;
  const config = await readSubgraphConfig(configFile);
  const served = { member: config.member, version: config.schemaVersion, extension: '' };
  const { schema: enforced, catalogue } = buildEnforcedSchema(served);
  const { policy } =
    side === 'enforced' ? await requirePolicy(FLEET_POLICY, { catalogue }) : DENY_ALL(config.member, catalogue);
  const opened = await openCountry(config, { catalogue, policy: () => policy, now: () => new Date() });
  await opened.rebuildIndex();
  const { country } = opened;
  const log = openLog('subgraph');
  const options = {
    country,
    verify: await verifierOf(config),
    registrar: register
      ? openRegistrar(await openRegister({ file: path.join(config.dataFolder, 'register.sqlite') }))
      : NO_REGISTER,
    host: config.host,
    port: config.port,
    onFault: ({ code, error }: Fault) => log.error({ code, ...loggableFault(error) }, 'fault'),
    health: () => [],
  };
  if (side === 'enforced') {
    const { port } = await startSubgraphServer({ ...options, schema: enforced });
    return { ready: { port } };
  }
  const schema = openSchema(served);
  const withheld = fleets().flatMap(({ vehicles }) => vehicles.filter(({ known }) => !known));
  const none = {
    vector: openVector(catalogue.fields.length),
    leftOut: new Set(withheld.map(({ held }) => String(held['id']))),
  };
  const { port } = await serveAnswers(
    { ...options, schema },
    answerPlugin(schema, (call, fields) => unweighedState(country, none, call, fields), options.onFault),
  );
  return { ready: { port } };
});
