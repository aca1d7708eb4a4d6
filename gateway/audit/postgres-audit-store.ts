import type pg from 'pg';
import { createGroupCommit } from '../../schema/audit/group-commit.ts';
import { exportLine, verifyChain, type ChainLink } from '../../schema/audit/hash-chain.ts';
import { ComityError } from '../../schema/errors.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import type { ExportRecord } from './audit-record.ts';
import type { AuditStore } from './audit-store.ts';
import { createChainWriter } from './chain-writer.ts';
import { openHubPool } from './hub-pool.ts';
import { migrateAudit } from './migrate.ts';

/** Settings of the audit in PostgreSQL. */
export interface PostgresAuditOptions {
  /** The address with the account that adds and reads records. */
  readonly url: string;
  /** The address with the account that owns the tables; by default `url`. */
  readonly ownerUrl?: string;
  /** How long a write may take before it counts as failed, in milliseconds. */
  readonly timeoutMs?: number;
  /** How many records may wait to be written. */
  readonly capacity?: number;
  readonly now?: () => Date;
}

const PAGE = 1000;
const BATCH_LIMIT = 500;

async function readPage(pool: pg.Pool, after: number): Promise<readonly ChainLink[]> {
  const { rows } = await pool.query<{ seq: string; previous: string; hash: string; record: string }>(
    'SELECT seq, previous, hash, record FROM audit.record WHERE seq > $1 ORDER BY seq LIMIT $2',
    [after, PAGE],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

async function* readLinks(pool: pg.Pool): AsyncIterable<ChainLink> {
  let after = 0;
  for (;;) {
    const page = await readPage(pool, after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}

function unavailable(cause: unknown): ComityError {
  return new ComityError('AUDIT_UNAVAILABLE', 'the audit store does not answer', { cause });
}

/** Opens the audit in PostgreSQL, its tables made or brought up to date; throws `AUDIT_UNAVAILABLE`. */
export async function openPostgresAudit(options: PostgresAuditOptions): Promise<AuditStore> {
  const { timeoutMs = 5000, now = () => new Date() } = options;
  await migrateAudit(options.ownerUrl ?? options.url);
  const pool = openHubPool(options.url, { timeoutMs });
  const write = createGroupCommit({
    commit: createChainWriter(pool),
    capacity: options.capacity ?? 10_000,
    batchLimit: BATCH_LIMIT,
  });
  const store: AuditStore = {
    append: (record) => write.append([canonicalJson(record)]),
    async ping() {
      await pool.query('SELECT 1').catch((error: unknown) => {
        throw unavailable(error);
      });
    },
    async verify(known) {
      try {
        return await verifyChain(readLinks(pool), known === undefined ? {} : { known });
      } catch (error) {
        throw unavailable(error);
      }
    },
    async *export(by) {
      const record: ExportRecord = { event: 'audit.exported', at: now().toISOString(), by };
      await store.append(record);
      const own = canonicalJson(record);
      for await (const link of readLinks(pool)) {
        yield exportLine(link);
        if (link.record === own) return;
      }
    },
    statistics: () => write.statistics(),
    async close() {
      await write.close();
      await pool.end();
    },
  };
  return store;
}
