import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { migrateAudit } from '../../../gateway/audit/migrate.ts';
import type { Members } from '../../../gateway/members/member.ts';
import { followReleases } from '../../../gateway/policies/follow-releases.ts';
import { NO_CHANNEL, type PolicyChannel } from '../../../gateway/policies/policy-channel.ts';
import type { OfficePlace } from '../../../cli/officers/office-place.ts';
import { openFolderStore } from '../../../policies/versions/folder-store.ts';
import { openStoreServer } from '../../../policies/versions/http/serve-store.ts';
import { storeSecret } from '../../../policies/versions/http/store-secret.ts';
import { memberCode } from '../../../schema/ids.ts';
import { callKey } from '../../../schema/protocol/protocol-keys.ts';
import { auditDatabase, type AuditDatabase } from '../../audit/audit-database.ts';
import { deskOf, forgedVersion, until, withdraw, withOffice } from '../../policy/office.ts';
import { justification, requester } from '../../policies/sample.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';

const KEY = callKey('EE', randomBytes(32).toString('base64'));

let database: AuditDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await auditDatabase();
}, SERVER_START_MS);

beforeEach(async () => {
  await database.query('DROP SCHEMA IF EXISTS audit CASCADE');
  await migrateAudit(database.url);
  pool = new pg.Pool({ connectionString: database.url });
});

afterEach(() => pool.end());
afterAll(() => database.drop());

/** Serves a member's versions; without streams, nobody is told that one has changed. */
async function serve(place: OfficePlace, { streams = true } = {}) {
  const served = openStoreServer(await openFolderStore(place.store), storeSecret(KEY.secret));
  const server = createServer((request, response) => {
    if (!streams && request.url === '/policy/stream') response.writeHead(503).end();
    else void served.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      served.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function members(port: number): Members {
  const code = memberCode('EE');
  const url = `http://127.0.0.1:${port}/graphql`;
  const rest = { schemaVersion: 3, holds: new Set<string>(), extension: '', deadlineMs: null };
  return new Map([[code, { code, kind: 'country', url, key: KEY, ...rest }]]);
}

function follow(place: OfficePlace, change: { readonly channel?: PolicyChannel; readonly allowDemo?: boolean } = {}) {
  const refused: string[] = [];
  const releases = followReleases({
    pool,
    officersFolder: path.dirname(place.ring),
    allowDemo: true,
    channel: NO_CHANNEL,
    common: () => ({}),
    now: () => new Date(),
    changed: () => undefined,
    refused: (_, reason) => refused.push(reason),
    ...change,
  });
  return { releases, refused };
}

/** Why Estonia's analyst may not ask Germany by name; null where he may. */
function refusal({ current }: ReturnType<typeof followReleases>): string | null {
  const release = current.get('EE');
  if (!release) return 'nothing is followed';
  const question = { requester: requester({ member: 'EE' }), justification: justification(), now: new Date() };
  return release.refusal({ ...question, to: 'DE', searchFields: ['PersonName.full'] });
}

describe('release tables as the hub follows them', () => {
  it('come from the version that the member has in force, and change with it without a restart', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      const { releases, refused } = follow(place);
      await releases.follow(members(server.port));
      expect([refusal(releases), refused]).toEqual([null, []]);
      await withdraw(place, null);
      await until(() => refusal(releases) !== null);
      await releases.close();
      await server.close();
    });
  });

  it('are copied: a hub that starts while the member is down has what it had accepted', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      const first = follow(place).releases;
      await first.follow(members(server.port));
      await first.close();
      await server.close();
      const second = follow(place).releases;
      await second.follow(members(server.port));
      expect(refusal(second)).toBeNull();
      await second.close();
    });
  });

  it('are not brought back to an older version by a member that shows an older chain', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      await withdraw(place, null);
      const first = follow(place).releases;
      await first.follow(members(server.port));
      expect(refusal(first)).not.toBeNull();
      await first.close();
      await server.close();
      await withOffice('EE', async (older) => {
        const other = await serve(older);
        const { releases, refused } = follow(older);
        await releases.follow(members(other.port));
        expect(refusal(releases)).not.toBeNull();
        expect(refused).toEqual([expect.stringMatching(/was accepted before/)]);
        await releases.close();
        await other.close();
      });
    });
  });

  it('let nobody ask where the keys are those of a demonstration and that is not allowed', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      const { releases, refused } = follow(place, { allowDemo: false });
      await releases.follow(members(server.port));
      expect([refusal(releases), refused.length]).toEqual(['nothing is followed', 1]);
      await releases.close();
      await server.close();
    });
  });

  it('are not of a version with a row of which no sentence was signed', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      const { releases, refused } = follow(place);
      await releases.follow(members(server.port));
      const before = releases.current.get('EE')?.version;
      const { store } = await deskOf(place);
      const wider = '\n- { id: wider, role: analyst, toMember: [DE], search: name, then: allow, because: a law }\n';
      const change = (files: Readonly<Record<string, string>>) => ({
        ...files,
        'release.yaml': `${files['release.yaml'] ?? ''}${wider}`,
      });
      const forged = await forgedVersion(place, change, ({ sentences }) => ({
        sentences: sentences.filter(({ row }) => row !== 'wider'),
      }));
      await store.append(forged);
      await until(() => refused.length > 0);
      expect([releases.current.get('EE')?.version, refused]).toEqual([
        before,
        [expect.stringMatching(/of `wider` no sentence/)],
      ]);
      await releases.close();
      await server.close();
    });
  });

  it('are announced to other gateways when they change, and looked at when another says so', async () => {
    await withOffice('EE', async (place) => {
      const announced: string[] = [];
      let hear: (member: string) => void = () => undefined;
      const channel: PolicyChannel = {
        announce: (member) => void announced.push(member),
        listen: (changed) => void (hear = changed),
        close: () => undefined,
      };
      const server = await serve(place);
      const { releases } = follow(place, { channel });
      await releases.follow(members(server.port));
      expect(announced).toEqual(['EE']);
      await withdraw(place, null);
      hear('EE');
      await until(() => announced.length === 2);
      await releases.close();
      await server.close();
    });
  });

  it('change by themselves within seconds where nobody says that they have', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place, { streams: false });
      const { releases } = follow(place);
      await releases.follow(members(server.port));
      expect(refusal(releases)).toBeNull();
      await withdraw(place, null);
      await until(() => refusal(releases) !== null);
      await releases.close();
      await server.close();
    });
  });

  it('end with the member that leaves', async () => {
    await withOffice('EE', async (place) => {
      const server = await serve(place);
      const { releases } = follow(place);
      await releases.follow(members(server.port));
      await releases.follow(new Map());
      expect(releases.current.size).toBe(0);
      await releases.close();
      await server.close();
    });
  });
});
