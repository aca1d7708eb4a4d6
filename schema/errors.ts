/**
 * The closed catalogue of errors that a client, an operator or a country may meet. `status` is the HTTP status that a
 * request ends with when the error concerns the whole request; `help` says what to do.
 */
export const ERROR_CATALOGUE = {
  UNAUTHENTICATED: { status: 401, help: 'send an access token of a trusted issuer as `Authorization: Bearer …`' },
  TOKEN_EXPIRED: { status: 401, help: 'get a new access token' },
  ISSUER_UNKNOWN: { status: 401, help: 'get a token from an issuer that the hub trusts' },
  CLAIM_NOT_PERMITTED: { status: 403, help: 'the issuer may not assert this; ask its operator' },
  JUSTIFICATION_MISSING: { status: 400, help: 'send the header `Comity-Justification`' },
  JUSTIFICATION_INVALID: { status: 400, help: 'see docs/applications.md for the keys of a justification' },
  FORBIDDEN: { status: 403, help: 'the requester has no right to this operation' },
  MEMBER_UNKNOWN: { status: 400, help: 'ask `jurisdictions` for the members of the federation' },
  GRAPHQL_PARSE_FAILED: { status: 400, help: 'the document is not GraphQL' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, help: 'the document does not fit the schema' },
  OPERATION_RESOLUTION_FAILURE: { status: 400, help: 'name one operation of the document' },
  BAD_USER_INPUT: { status: 400, help: 'correct the argument that the message names' },
  BAD_REQUEST: { status: 400, help: 'send JSON with a `query`, as GraphQL over HTTP says' },
  QUERY_TOO_DEEP: { status: 400, help: 'nest fewer selections' },
  QUERY_TOO_BROAD: { status: 400, help: 'ask for fewer fields, aliases or members at once' },
  QUERY_TOO_LARGE: { status: 413, help: 'send a smaller document' },
  CURSOR_INVALID: { status: 400, help: 'use a cursor as it was given, with the same search' },
  JURISDICTION_TIMED_OUT: { status: 200, help: 'ask the member again, or with a later deadline' },
  JURISDICTION_UNAVAILABLE: { status: 200, help: 'ask the member again later' },
  JURISDICTION_MALFORMED: { status: 200, help: 'the operator of the member has been told' },
  JURISDICTION_OVERLOADED: { status: 200, help: 'ask the member again later' },
  NOT_HELD: { status: 200, help: 'the member holds no records of this type' },
  UNSUPPORTED: { status: 200, help: 'the member speaks an older version of the schema: search without this criterion' },
  NOT_RELEASED: { status: 200, help: "the requester's own country does not let this question be sent" },
  WITHHELD: { status: 200, help: "the member's policy does not open this to the requester" },
  CALL_UNSIGNED: { status: 401, help: 'only the hub may call a subgraph' },
  CALL_ALTERED: { status: 401, help: 'the signature does not fit what arrived' },
  CALL_STALE: { status: 401, help: 'check the clocks of hub and country' },
  CALL_REPLAYED: { status: 401, help: 'each call needs a nonce of its own' },
  AUDIT_UNAVAILABLE: { status: 503, help: 'no answer leaves without an audit record: check the disk and the store' },
  POLICY_UNAVAILABLE: { status: 503, help: 'the country has no valid policy in force' },
  POLICY_INVALID: { status: 500, help: 'run `comity policy check`' },
  MAPPING_INVALID: { status: 500, help: 'run `comity country check`' },
  SOURCE_UNAVAILABLE: { status: 503, help: 'the national system does not answer; run `comity country doctor`' },
  SOURCE_MALFORMED: {
    status: 502,
    help: 'the national system answers otherwise than mapped; run `comity country doctor`',
  },
  CONFIGURATION_INVALID: { status: 500, help: 'see docs/operator.md for the settings' },
  PORT_IN_USE: { status: 500, help: 'stop the other process or set COMITY_PORT' },
  DATA_FOLDER_IN_USE: { status: 500, help: 'stop the other federation or set COMITY_DATA' },
  USAGE: { status: 400, help: 'see `comity help`' },
  INTERNAL: { status: 500, help: 'give the request id to the operator' },
} as const satisfies Record<string, { readonly status: number; readonly help: string }>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** Whether a string is a code of the catalogue. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERROR_CATALOGUE, value);
}

/**
 * The one error of Comity. `message` is lower case, without a full stop, with input in backticks, and holds nothing
 * that its reader may not know. `cause` is for the log alone.
 */
export class ComityError extends Error {
  readonly code: ErrorCode;
  readonly jurisdiction: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly jurisdiction?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ComityError';
    this.code = code;
    this.jurisdiction = options.jurisdiction;
  }

  /** What to do about it, from the catalogue. */
  get help(): string {
    return ERROR_CATALOGUE[this.code].help;
  }

  /** The HTTP status of a request that ends with this error. */
  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }
}
