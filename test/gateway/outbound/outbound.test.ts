import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fromRoot } from '../../../schema/paths.ts';
import { auditDatabase } from '../../audit/audit-database.ts';
import { testIssuer } from '../../protocol/issuer.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { startCountry } from '../federation/country.ts';
import { JUSTIFIED } from '../federation/federation.ts';

/** Settings under which the stack, as it comes, would speak to its vendor or through a proxy. */
const TEMPTATIONS = {
  APOLLO_KEY: 'service:comity:secret',
  APOLLO_GRAPH_REF: 'comity@current',
  APOLLO_SCHEMA_REPORTING: 'true',
  APOLLO_TELEMETRY_DISABLED: '',
  HTTP_PROXY: 'http://proxy.invalid:3128',
  NODE_ENV: 'development',
};

describe('a gateway in a process of its own', () => {
  it(
    'opens no connection that its configuration does not name, and ends when it is told to',
    async () => {
      const country = await startCountry({ code: 'EE' });
      const database = await auditDatabase();
      const issuer = await testIssuer('https://issuer.ee.example');
      const folder = mkdtempSync(path.join(tmpdir(), 'comity-outbound-'));
      const connections = path.join(folder, 'connections');
      const membersFile = path.join(folder, 'members.json');
      writeFileSync(connections, '');
      writeFileSync(membersFile, JSON.stringify({ members: [country.configured] }));
      const issuers = [
        {
          issuer: 'https://issuer.ee.example',
          jwks: { keys: [issuer.publicKey] },
          audience: 'https://hub.example',
          members: ['EE'],
          roles: ['analyst'],
          clearances: ['restricted'],
        },
      ];
      const hook = path.join(fromRoot('test', 'gateway', 'outbound', 'record-connections.mjs'));
      const child = spawn(
        process.execPath,
        [fromRoot('cli', 'bin', 'run.mjs'), 'test/gateway/outbound/gateway-process.ts'],
        {
          cwd: fromRoot(),
          env: {
            ...process.env,
            ...TEMPTATIONS,
            NODE_OPTIONS: `--import file://${hook}`,
            COMITY_TEST_CONNECTIONS: connections,
            COMITY_TEST_GATEWAY: JSON.stringify({ membersFile, auditUrl: database.url, issuers }),
          },
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      const exited = once(child, 'exit');
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const port = Number((await lines.next()).value);

      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await issuer.sign()}`,
          'comity-justification': JUSTIFIED,
        },
        body: JSON.stringify({
          query:
            '{ searchPersons(search: { name: "xy" }) { total } jurisdictions { persons(search: { name: "x" }) { total } } }',
        }),
      });
      // The hub's key of the other process is unknown to this country: it refuses the call, over a connection all the same.
      expect(await response.text()).toContain('JURISDICTION_UNAVAILABLE');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      child.stdin.end();
      expect((await lines.next()).value).toBe('closed');
      expect(await exited).toEqual([0, null]);

      const configured = [country.configured.url, database.url].map((url) => `connect ${new URL(url).host}`);
      const seen = [...new Set(readFileSync(connections, 'utf8').trim().split('\n'))];
      expect(seen.sort()).toEqual(configured.sort());
      await country.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
    SERVER_START_MS,
  );
});
