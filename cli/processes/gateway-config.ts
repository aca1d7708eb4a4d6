import type { JSONSchemaType } from 'ajv';
import { readFile } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { redisShape, type RedisAddress } from '../../schema/redis-address.ts';
import { shapeCheck } from '../../schema/shape-check.ts';
import { databaseAddress } from './database-address.ts';

/** The configuration of a gateway: everything that its process may reach stands here. */
export interface GatewayFile {
  /** Port to listen on; 0 for a free one. */
  readonly port: number;
  /** Address to listen on; by default 127.0.0.1. */
  readonly host: string;
  /** The members, JSON or YAML; watched. */
  readonly membersFile: string;
  /** Folder with the ring of each member's officers, `EE.yaml`: public keys by which the versions of its policy are judged. */
  readonly officersFolder: string;
  /** Who belongs to which group; by default `policies/groups.yaml` of the checkout. Watched, as the policies are. */
  readonly groupsFile?: string;
  /** Trusted issuers, as `schema/protocol/trusted-issuer.ts` parses them. */
  readonly issuers: object[];
  /** Whether issuers of demo people may be trusted: never in production. */
  readonly allowDemo: boolean;
  /** PKCS #8 PEM of the hub's Ed25519 key. */
  readonly hubKeyFile: string;
  /** At least 32 random bytes in base64url, the same at every gateway. */
  readonly cursorKeyFile: string;
  /** PostgreSQL with the audit: the account that adds and reads records. */
  readonly auditUrl: string;
  /** File with the password of that account, where the address names none. */
  readonly auditPasswordFile?: string;
  /** The account that owns the audit's tables; by default the other. */
  readonly auditOwnerUrl?: string;
  /** File with the password of the owner. */
  readonly auditOwnerPasswordFile?: string;
  /** The Redis by which gateways tell one another of changes; a gateway that stands alone needs none. */
  readonly redis?: RedisAddress;
}

const text = { type: 'string', minLength: 1 } as const;
/** The shape of the configuration file of a gateway. */
export const gatewayShape: JSONSchemaType<GatewayFile> = {
  type: 'object',
  additionalProperties: false,
  required: ['membersFile', 'officersFolder', 'issuers', 'hubKeyFile', 'cursorKeyFile', 'auditUrl'],
  properties: {
    port: { type: 'integer', minimum: 0, maximum: 65_535, default: 4000 },
    host: { ...text, default: '127.0.0.1' },
    membersFile: text,
    officersFolder: text,
    groupsFile: { ...text, nullable: true },
    issuers: { type: 'array', minItems: 1, items: { type: 'object' } },
    allowDemo: { type: 'boolean', default: false },
    hubKeyFile: text,
    cursorKeyFile: text,
    auditUrl: text,
    auditPasswordFile: { ...text, nullable: true },
    auditOwnerUrl: { ...text, nullable: true },
    auditOwnerPasswordFile: { ...text, nullable: true },
    redis: redisShape,
  },
};

const gatewayFile = shapeCheck<GatewayFile>(gatewayShape, { allErrors: true, useDefaults: true });

/** Reads the configuration file of a gateway, and the passwords that it names; throws `CONFIGURATION_INVALID` with every fault at once. */
export async function readGatewayFile(file: string): Promise<GatewayFile> {
  const content: unknown = await readFile(file, 'utf8').then(JSON.parse, (cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` cannot be read as JSON`, { cause });
  });
  if (!gatewayFile.fits(content)) {
    const faults = gatewayFile.faults().map((fault) => `${fault.instancePath || '/'} ${fault.message ?? ''}`);
    throw new ComityError('CONFIGURATION_INVALID', `\`${file}\`: ${faults.join('; ')}`);
  }
  const { auditOwnerUrl, auditOwnerPasswordFile } = content;
  return {
    ...content,
    auditUrl: await databaseAddress(content.auditUrl, content.auditPasswordFile),
    ...(auditOwnerUrl === undefined
      ? {}
      : { auditOwnerUrl: await databaseAddress(auditOwnerUrl, auditOwnerPasswordFile) }),
  };
}
