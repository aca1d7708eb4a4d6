import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ensureKeys, type KeyFiles } from '../../../cli/supervisor/keys.ts';
import { requestId } from '../../../schema/ids.ts';
import { prepareCalls, type PreparedCalls } from '../../../schema/protocol/call-signature.ts';
import { signHubRequest } from '../../../schema/protocol/hub-request.ts';
import { serializeJustification } from '../../../schema/protocol/justification.ts';
import { callKey, hubSigningKey, HUB_KEY_ID } from '../../../schema/protocol/protocol-keys.ts';
import { JUSTIFICATION } from '../../protocol/federation-keys.ts';
import { seconds, testIssuer } from '../../protocol/issuer.ts';

const ISSUER = 'https://issuer.ee.example';
const CALLS_PER_REQUEST = 1000;
const LIFETIME_SECONDS = 60;

/** The hub's side of one country: the keys of both, whom the country trusts, and calls signed as the hub signs them. */
export interface BenchHub {
  readonly keys: KeyFiles;
  readonly issuers: readonly object[];
  /** The headers of the next call with this body. */
  sign(body: string): Readonly<Record<string, string>>;
}

/** Makes a hub for one country, with its keys in `folder`. Its requester is an Estonian investigator. */
export async function benchHub(folder: string, member: string): Promise<BenchHub> {
  const keys = await ensureKeys(folder, [member]);
  const signingKey = hubSigningKey(HUB_KEY_ID, await readFile(keys.hubPrivate, 'utf8'));
  const key = callKey(member, (await readFile(keys.call(member), 'utf8')).trim());
  const issuer = await testIssuer(ISSUER);
  const token = await issuer.sign({ exp: seconds() + 3600, role: 'investigator' });
  const prepare = () => {
    const id = requestId(randomBytes(12).toString('base64url'));
    const request = { id, token, justification: JUSTIFICATION, operation: '', now: Date.now() };
    const hubRequest = signHubRequest({ ...request, lifetimeSeconds: LIFETIME_SECONDS }, signingKey);
    return prepareCalls({ token, justification: serializeJustification(JUSTIFICATION), hubRequest });
  };
  let calls: PreparedCalls | null = null;
  let left = 0;
  let until = 0;
  return {
    keys,
    issuers: [
      {
        issuer: ISSUER,
        jwks: { keys: [issuer.publicKey] },
        audience: 'https://hub.example',
        members: ['EE'],
        roles: ['analyst', 'investigator'],
        clearances: ['restricted'],
        algorithms: ['EdDSA'],
      },
    ],
    sign(body) {
      left -= 1;
      if (calls === null || left <= 0 || performance.now() > until) {
        calls = prepare();
        left = CALLS_PER_REQUEST;
        until = performance.now() + (LIFETIME_SECONDS * 1000) / 3;
      }
      return calls.sign({ key, path: '/graphql', body, deadlineMs: 10_000 });
    },
  };
}
