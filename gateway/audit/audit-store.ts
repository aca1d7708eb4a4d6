import type { CommitStatistics } from '../../schema/audit/group-commit.ts';
import type { ChainHead, ChainVerdict } from '../../schema/audit/hash-chain.ts';
import type { AuditRecord } from './audit-record.ts';

/** The hub's audit: hash-chained records that are only ever added to. */
export interface AuditStore {
  /** Resolves when the record is durable; else rejects with `AUDIT_UNAVAILABLE`, and no answer may leave. */
  append(record: AuditRecord): Promise<void>;
  /** Whether records can be written just now; rejects with `AUDIT_UNAVAILABLE`. */
  ping(): Promise<void>;
  /** Checks the whole chain; with a head that is known from elsewhere, also that its end was not cut off. */
  verify(known?: ChainHead): Promise<ChainVerdict>;
  /** All records as JSON lines, the one of this export last: it is durable before the first line leaves. */
  export(by: string): AsyncIterable<string>;
  statistics(): CommitStatistics;
  /** Ends when what waits has been decided. */
  close(): Promise<void>;
}
