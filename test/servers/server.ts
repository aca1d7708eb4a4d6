/** A server that tests run against. */
export interface TestServer {
  /** Its address with the account of its administrator. */
  readonly url: string;
  /** Ends it and removes what it wrote; does nothing to a server that was found running. */
  stop(): Promise<void>;
}

/** The kinds of servers that tests need. */
export type ServerKind = 'postgresql' | 'mariadb' | 'redis';

/** The environment variable that names a server to use instead of one of our own. */
export const SERVER_VARIABLES: Readonly<Record<ServerKind, string>> = {
  postgresql: 'COMITY_TEST_POSTGRES_URL',
  mariadb: 'COMITY_TEST_MARIADB_URL',
  redis: 'COMITY_TEST_REDIS_URL',
};

/** Says that a kind of server can be had in none of the ways there are, and what to do about it. */
export class ServerNotAvailable extends Error {
  constructor(kind: ServerKind, packages: readonly string[], cause: unknown) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const reason = text.trim().split('\n').at(-1) ?? '';
    super(
      `not run: ${kind} can be neither found nor fetched; install \`${packages.join(' ')}\` or set \`${SERVER_VARIABLES[kind]}\` (${reason})`,
    );
    this.name = 'ServerNotAvailable';
  }
}
