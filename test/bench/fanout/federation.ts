import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../../schema/canonical.ts';
import { RECORD_TYPES } from '../../../schema/record-types.ts';
import { seconds, testIssuer } from '../../protocol/issuer.ts';
import { memberCodes } from '../members.ts';
import { portOf, startBenchProcess, type BenchProcess } from '../process/bench-process.ts';
import type { BenchGatewayConfig } from './gateway-process.ts';

/** Members that answer, and what a gateway over them is started with. */
export interface BenchFederation {
  readonly codes: readonly string[];
  /** Where each member listens, in the order of `codes`. */
  readonly origins: readonly string[];
  /** The body of the last call to each member, by code. */
  bodies(): Promise<Readonly<Record<string, string>>>;
  /** Starts a gateway; `auditUrl` null keeps its audit in memory. */
  startGateway(auditUrl: string | null): Promise<BenchProcess<{ readonly port: number }>>;
  /** Headers of a request by somebody whom the gateway knows, with a justification. */
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const ISSUER = 'https://issuer.ee.example';
const JUSTIFICATION = 'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48';

/** A policy of the asker's country, whose release table lets analysts ask these members. */
function policyFiles(codes: readonly string[]): Readonly<Record<string, string>> {
  return {
    'policy.yaml': 'member: EE\ntitle: Benchmark\nlanguage: en\nfrom: 2020-01-01\n',
    'permissions.yaml': '[]\n',
    'restrictions.yaml': '[]\n',
    'release.yaml': `
- id: analysts
  role: [analyst, investigator]
  purpose: [investigation, identify]
  toMember: [${codes.join(', ')}]
  search: all
  then: allow
  because: benchmark
`,
  };
}

function portsOf(ready: unknown): readonly number[] {
  if (Array.isArray(ready) && ready.every((port) => typeof port === 'number')) return ready;
  throw new Error('the endpoints told no ports');
}

async function writeConfig(folder: string, codes: readonly string[], origins: readonly string[]) {
  const policyFolder = path.join(folder, 'ee');
  await mkdir(policyFolder);
  for (const [name, text] of Object.entries(policyFiles(codes))) await writeFile(path.join(policyFolder, name), text);
  const membersFile = path.join(folder, 'members.json');
  const members = codes.map((code, index) => ({
    code,
    url: `${origins[index]}/graphql`,
    key: randomBytes(32).toString('base64'),
    schemaVersion: SCHEMA_VERSION,
    holds: RECORD_TYPES,
  }));
  await writeFile(membersFile, JSON.stringify({ members }));
  return { membersFile, policyFolder };
}

async function untilReady(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.body?.cancel();
    if (response.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts so many members. */
export async function startFederation(size: number): Promise<BenchFederation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'));
  const codes = memberCodes(size);
  const endpoints = await startBenchProcess('fanout/endpoints-process.js', { codes }, portsOf);
  const origins = endpoints.ready.map((port) => `http://127.0.0.1:${port}`);
  const files = await writeConfig(folder, codes, origins);
  const issuer = await testIssuer(ISSUER);
  const token = await issuer.sign({ exp: seconds() + 3600 });
  return {
    codes,
    origins,
    async bodies() {
      return (await endpoints.ask('bodies')) as Readonly<Record<string, string>>;
    },
    async startGateway(auditUrl) {
      const config: BenchGatewayConfig = { ...files, issuer: ISSUER, issuerKey: issuer.publicKey, auditUrl };
      const gateway = await startBenchProcess('fanout/gateway-process.js', config, portOf);
      await untilReady(gateway.ready.port);
      return gateway;
    },
    headers: { authorization: `Bearer ${token}`, 'comity-justification': JUSTIFICATION },
    async close() {
      await endpoints.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
