import type { DocumentNode } from 'graphql';
import type { CompiledRelease } from '../../policies/engine/contract.ts';
import { ComityError } from '../../schema/errors.ts';
import type { RequestId } from '../../schema/ids.ts';
import { prepareCalls } from '../../schema/protocol/call-signature.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { signHubRequest } from '../../schema/protocol/hub-request.ts';
import {
  JUSTIFICATION_HEADER,
  parseJustification,
  serializeJustification,
} from '../../schema/protocol/justification.ts';
import { isOversight } from '../../schema/protocol/oversight.ts';
import { headerValue, type MessageHeaders } from '../../schema/protocol/message-headers.ts';
import type { HubSigningKey } from '../../schema/protocol/protocol-keys.ts';
import type { Requester } from '../../schema/requester.ts';
import type { Mandate } from '../asking.ts';
import { asksDesksAlone, asksMembers } from './asks-members.ts';

/** The GraphQL part of a client's request, as far as it is well-formed. */
export interface ClientOperation {
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: unknown;
  /** `extensions.justification`. */
  readonly justification: unknown;
}

/** What admission needs of the gateway. */
export interface AdmitOptions {
  readonly documents: (query: string) => DocumentNode | null;
  readonly signingKey: HubSigningKey;
  readonly releases: () => ReadonlyMap<string, CompiledRelease>;
  readonly now: () => Date;
}

/** How long what the hub vouches for is valid: longer than any deadline. */
const LIFETIME_SECONDS = 75;

/**
 * Admits an operation: within the limits, and justified and signed where it asks members. Null where it asks none.
 * Throws `QUERY_…`, `JUSTIFICATION_MISSING`, `JUSTIFICATION_INVALID`.
 */
export function admit(
  request: { readonly id: RequestId; readonly headers: MessageHeaders; readonly operation: ClientOperation },
  identified: { readonly requester: Requester; readonly token: string },
  options: AdmitOptions,
): Mandate | null {
  const { query, operationName, variables } = request.operation;
  const document = query === null ? null : options.documents(query);
  const header = headerValue(request.headers, JUSTIFICATION_HEADER);
  const isGiven = (header ?? '').trim() !== '' || request.operation.justification != null;
  const needsOne = document !== null && asksMembers(document, operationName);
  if (!needsOne && !isGiven) return null;
  const justification = parseJustification(header, request.operation.justification);
  if (!needsOne) return null;
  if (isOversight(justification) && !asksDesksAlone(document, operationName)) {
    throw new ComityError('JUSTIFICATION_INVALID', '`oversight` is for a desk: it justifies no look at a record');
  }
  const hubRequest = signHubRequest(
    {
      id: request.id,
      token: identified.token,
      justification,
      operation: canonicalJson([query, operationName, variables ?? {}]),
      now: options.now().getTime(),
      lifetimeSeconds: LIFETIME_SECONDS,
    },
    options.signingKey,
  );
  return {
    justification,
    calls: prepareCalls({
      token: identified.token,
      justification: serializeJustification(justification),
      hubRequest,
    }),
    operation: { digest: hubRequest.request.operation, salt: hubRequest.salt },
    release: options.releases().get(identified.requester.member) ?? null,
  };
}
