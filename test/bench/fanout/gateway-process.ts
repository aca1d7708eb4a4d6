/** The gateway as production runs it (`cli/processes/gateway.ts`), with its audit in memory or in PostgreSQL. */
import type { JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import { openLog } from '../../../cli/processes/log.ts';
import { openPostgresAudit } from '../../../gateway/audit/postgres-audit-store.ts';
import { startGateway } from '../../../gateway/start.ts';
import { loadPolicy } from '../../../policies/load.ts';
import { HUB_KEY } from '../../protocol/federation-keys.ts';
import { trustIn } from '../../protocol/issuer.ts';
import { serveBench } from '../process/serve-bench.ts';
import { openMemoryAudit } from './memory-audit.ts';

/** How the gateway of the benchmark is started. */
export interface BenchGatewayConfig {
  readonly membersFile: string;
  readonly policyFolder: string;
  readonly issuer: string;
  readonly issuerKey: JWK;
  /** The address of the audit's database; null for an audit in memory. */
  readonly auditUrl: string | null;
}

serveBench(async (config) => {
  const { membersFile, policyFolder, issuer, issuerKey, auditUrl } = config as BenchGatewayConfig;
  const { member, release, faults } = await loadPolicy(policyFolder);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const gateway = await startGateway({
    port: 0,
    host: '127.0.0.1',
    membersFile,
    issuers: [trustIn(issuer, [issuerKey])],
    signingKey: HUB_KEY,
    cursorKey: randomBytes(32),
    audit: auditUrl === null ? openMemoryAudit() : await openPostgresAudit({ url: auditUrl }),
    releases: new Map([[member, release]]),
    log: openLog('gateway'),
  });
  return { ready: { port: gateway.port } };
});
