/** Where a national system is and what it may cost: the operator's configuration, never the mapping's. */
export interface Connection {
  /** `postgresql://host/db`, `mariadb://host/db`, `sqlite:/path`, `http(s)://host/base`, `file:///folder`. */
  readonly url: string;
  /** A read-only account of the system; also accepted within the URL of a database. */
  readonly username?: string;
  readonly password?: string;
  /** A bearer token for HTTP, instead of name and password. */
  readonly token?: string;
  /** Where the index of a files source lies; by default a temporary folder that `close()` removes. */
  readonly workFolder?: string;
  readonly limits?: Partial<ConnectionLimits>;
}

/** Bounds on what one adapter asks of its system. */
export interface ConnectionLimits {
  /** Milliseconds for one statement or call. */
  readonly timeoutMs: number;
  /** Milliseconds to connect, and to wait for a free connection. */
  readonly connectMs: number;
  /** Connections at once. */
  readonly pool: number;
  /** Statements or calls that wait for a connection at once; one more is refused. */
  readonly queue: number;
  /** Bytes of one answer (HTTP). */
  readonly answerBytes: number;
  /** Milliseconds between looks at a file. */
  readonly pollMs: number;
  /** Milliseconds that a file must have been left alone before it is read. */
  readonly settleMs: number;
}

const DEFAULT_LIMITS: ConnectionLimits = {
  timeoutMs: 10_000,
  connectMs: 3_000,
  pool: 4,
  queue: 64,
  answerBytes: 32 * 1024 * 1024,
  pollMs: 2_000,
  settleMs: 2_000,
};

/** The limits of a connection, with the defaults where the operator says nothing. */
export function limitsOf(connection: Connection): ConnectionLimits {
  return { ...DEFAULT_LIMITS, ...connection.limits };
}
