import { readFile } from 'node:fs/promises';
import { openPostgresAudit } from '../../gateway/audit/postgres-audit-store.ts';
import { startGateway } from '../../gateway/start.ts';
import { HUB_KEY_ID, hubSigningKey } from '../../schema/protocol/protocol-keys.ts';
import { parseTrustedIssuers } from '../../schema/protocol/trusted-issuer.ts';
import { output } from '../output.ts';
import { readGatewayFile } from './gateway-config.ts';
import { openLog } from './log.ts';
import { openReleases } from './open-releases.ts';
import { onStop, report } from './report.ts';
import { reportFailure } from './report-failure.ts';

async function untilReady(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.body?.cancel();
    if (response.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs the gateway until it is told to stop. */
export async function runGateway(configFile: string): Promise<void> {
  await reportFailure(async () => {
    const config = await readGatewayFile(configFile);
    const log = openLog('gateway');
    // What can be refused is read before anything is opened.
    const issuers = parseTrustedIssuers(config.issuers, { allowDemo: config.allowDemo });
    const signingKey = hubSigningKey(HUB_KEY_ID, await readFile(config.hubKeyFile, 'utf8'));
    const cursorKey = Buffer.from((await readFile(config.cursorKeyFile, 'utf8')).trim(), 'base64url');
    const audit = await openPostgresAudit({
      url: config.auditUrl,
      ...(config.auditOwnerUrl === undefined ? {} : { ownerUrl: config.auditOwnerUrl }),
    });
    const releases = await openReleases(config, log);
    const gateway = await startGateway({
      port: config.port,
      host: config.host,
      membersFile: config.membersFile,
      issuers,
      signingKey,
      cursorKey,
      audit,
      releases: releases.current,
      onMembers: releases.follow,
      log,
    }).catch(async (error: unknown) => {
      await releases.close();
      await audit.close();
      throw error;
    });
    onStop(async () => {
      await gateway.close();
      await releases.close();
      await audit.close();
    });
    if (process.send) await untilReady(gateway.port);
    report({ kind: 'ready', port: gateway.port, detail: {} });
    if (!process.send) output.remark(`the gateway answers on http://${config.host}:${gateway.port}/graphql`);
  });
}
