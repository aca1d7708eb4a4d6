import { writeFileSync, mkdtempSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { AuditStore } from '../../../gateway/audit/audit-store.ts';
import { openPostgresAudit } from '../../../gateway/audit/postgres-audit-store.ts';
import { DEFAULT_LIMITS, startGateway, type GatewayConfig } from '../../../gateway/start.ts';
import type { WrittenMember } from '../../../gateway/members/parse-members.ts';
import type { CompiledRelease } from '../../../policies/engine/contract.ts';
import { auditDatabase, type AuditDatabase } from '../../audit/audit-database.ts';
import { HUB_KEY } from '../../protocol/federation-keys.ts';
import { testIssuer, trustIn, type Claims } from '../../protocol/issuer.ts';
import type { Country } from './country.ts';

/** A justification as a client sends it. */
export const JUSTIFIED = 'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48';

/** What a GraphQL request came to. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions: Readonly<Record<string, never>> & {
    readonly jurisdictions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

/** A running gateway of a test, with real countries behind it and a real database for its audit. */
export interface TestFederation {
  readonly url: string;
  readonly token: string;
  /** A token of the trusted issuer with these claims over those of an Estonian analyst. */
  sign(claims: Claims): Promise<string>;
  readonly audit: AuditStore;
  readonly database: AuditDatabase;
  /** What the gateway logged, as one text. */
  logged(): string;
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Asked>;
  members(countries: readonly Country[]): Promise<void>;
  membersFile(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A release table under which everything may be sent. */
export const ALL_RELEASED: CompiledRelease = { member: 'EE', version: 'release-1', refusal: () => null };

async function writeAtomically(file: string, text: string): Promise<void> {
  writeFileSync(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function membersText(members: readonly WrittenMember[]): string {
  return JSON.stringify({ members });
}

/** Starts a gateway over these countries. */
export async function startFederation(
  countries: readonly Country[],
  over: Partial<GatewayConfig> = {},
): Promise<TestFederation> {
  const database = await auditDatabase();
  const audit = await openPostgresAudit({ url: database.url, timeoutMs: 2000 });
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-gateway-'));
  const membersFile = path.join(folder, 'members.json');
  await writeAtomically(membersFile, membersText(countries.map(({ configured }) => configured)));
  const issuer = await testIssuer('https://issuer.ee.example');
  const token = await issuer.sign({ exp: Math.floor(Date.now() / 1000) + 600 });
  let log = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString('utf8');
      done();
    },
  });
  const clear = async () => {
    await audit.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  const gateway = await startGateway({
    port: 0,
    host: '127.0.0.1',
    membersFile,
    issuers: [trustIn('https://issuer.ee.example', [issuer.publicKey])],
    signingKey: HUB_KEY,
    cursorKey: randomBytes(32),
    audit,
    releases: new Map([['EE', ALL_RELEASED]]),
    log: pino({ level: 'info' }, sink),
    ...over,
    limits: { ...DEFAULT_LIMITS, deadlineMs: 2000, ...over.limits },
  }).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  const url = `http://127.0.0.1:${gateway.port}`;
  return {
    url,
    token,
    sign: (claims) => issuer.sign(claims),
    audit,
    database,
    logged: () => log,
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'comity-justification': JUSTIFIED,
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { data, errors = [], extensions = {} } = JSON.parse(text) as Partial<Asked>;
      return {
        status: response.status,
        headers: response.headers,
        text,
        data,
        errors,
        extensions,
      };
    },
    members: (next) => writeAtomically(membersFile, membersText(next.map(({ configured }) => configured))),
    membersFile: (text) => writeAtomically(membersFile, text),
    async close() {
      await gateway.close();
      await clear();
    },
  };
}
