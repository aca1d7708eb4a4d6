import { createSecretKey, hkdfSync } from 'node:crypto';
import type { Logger } from 'pino';
import type { CompiledRelease } from '../policies/engine/contract.ts';
import { ComityError } from '../schema/errors.ts';
import { createTokenVerifier, type TokenVerifierOptions } from '../schema/protocol/verify-token.ts';
import type { HubSigningKey } from '../schema/protocol/protocol-keys.ts';
import type { TrustedIssuer } from '../schema/protocol/trusted-issuer.ts';
import { admittedDocuments } from './admit/admitted-documents.ts';
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits } from './admit/document-limits.ts';
import type { AuditStore } from './audit/audit-store.ts';
import type { ClientLimits } from './fetch/member-client.ts';
import { mergedCursors } from './hub/cursor.ts';
import type { Members } from './members/member.ts';
import { readMembers, watchMembers } from './members/watch-members.ts';
import { openFederation, type Federation } from './plan/federation.ts';
import { createPipeline } from './pipeline.ts';
import { openApolloServer } from './server/apollo-server.ts';
import { startHttpServer } from './server/http-server.ts';
import { openMetrics } from './server/metrics.ts';
import { observeAudit } from './server/observed-audit.ts';
import { openReadiness } from './server/readiness.ts';

/** Bounds that protect the gateway and the members. */
export interface GatewayLimits {
  /** Bytes of a client's body. */
  readonly bodyBytes: number;
  readonly document: DocumentLimits;
  readonly client: ClientLimits;
  /** How long a call to a member may take where its configuration does not say, in milliseconds. */
  readonly deadlineMs: number;
}

/** The bounds that hold where none are given. */
export const DEFAULT_LIMITS: GatewayLimits = {
  bodyBytes: 1024 * 1024,
  document: DEFAULT_DOCUMENT_LIMITS,
  client: { connections: 32, inFlight: 128, answerBytes: 16 * 1024 * 1024 },
  deadlineMs: 3000,
};

/** What a gateway is started with. It opens no connection but to the members, the issuers' keys and the audit store. */
export interface GatewayConfig {
  /** 0 for a free port. */
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** The file that names the members (`members/parse-members.ts`); watched while the gateway runs. */
  readonly membersFile: string;
  readonly issuers: readonly TrustedIssuer[];
  readonly tokens?: TokenVerifierOptions;
  /** The hub's Ed25519 key. */
  readonly signingKey: HubSigningKey;
  /** At least 32 random bytes, the same at every gateway: cursors are authenticated with them. */
  readonly cursorKey: Uint8Array;
  /** Where every request is put on record; the caller closes it after the gateway. */
  readonly audit: AuditStore;
  /** The release table of each member's officers, by member; read anew for each request. */
  readonly releases: ReadonlyMap<string, CompiledRelease>;
  /** Told of the members before the gateway serves, which waits for it, and at each change. */
  readonly onMembers?: (members: Members) => Promise<void>;
  readonly limits?: Partial<GatewayLimits>;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** A gateway that serves. */
export interface RunningGateway {
  readonly port: number;
  /** Answers what it has been asked, then ends. */
  close(): Promise<void>;
}

/** Turns off what of the given stack would speak to others, whatever the environment says. */
function silenceStack(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  for (const name of ['APOLLO_KEY', 'APOLLO_GRAPH_REF', 'APOLLO_SCHEMA_REPORTING'])
    Reflect.deleteProperty(process.env, name);
}

function followMembers(
  config: Pick<GatewayConfig, 'log' | 'membersFile' | 'onMembers'>,
  audit: Pick<AuditStore, 'append'>,
  federation: Federation,
  now: () => Date,
): () => void {
  const { log } = config;
  const record = async (before: Members, after: Members) => {
    const at = now().toISOString();
    for (const member of after.keys())
      if (!before.has(member)) await audit.append({ event: 'member.joined', at, member });
    for (const member of before.keys())
      if (!after.has(member)) await audit.append({ event: 'member.left', at, member });
  };
  const refused = (error: unknown) =>
    log.error({ err: error }, 'the members file is refused; the members stay as they were');
  return watchMembers(config.membersFile, {
    refused,
    changed: (members) => {
      const before = federation.current().members;
      config.onMembers?.(members).catch((error: unknown) => log.error({ err: error }, 'the members are not followed'));
      federation
        .change(members)
        .then(() => record(before, members))
        .then(() => log.info({ members: [...members.keys()] }, 'the members have changed'), refused);
    },
  });
}

/** Starts a gateway; rejects with `CONFIGURATION_INVALID` or `PORT_IN_USE`. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  silenceStack();
  const { log, signingKey } = config;
  const audit = observeAudit(config.audit);
  if (config.cursorKey.byteLength < 32) throw new ComityError('CONFIGURATION_INVALID', 'the cursor key needs 32 bytes');
  const limits: GatewayLimits = { ...DEFAULT_LIMITS, ...config.limits };
  const now = config.now ?? (() => new Date());
  const metrics = openMetrics();
  const cursorKey = Buffer.from(hkdfSync('sha256', config.cursorKey, '', 'comity merged cursors', 32));
  const members = readMembers(config.membersFile);
  await config.onMembers?.(members);
  const federation = await openFederation(members, {
    defaultDeadlineMs: limits.deadlineMs,
    clientLimits: limits.client,
    cursors: mergedCursors(createSecretKey(cursorKey)),
    now,
    onFault: (fault) => log.warn(fault, 'a member gave no answer'),
    onChange: (change) => {
      metrics.countSwap(change.swapMs);
      log.info(change, 'the federation is composed');
    },
  });
  const pipeline = createPipeline({
    tokens: createTokenVerifier(config.issuers, config.tokens),
    documents: admittedDocuments(limits.document),
    releases: () => config.releases,
    signingKey,
    federation,
    audit,
    now,
  });
  const apollo = await openApolloServer({ pipeline, federation, metrics, log, maxTokens: limits.document.tokens });
  const readiness = openReadiness(federation, audit);
  const gauges = () => ({ comity_members: federation.current().members.size });
  const http = await startHttpServer(
    { apollo, pipeline, readiness, metrics, gauges, log, bodyLimit: limits.bodyBytes },
    config.port,
    config.host,
  ).catch(async (error: unknown) => {
    readiness.close();
    await apollo.stop();
    await federation.close();
    throw error;
  });
  const unfollow = followMembers(config, audit, federation, now);
  return {
    port: http.port,
    async close() {
      unfollow();
      readiness.close();
      await http.close();
      await apollo.stop();
      await federation.close();
    },
  };
}
