import type { AuditStore } from '../audit/audit-store.ts';

/** How long a failed write tells against the gateway; then requests may try again. */
const FAILING_MS = 5000;

/** An audit store whose last write is known: a store that answers may still not be able to write. */
export interface ObservedAudit extends Pick<AuditStore, 'append' | 'ping'> {
  /** Whether the last write failed, not long ago. */
  isFailing(): boolean;
}

/** Observes an audit store. */
export function observeAudit(audit: Pick<AuditStore, 'append' | 'ping'>): ObservedAudit {
  let failedAt = -Infinity;
  return {
    ping: () => audit.ping(),
    async append(record) {
      try {
        await audit.append(record);
        failedAt = -Infinity;
      } catch (error) {
        failedAt = performance.now();
        throw error;
      }
    },
    isFailing: () => performance.now() - failedAt < FAILING_MS,
  };
}
