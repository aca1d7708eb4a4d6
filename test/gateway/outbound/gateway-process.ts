/** A gateway in a process of its own, configured by the environment alone; prints its port, ends with its input. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { openPostgresAudit } from '../../../gateway/audit/postgres-audit-store.ts';
import { startGateway } from '../../../gateway/start.ts';
import { parseTrustedIssuers } from '../../../schema/protocol/trusted-issuer.ts';
import { HUB_KEY } from '../../protocol/federation-keys.ts';
import { ALL_RELEASED } from '../federation/federation.ts';

interface Settings {
  readonly membersFile: string;
  readonly auditUrl: string;
  readonly issuers: unknown;
}

const settings = JSON.parse(process.env['COMITY_TEST_GATEWAY'] ?? '{}') as Settings;
const audit = await openPostgresAudit({ url: settings.auditUrl });
const gateway = await startGateway({
  port: 0,
  host: '127.0.0.1',
  membersFile: settings.membersFile,
  issuers: parseTrustedIssuers(settings.issuers, { allowDemo: false }),
  signingKey: HUB_KEY,
  cursorKey: randomBytes(32),
  audit,
  releases: new Map([['EE', ALL_RELEASED]]),
  log: pino({ level: 'silent' }),
});
process.stdout.write(`${gateway.port}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void gateway
    .close()
    .then(() => audit.close())
    .then(() => process.stdout.write('closed\n'));
});
