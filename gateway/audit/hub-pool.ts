import pg from 'pg';

/** How long connecting, and a statement, may take before it counts as failed, in milliseconds. */
export interface HubPoolLimits {
  readonly timeoutMs?: number;
}

/** A few connections to the hub's store, with the account that adds and reads. */
export function openHubPool(url: string, { timeoutMs = 5000 }: HubPoolLimits = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    // The server may be gone without a word: the client gives up by itself, later than the server would.
    query_timeout: timeoutMs + 500,
    application_name: 'comity-audit',
    // INVARIANT: a commit is acknowledged only when it is on the disk, whatever the server's default is.
    options: '-c synchronous_commit=on',
  });
  // A connection that breaks also says so to nobody in particular: the statement under way, or the next one, finds out.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
