import { readFile } from 'node:fs/promises';
import { createCallVerifier } from '../../../schema/protocol/incoming-call.ts';
import { HUB_KEY_ID, callKeys, hubKeys, type CallKey } from '../../../schema/protocol/protocol-keys.ts';
import type { ReplayCache } from '../../../schema/protocol/replay-cache.ts';
import { parseTrustedIssuers } from '../../../schema/protocol/trusted-issuer.ts';
import { createTokenVerifier } from '../../../schema/protocol/verify-token.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** What verifies the calls of a country's hub: its keys, the issuers that the country trusts, and what was seen before. */
export async function callVerifier(config: SubgraphConfig, key: CallKey, replay: ReplayCache) {
  return createCallVerifier({
    callKeys: callKeys([key]),
    hubKeys: hubKeys({ [HUB_KEY_ID]: await readFile(config.hub.publicKeyFile, 'utf8') }),
    tokens: createTokenVerifier(parseTrustedIssuers(config.issuers, { allowDemo: config.allowDemo })),
    replay,
  });
}
