import pg from 'pg';
import { CHAIN_START, linksAfter, type ChainHead, type ChainLink } from '../../schema/audit/hash-chain.ts';

/** Held while a link is added, so that several gateways make one chain. Needs no right but to connect. */
const CHAIN_LOCK = 7_270_002;

const UNIQUE_VIOLATION = '23505';

// The lock is taken in the same statement as the insert: whoever holds it can rely on nobody adding a link meanwhile.
const INSERT = {
  name: 'append-audit-records',
  text: `INSERT INTO audit.record (seq, previous, hash, record)
         SELECT link.seq, link.previous, link.hash, link.record
         FROM (SELECT pg_advisory_xact_lock(${CHAIN_LOCK})) AS held,
              unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS link(seq, previous, hash, record)`,
};

const READ_HEAD = `BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(${CHAIN_LOCK});
  SELECT seq, hash FROM audit.record ORDER BY seq DESC LIMIT 1`;

function isOvertaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;
}

async function insert(client: pg.PoolClient, links: readonly ChainLink[]): Promise<void> {
  await client.query(INSERT, [
    links.map((link) => link.seq),
    links.map((link) => link.previous),
    links.map((link) => link.hash),
    links.map((link) => link.record),
  ]);
}

/** The head as committed, with the lock held until the transaction ends. Several statements, one round trip. */
async function lockHead(client: pg.PoolClient): Promise<ChainHead> {
  const results = (await client.query(READ_HEAD)) as unknown as readonly pg.QueryResult<{
    seq: string;
    hash: string;
  }>[];
  const row = results[2]?.rows[0];
  return row === undefined ? CHAIN_START : { seq: Number(row.seq), hash: row.hash };
}

async function appendUnderLock(client: pg.PoolClient, records: readonly string[]): Promise<readonly ChainLink[]> {
  const links = linksAfter(await lockHead(client), records);
  await insert(client, links);
  await client.query('COMMIT');
  return links;
}

/** Appends to the head that this gateway wrote last: one statement. Null where another gateway has written since. */
async function appendToOwn(
  client: pg.PoolClient,
  head: ChainHead,
  records: readonly string[],
): Promise<readonly ChainLink[] | null> {
  const links = linksAfter(head, records);
  try {
    await insert(client, links);
  } catch (error) {
    if (isOvertaken(error)) return null;
    throw error;
  }
  return links;
}

/**
 * A function that adds records (RFC 8785 JSON) to the chain in one transaction, and resolves after its commit. The
 * primary key on `seq` decides who comes first; a gateway that was overtaken reads the head under the lock. Any fault
 * forgets the head and the connection.
 */
export function createChainWriter(pool: pg.Pool): (records: readonly string[]) => Promise<void> {
  let own: ChainHead | null = null;
  return async (records) => {
    const client = await pool.connect();
    let fault: Error | undefined;
    try {
      const links =
        (own === null ? null : await appendToOwn(client, own, records)) ?? (await appendUnderLock(client, records));
      own = links.at(-1) ?? own;
    } catch (error) {
      own = null;
      fault = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.release(fault);
    }
  };
}
