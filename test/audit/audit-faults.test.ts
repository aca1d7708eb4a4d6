import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ExportRecord } from '../../gateway/audit/audit-record.ts';
import type { AuditStore } from '../../gateway/audit/audit-store.ts';
import { openPostgresAudit } from '../../gateway/audit/postgres-audit-store.ts';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import type { ComityError } from '../../schema/errors.ts';
import { rejectionOf } from '../protocol/fault.ts';
import { startPostgresql } from '../servers/postgresql.ts';
import type { TestServer } from '../servers/server.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { unprivilegedUser } from '../servers/unprivileged-user.ts';

const TIMEOUT_MS = 1000;

let server: TestServer;
let store: AuditStore;

/** Faults are made at the server itself, so this file starts one of its own, and never breaks another. */
beforeAll(async () => {
  if (process.env['COMITY_TEST_POSTGRES_URL'] !== undefined) {
    throw new Error('not run: unset `COMITY_TEST_POSTGRES_URL`, since this suite breaks its server');
  }
  server = await startPostgresql();
}, SERVER_START_MS);

afterAll(() => server.stop());

beforeEach(async () => {
  store = await openPostgresAudit({ url: server.url, timeoutMs: TIMEOUT_MS });
});

afterEach(() => store.close());

async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The first process of the server, and the others. */
async function processes(): Promise<{ readonly first: number; readonly all: readonly number[] }> {
  const [file] = await query(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`);
  const others = await query('SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  const first = Number(file?.['pid']);
  return { first, all: [first, ...others.map((row) => Number(row['pid']))] };
}

function record(by: string): ExportRecord {
  return { event: 'audit.exported', at: '2026-01-01T00:00:00.000Z', by };
}

/** Appends until a record can be written again, as gateways do on the next request. */
async function appendAgain(by: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const failed = await store.append(record(by)).then(
      () => false,
      () => true,
    );
    if (!failed) return;
    await sleep(100);
  }
  throw new Error('the store did not recover');
}

async function exported(): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for await (const line of store.export('test')) {
    held.add((JSON.parse(parseExportLine(line)?.record ?? '{}') as ExportRecord).by);
  }
  return held;
}

async function expectHeld(acknowledged: readonly string[]): Promise<void> {
  expect(await store.verify()).toMatchObject({ kind: 'intact' });
  const held = await exported();
  expect(acknowledged.filter((by) => !held.has(by))).toEqual([]);
}

describe('the audit in PostgreSQL, when something breaks', () => {
  it('lets nothing leave when the disk is full, and goes on when there is room again', async () => {
    const { first } = await processes();
    const user = unprivilegedUser() ?? {};
    const limit = (size: string) => execFileSync('prlimit', ['--pid', String(first), `--fsize=${size}:`], { ...user });
    // No file may grow over this: what the server meets is what it meets on a full disk, at the same calls.
    limit(String(18 * 1024 * 1024));
    const acknowledged: string[] = [];
    await store.close();
    store = await openPostgresAudit({ url: server.url, timeoutMs: TIMEOUT_MS });
    let refused = null;
    while (refused === null && acknowledged.length < 2000) {
      const by = randomBytes(20_000).toString('base64');
      refused = await store.append(record(by)).then(
        () => null,
        (error: unknown) => error,
      );
      if (refused === null) acknowledged.push(by);
    }
    expect(refused).toMatchObject({ code: 'AUDIT_UNAVAILABLE', status: 503 });
    expect((refused as ComityError).cause).toMatchObject({
      message: expect.stringContaining('File too large') as unknown,
    });
    expect(acknowledged.length).toBeGreaterThan(100);
    limit('unlimited');
    await query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'comity-audit'");
    await appendAgain('after');
    await expectHeld([...acknowledged, 'after']);
  }, 60_000);

  it('lets nothing leave when the server stands still, and does not wait for it for ever', async () => {
    await store.append(record('before'));
    const { all } = await processes();
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    const started = performance.now();
    const faults = await Promise.all([1, 2].map((id) => rejectionOf(store.append(record(`meanwhile-${id}`)))));
    const waited = performance.now() - started;
    for (const pid of all) process.kill(pid, 'SIGCONT');
    expect(faults.map((fault) => fault.code)).toEqual(['AUDIT_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
    expect(waited).toBeLessThan(4 * TIMEOUT_MS);
    await appendAgain('after');
    await expectHeld(['before', 'after']);
  }, 30_000);

  it('keeps every record that it acknowledged before the server was killed', async () => {
    const acknowledged: string[] = [];
    let refused = 0;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let id = 0; id < 200; id += 1) {
        const by = `writer-${writer}-${id}`;
        await store.append(record(by)).then(
          () => void acknowledged.push(by),
          () => void (refused += 1),
        );
      }
    });
    while (acknowledged.length < 400) await sleep(1);
    const [own] = await query(`SELECT pid FROM pg_stat_activity WHERE application_name = 'comity-audit'`);
    process.kill(Number(own?.['pid']), 'SIGKILL');
    await Promise.all(writers);
    expect(refused).toBeGreaterThan(0);
    await appendAgain('after');
    await expectHeld([...acknowledged, 'after']);
  }, 30_000);

  it('cannot be opened where no server answers', async () => {
    const nowhere = new URL(server.url);
    nowhere.port = '1';
    expect((await rejectionOf(openPostgresAudit({ url: nowhere.href }))).code).toBe('AUDIT_UNAVAILABLE');
  });
});
