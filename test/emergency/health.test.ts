import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { startSubgraphServer } from '../../subgraphs/runtime/serve/subgraph-server.ts';
import { readSubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import { smallCountry } from '../runtime/small-country.ts';
import { openRig } from './rig.ts';

const OPTED_IN =
  '- { id: threat, role: analyst, emergency: true, read: all, search: [name], then: allow, because: threat to life }';

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-emergency-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the pages of a country', () => {
  it('tell of an emergency that was not reviewed in time, and the country stays ready', async () => {
    await inFolder(async (folder) => {
      const clock = { now: new Date('2026-11-22T12:00:00.000Z') };
      const rig = await openRig(folder, clock);
      const small = await smallCountry({ permissions: OPTED_IN }, { now: () => clock.now });
      const { state } = await small.ask('persons(search: { name: "Mari Tamm" }) { total }', {
        justification: { emergency: true },
      });
      await rig.registrar.answered(state);
      clock.now = new Date('2026-11-26T12:00:00.000Z');
      const server = await startSubgraphServer({
        country: small.country,
        schema: small.schema,
        verify: () => Promise.reject(new ComityError('CALL_UNSIGNED', 'nobody calls here')),
        registrar: rig.registrar,
        host: '127.0.0.1',
        port: 0,
        onFault: () => undefined,
        health: () => [],
        reminders: () => rig.faults(),
        gauges: () => rig.gauges(),
      });
      const get = async (at: string) => {
        const response = await fetch(`http://127.0.0.1:${server.port}${at}`);
        return [response.status, await response.text()];
      };
      const told = expect.stringContaining('1 disclosures in an emergency wait for a review') as string;
      expect(await get('/healthz')).toEqual([200, told]);
      expect(await get('/readyz')).toEqual([200, told]);
      const [, metrics] = await get('/metrics');
      expect(metrics).toContain('comity_subgraph_emergencies_overdue 1\n');
      expect(metrics).toContain('comity_subgraph_faults 1\n');
      await server.close();
      await small.close();
      await rig.close();
    });
  }, 60_000);
});

describe('the settings of a country', () => {
  const written = (folder: string, more: object) => ({
    member: 'EE',
    dataFolder: folder,
    policy: { officersFile: '/ring.yaml' },
    systems: [{ folder: '/system', connection: { url: 'sqlite:/system.sqlite' } }],
    recordKeyFile: '/records.key',
    hub: { publicKeyFile: '/hub.pub.pem', callKeyFile: '/call.key' },
    issuers: [],
    ...more,
  });

  async function read(folder: string, more: object) {
    const file = path.join(folder, 'subgraph.json');
    await writeFile(file, JSON.stringify(written(folder, more)));
    return readSubgraphConfig(file);
  }

  it('have a place for notices and authorisations, and hold for a year and 72 hours, where they say nothing', async () => {
    await inFolder(async (folder) => {
      const { authorisations, emergency } = await read(folder, {});
      expect(authorisations).toEqual({ folder: path.join(folder, 'authorisations'), keepDays: 365 });
      expect(emergency).toEqual({
        folder: path.join(folder, 'emergency'),
        noticeUrl: null,
        noticeTokenFile: null,
        reviewHours: 72,
      });
    });
  });

  it.each(['http://duty.example/notices', 'ftp://duty.example', 'http://127.0.0.1.example/'])(
    'send no notice unencrypted: %s',
    async (noticeUrl) => {
      await inFolder(async (folder) => {
        await expect(read(folder, { emergency: { noticeUrl } })).rejects.toMatchObject({
          code: 'CONFIGURATION_INVALID',
        });
      });
    },
  );

  it('are taken as they are written', async () => {
    await inFolder(async (folder) => {
      const emergency = { noticeUrl: 'https://duty.example/notices', reviewHours: 24 };
      expect((await read(folder, { emergency, authorisations: { keepDays: 90 } })).emergency).toMatchObject(emergency);
    });
  });
});
