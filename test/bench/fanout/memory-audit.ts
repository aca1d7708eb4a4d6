import type { AuditStore } from '../../../gateway/audit/audit-store.ts';
import type { ExportRecord } from '../../../gateway/audit/audit-record.ts';
import { createGroupCommit } from '../../../schema/audit/group-commit.ts';
import { CHAIN_START, exportLine, linksAfter, verifyChain, type ChainLink } from '../../../schema/audit/hash-chain.ts';
import { canonicalJson } from '../../../schema/protocol/canonical-json.ts';

async function* asStream(links: readonly ChainLink[]): AsyncIterable<ChainLink> {
  for (const link of links) yield await Promise.resolve(link);
}

/** The hub's audit as PostgreSQL keeps it, chained and committed in groups, but in memory: nothing of it is durable. */
export function openMemoryAudit(): AuditStore {
  const links: ChainLink[] = [];
  const write = createGroupCommit<string>({
    commit: (records) => void links.push(...linksAfter(links.at(-1) ?? CHAIN_START, records)),
    capacity: 10_000,
    batchLimit: 500,
  });
  return {
    append: (record) => write.append([canonicalJson(record)]),
    ping: () => Promise.resolve(),
    verify: (known) => verifyChain(asStream(links), known === undefined ? {} : { known }),
    async *export(by) {
      const record: ExportRecord = { event: 'audit.exported', at: new Date().toISOString(), by };
      await write.append([canonicalJson(record)]);
      for (const link of [...links]) yield exportLine(link);
    },
    statistics: () => write.statistics(),
    close: () => write.close(),
  };
}
