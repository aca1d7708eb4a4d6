import { createHmac, randomBytes } from 'node:crypto';
import { sha256Base64 } from './digest.ts';
import { HUB_REQUEST_HEADER, HUB_SIGNATURE_HEADER, type SignedHubRequest } from './hub-request.ts';
import { JUSTIFICATION_HEADER } from './justification.ts';
import type { CallKey } from './protocol-keys.ts';

/** The header that says how many milliseconds are left for an answer, an RFC 9651 integer. */
export const DEADLINE_HEADER = 'comity-deadline';

/** The label of the signature among those that a message may carry. */
export const SIGNATURE_LABEL = 'comity';

/** The components that every call covers: those common to the calls of one request first. */
export const COVERED_COMPONENTS = [
  '@method',
  'authorization',
  JUSTIFICATION_HEADER,
  HUB_REQUEST_HEADER,
  HUB_SIGNATURE_HEADER,
  '@path',
  DEADLINE_HEADER,
  'content-digest',
] as const;

const COMPONENT_LIST = `(${COVERED_COMPONENTS.map((name) => `"${name}"`).join(' ')})`;

/** The headers of one call, complete but for `content-type`. */
export type CallHeaders = Readonly<Record<string, string>>;

/** What is the same in all calls of one request. */
export interface PreparedCalls {
  /** The headers of one call to one country; each call, a retry too, has a nonce of its own. */
  sign(call: {
    readonly key: CallKey;
    readonly path: string;
    readonly body: string | Uint8Array;
    readonly deadlineMs: number;
  }): CallHeaders;
}

/** The `Content-Digest` of a body (RFC 9530). */
export function contentDigest(body: string | Uint8Array): string {
  return `sha-256=:${sha256Base64(body)}:`;
}

/** The MAC, in base64, of a signature base (RFC 9421, 3.3.3) given in two parts. */
export function callMac(key: CallKey, head: string | Uint8Array, tail: string): string {
  return createHmac('sha256', key.secret).update(head).update(tail).digest('base64');
}

/**
 * Prepares the calls of one request, so that a call costs two hashes and three short concatenations. The signature is
 * RFC 9421 with `hmac-sha256`; its times are those that the hub vouched for.
 */
export function prepareCalls(input: {
  readonly token: string;
  /** The header value. */
  readonly justification: string;
  readonly hubRequest: SignedHubRequest;
}): PreparedCalls {
  const { request, value, signature } = input.hubRequest;
  const authorization = `Bearer ${input.token}`;
  const common = [
    ['authorization', authorization],
    [JUSTIFICATION_HEADER, input.justification],
    [HUB_REQUEST_HEADER, value],
    [HUB_SIGNATURE_HEADER, signature],
  ];
  const fields = common.map(([name, field]) => `"${name}": ${field}\n`);
  const head = Buffer.from(`"@method": POST\n${fields.join('')}"@path": `);
  const nonceHead = randomBytes(15).toString('base64url');
  const parametersHead = `${COMPONENT_LIST};created=${request.created};expires=${request.expires};nonce="${nonceHead}.`;
  let calls = 0;
  return {
    sign({ key, path, body, deadlineMs }) {
      calls += 1;
      const digest = contentDigest(body);
      const parameters = `${parametersHead}${calls}";keyid="${key.keyId}";alg="hmac-sha256"`;
      const deadline = Math.max(0, Math.floor(deadlineMs));
      const tail = `${path}\n"${DEADLINE_HEADER}": ${deadline}\n"content-digest": ${digest}\n"@signature-params": ${parameters}`;
      // Written out: copying the common headers from another object costs more than signing.
      return {
        authorization,
        [JUSTIFICATION_HEADER]: input.justification,
        [HUB_REQUEST_HEADER]: value,
        [HUB_SIGNATURE_HEADER]: signature,
        [DEADLINE_HEADER]: String(deadline),
        'content-digest': digest,
        'signature-input': `${SIGNATURE_LABEL}=${parameters}`,
        signature: `${SIGNATURE_LABEL}=:${callMac(key, head, tail)}:`,
      };
    },
  };
}
