import { readFile } from 'node:fs/promises';
import type { RequestRecord } from '../../gateway/audit/audit-record.ts';
import type { AuditStore } from '../../gateway/audit/audit-store.ts';
import { openPostgresAudit } from '../../gateway/audit/postgres-audit-store.ts';
import { parseExportLine, verifyChain, type ChainLink } from '../../schema/audit/hash-chain.ts';
import { fromRoot } from '../../schema/paths.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { auditDatabase, type AuditDatabase } from './audit-database.ts';

function request(id: number): RequestRecord {
  return {
    event: 'request.answered',
    at: '2026-01-01T00:00:00.000Z',
    requestId: `request-${id}`,
    requester: null,
    justification: null,
    operation: { digest: 'digest', salt: 'salt\u0000' },
    releaseVersion: 'release-1',
    asked: { EE: { status: 'ANSWERED', hits: 3, policyVersion: 'policy-1' } },
    refusal: null,
  };
}

let database: AuditDatabase;
let store: AuditStore;

beforeAll(async () => {
  database = await auditDatabase();
}, SERVER_START_MS);

beforeEach(async () => {
  await database.query('DROP SCHEMA IF EXISTS audit CASCADE');
  store = await openPostgresAudit({ url: database.url });
});

afterEach(() => store.close());
afterAll(() => database.drop());

async function count(): Promise<number> {
  const [row] = await database.query('SELECT count(*)::int AS count FROM audit.record');
  return Number(row?.['count']);
}

describe('the audit in PostgreSQL', () => {
  it('holds a record when its promise resolves, as it was given', async () => {
    await store.append(request(1));
    const [row] = await database.query('SELECT seq::int, record FROM audit.record');
    expect(row?.['seq']).toBe(1);
    expect(JSON.parse(String(row?.['record']))).toEqual(request(1));
  });

  it('gathers what arrives together into few commits', async () => {
    await Promise.all(Array.from({ length: 400 }, (_, id) => store.append(request(id))));
    const { records, commits } = store.statistics();
    expect(records).toBe(400);
    expect(commits).toBeLessThanOrEqual(3);
    expect(await store.verify()).toMatchObject({ kind: 'intact', checked: 400 });
  });

  it('makes one chain of what several gateways write at once', async () => {
    const gateways = [store, ...(await Promise.all([1, 2].map(() => openPostgresAudit({ url: database.url }))))];
    const rounds = gateways.map(async (gateway, number) => {
      for (let round = 0; round < 25; round += 1) {
        await Promise.all([gateway.append(request(number)), gateway.append(request(number))]);
      }
    });
    await Promise.all(rounds);
    expect(await store.verify()).toMatchObject({ kind: 'intact', checked: 150 });
    await Promise.all(gateways.slice(1).map((gateway) => gateway.close()));
  });

  it('goes on with the chain after a restart', async () => {
    await store.append(request(1));
    await store.close();
    store = await openPostgresAudit({ url: database.url });
    await store.append(request(2));
    expect(await store.verify()).toMatchObject({ kind: 'intact', checked: 2 });
  });

  it('can be opened by several gateways at once on an empty database', async () => {
    await database.query('DROP SCHEMA audit CASCADE');
    const opened = await Promise.all([1, 2, 3].map(() => openPostgresAudit({ url: database.url })));
    await Promise.all(opened.map((gateway, id) => gateway.append(request(id))));
    expect(await count()).toBe(3);
    await Promise.all(opened.map((gateway) => gateway.close()));
  });

  it.each([[`UPDATE audit.record SET record = '{}'`], ['DELETE FROM audit.record'], ['TRUNCATE audit.record']])(
    'refuses `%s`, from its owner too',
    async (sql) => {
      await store.append(request(1));
      await expect(database.query(sql)).rejects.toThrow('only ever added');
      expect(await count()).toBe(1);
    },
  );

  it.each([
    ['altered', `UPDATE audit.record SET record = replace(record, 'request-3', 'request-9') WHERE seq = 3`, 3],
    ['taken out', 'DELETE FROM audit.record WHERE seq = 2', 2],
  ])('shows where a record was %s by somebody who could', async (_name, sql, at) => {
    await Promise.all([1, 2, 3, 4].map((id) => store.append(request(id))));
    await database.query('ALTER TABLE audit.record DISABLE TRIGGER append_only');
    await database.query(sql);
    expect(await store.verify()).toMatchObject({ kind: 'broken', at, checked: at - 1 });
  });

  it('shows that its end was cut off to whoever knows a later head', async () => {
    await Promise.all([1, 2, 3].map((id) => store.append(request(id))));
    const before = await store.verify();
    await database.query('ALTER TABLE audit.record DISABLE TRIGGER append_only');
    await database.query('DELETE FROM audit.record WHERE seq = 3');
    expect(await store.verify()).toMatchObject({ kind: 'intact', checked: 2 });
    const known = before.kind === 'intact' ? before.head : { seq: 0, hash: '' };
    expect(await store.verify(known)).toMatchObject({ kind: 'broken', at: 3, fault: 'cut off' });
  });

  it('is exported whole, page by page, and the export is itself on record', async () => {
    await Promise.all(Array.from({ length: 1200 }, (_, id) => store.append(request(id))));
    const lines: string[] = [];
    for await (const line of store.export('auditor')) lines.push(line);
    const links = lines.map(parseExportLine).filter((link): link is ChainLink => link !== null);
    expect(links).toHaveLength(1201);
    expect(JSON.parse(links.at(-1)?.record ?? '')).toMatchObject({ event: 'audit.exported', by: 'auditor' });
    async function* streamed() {
      for (const link of links) yield await Promise.resolve(link);
    }
    expect(await verifyChain(streamed())).toMatchObject({ kind: 'intact', checked: 1201 });
  });

  it('works with an account that may only add and read', async () => {
    const role = `${database.name}_writer`;
    const rights = await readFile(fromRoot('gateway', 'audit', 'writer-role.sql'), 'utf8');
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await database.query(rights.replaceAll(':"role"', role));
    const address = new URL(database.url);
    address.username = role;
    address.password = 'secret';
    const writer = await openPostgresAudit({ url: address.href, ownerUrl: database.url });
    await writer.append(request(1));
    const again = await openPostgresAudit({ url: address.href });
    await again.append(request(2));
    expect(await writer.verify()).toMatchObject({ kind: 'intact', checked: 2 });
    await Promise.all([writer.close(), again.close()]);
    await database.query(`DROP OWNED BY ${role}`);
    await database.query(`DROP ROLE ${role}`);
  });

  it('refuses to open where an applied migration was changed', async () => {
    await database.query(`UPDATE audit.migration SET digest = 'other'`);
    await expect(openPostgresAudit({ url: database.url })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });
});
