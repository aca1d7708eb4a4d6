import { setTimeout as wait } from 'node:timers/promises';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { startCountry } from '../federation/country.ts';
import { startFederation, type TestFederation } from '../federation/federation.ts';
import { heldPersons } from '../federation/records.ts';

const QUERY = '{ searchPersons(search: { name: "person" }) { edges { node { names { full } } } } }';

async function ready(
  federation: TestFederation,
): Promise<{ readonly status: number; readonly faults: readonly string[] }> {
  const response = await fetch(`${federation.url}/readyz`);
  const { faults } = (await response.json()) as { readonly faults: readonly string[] };
  return { status: response.status, faults };
}

async function untilReady(federation: TestFederation, status: number): Promise<void> {
  const end = performance.now() + 10_000;
  while ((await ready(federation)).status !== status) {
    if (performance.now() > end) throw new Error(`never ${status}: ${JSON.stringify(await ready(federation))}`);
    await wait(50);
  }
}

describe('a gateway', () => {
  it(
    'is ready when every country has answered once, and stays so whichever is down',
    async () => {
      const up = await startCountry({ code: 'EE' });
      const late = await startCountry({ code: 'DE' });
      await late.close();
      const federation = await startFederation([up, late]);
      await wait(600);
      expect(await ready(federation)).toEqual({ status: 503, faults: ['`DE` has not answered yet'] });
      const again = await startCountry({ code: 'DE', port: Number(new URL(late.configured.url).port) });
      await untilReady(federation, 200);
      await Promise.all([up.close(), again.close()]);
      await wait(600);
      expect(await ready(federation)).toEqual({ status: 200, faults: [] });
      await federation.close();
    },
    SERVER_START_MS,
  );

  it(
    'lets no answer leave that it cannot put on record, and says that it is not ready',
    async () => {
      const country = await startCountry({ code: 'EE', persons: heldPersons('EE', 1) });
      const federation = await startFederation([country]);
      await federation.database.query('ALTER SCHEMA audit RENAME TO gone');
      const { status, text, errors } = await federation.ask(QUERY);
      expect(status).toBe(503);
      expect(text).not.toContain('EE person 0');
      expect(errors[0]?.extensions['code']).toBe('AUDIT_UNAVAILABLE');
      expect((await federation.ask(QUERY, {}, { 'comity-justification': '' })).errors[0]?.extensions['code']).toBe(
        'AUDIT_UNAVAILABLE',
      );
      await untilReady(federation, 503);
      expect((await ready(federation)).faults).toEqual(['the audit cannot be written']);
      await federation.database.query('ALTER SCHEMA gone RENAME TO audit');
      await untilReady(federation, 200);
      expect((await federation.ask(QUERY)).text).toContain('EE person 0');
      await federation.close();
      await country.close();
    },
    SERVER_START_MS,
  );

  it(
    'answers what it was asked before it stops',
    async () => {
      const country = await startCountry({ code: 'EE', persons: heldPersons('EE', 1) });
      const federation = await startFederation([country]);
      await federation.ask(QUERY);
      country.fault = { kind: 'slow', ms: 400 };
      const asked = federation.ask(QUERY);
      await wait(100);
      const [{ errors, text }] = await Promise.all([asked, federation.close()]);
      expect(errors).toEqual([]);
      expect(text).toContain('EE person 0');
      await country.close();
    },
    SERVER_START_MS,
  );

  it(
    'refuses a port that is taken, and leaves nothing running',
    async () => {
      const country = await startCountry({ code: 'EE' });
      const port = Number(new URL(country.configured.url).port);
      await expect(startFederation([country], { port })).rejects.toMatchObject({ code: 'PORT_IN_USE' });
      await country.close();
    },
    SERVER_START_MS,
  );
});
