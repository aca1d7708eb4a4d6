import { Ajv, type JSONSchemaType } from 'ajv';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../../schema/errors.ts';
import { SCHEMA_VERSION } from '../../../schema/canonical.ts';
import { redisShape, type RedisAddress } from '../../../schema/redis-address.ts';
import type { Connection } from '../../adapters/connection.ts';
import type { MatchIndexPlace } from '../../match-index/open-match-index.ts';
import { connectionOf, connectionShape, type WrittenConnection } from './connection-config.ts';
import {
  deskConfig,
  deskShapes,
  type AuthorisationsConfig,
  type EmergencyConfig,
  type LinksConfig,
  type WrittenDesk,
} from './desk-config.ts';
import type { CountryMatching } from '../country/country.ts';
import { countryMatching, matchFloorShape } from './matching-config.ts';
import { matchIndexPlace, matchIndexShape, type WrittenMatchIndex } from './match-index-config.ts';

/** Where the versions of a country's policy are kept, and who signs them. */
export interface PolicyConfig {
  /** A folder, or the address of another process of the country that serves its own; by default `policy` in the data folder. */
  readonly store: string;
  /** The ring of the country's officers: their public keys (`policies/versions/officer-ring.ts`); read anew when it changes. */
  readonly officersFile: string;
}

/** The configuration of one country's subgraph: everything that its process may reach stands here. */
export interface SubgraphConfig {
  readonly member: string;
  /** Address to listen on; by default 127.0.0.1. */
  readonly host: string;
  /** Port to listen on; 0 for a free one. */
  readonly port: number;
  /** Folder of the country's own durable store: match index, register, policy versions, high-water mark. */
  readonly dataFolder: string;
  /** Where the match index is kept; by default in `index` of the data folder. */
  readonly matchIndex: MatchIndexPlace;
  /** How names are compared: a table of the country's own where `nameFrequencies` names its file, and `matchFloor`. */
  readonly matching: CountryMatching;
  readonly policy: PolicyConfig;
  /** Who belongs to which group, as this country sees it; null for `policies/groups.yaml` of the checkout. */
  readonly groupsFile: string | null;
  readonly schemaVersion: number;
  /** File with the national fields of `XX_Jurisdiction` (`country/national-fields.ts`), or null. */
  readonly nationalFieldsFile: string | null;
  readonly systems: readonly { readonly folder: string; readonly connection: Connection }[];
  /** 64 bytes in base64url that seal record ids and the match index: the country's alone. */
  readonly recordKeyFile: string;
  readonly hub: { readonly publicKeyFile: string; readonly callKeyFile: string };
  /** Trusted issuers, as `schema/protocol/trusted-issuer.ts` parses them. */
  readonly issuers: unknown;
  /** Whether issuers of demo people may be trusted: never in production. */
  readonly allowDemo: boolean;
  /** Minutes between refreshes of the index from live systems. */
  readonly refreshMinutes: number;
  /** Hours after which it is built anew from all that they hold. */
  readonly rebuildHours: number;
  /** The country's own Redis, where several processes of it share one replay cache; null for one in memory. */
  readonly redis: RedisAddress | null;
  readonly authorisations: AuthorisationsConfig;
  readonly emergency: EmergencyConfig;
  readonly links: LinksConfig;
}

type Written = Omit<
  SubgraphConfig,
  | 'issuers'
  | 'matchIndex'
  | 'matching'
  | 'systems'
  | 'nationalFieldsFile'
  | 'groupsFile'
  | 'redis'
  | 'policy'
  | 'authorisations'
  | 'emergency'
  | 'links'
> &
  WrittenDesk & {
    readonly policy: Pick<PolicyConfig, 'officersFile'> & Partial<PolicyConfig>;
    readonly nationalFieldsFile?: string;
    readonly matchIndex?: WrittenMatchIndex;
    readonly nameFrequencies?: string;
    readonly matchFloor: number;
    readonly groupsFile?: string;
    readonly redis?: RedisAddress;
    readonly systems: { readonly folder: string; readonly connection: WrittenConnection }[];
    readonly issuers: object[];
  };

const text = { type: 'string', minLength: 1 } as const;
/** The shape of the configuration file of a subgraph. */
export const subgraphShape: JSONSchemaType<Written> = {
  type: 'object',
  additionalProperties: false,
  required: ['member', 'dataFolder', 'policy', 'systems', 'recordKeyFile', 'hub', 'issuers'],
  properties: {
    member: { type: 'string', pattern: '^[A-Z]{2,6}$' },
    host: { ...text, default: '127.0.0.1' },
    port: { type: 'integer', minimum: 0, maximum: 65_535, default: 0 },
    dataFolder: text,
    matchIndex: { ...matchIndexShape, nullable: true },
    nameFrequencies: { ...text, nullable: true },
    matchFloor: matchFloorShape,
    policy: {
      type: 'object',
      additionalProperties: false,
      required: ['officersFile'],
      properties: { store: { ...text, nullable: true }, officersFile: text },
    },
    groupsFile: { ...text, nullable: true },
    schemaVersion: { type: 'integer', minimum: SCHEMA_VERSION - 2, maximum: SCHEMA_VERSION, default: SCHEMA_VERSION },
    nationalFieldsFile: { ...text, nullable: true },
    systems: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['folder', 'connection'],
        properties: {
          folder: text,
          connection: connectionShape,
        },
      },
    },
    recordKeyFile: text,
    hub: {
      type: 'object',
      additionalProperties: false,
      required: ['publicKeyFile', 'callKeyFile'],
      properties: { publicKeyFile: text, callKeyFile: text },
    },
    issuers: { type: 'array', items: { type: 'object' } },
    allowDemo: { type: 'boolean', default: false },
    refreshMinutes: { type: 'number', minimum: 0.1, default: 15 },
    rebuildHours: { type: 'number', minimum: 0.1, maximum: 8760, default: 24 },
    redis: redisShape,
    authorisations: { ...deskShapes.authorisations, nullable: true },
    emergency: { ...deskShapes.emergency, nullable: true },
    links: { ...deskShapes.links, nullable: true },
  },
};

const isWritten = new Ajv({ allErrors: true, useDefaults: true, strict: false }).compile<Written>(subgraphShape);

/** Reads the configuration file of a subgraph; throws `CONFIGURATION_INVALID` with every fault at once. */
export async function readSubgraphConfig(file: string): Promise<SubgraphConfig> {
  const content: unknown = await readFile(file, 'utf8').then(JSON.parse, (cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` cannot be read as JSON`, { cause });
  });
  if (!isWritten(content)) {
    const faults = (isWritten.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message ?? ''}`);
    throw new ComityError('CONFIGURATION_INVALID', `\`${file}\`: ${faults.join('; ')}`);
  }
  const systems = content.systems.map(async ({ folder, connection }) => ({
    folder,
    connection: await connectionOf(connection),
  }));
  return {
    ...content,
    systems: await Promise.all(systems),
    matchIndex: await matchIndexPlace(content.matchIndex, content.member, content.dataFolder),
    matching: await countryMatching(content),
    policy: { store: path.join(content.dataFolder, 'policy'), ...content.policy },
    nationalFieldsFile: content.nationalFieldsFile ?? null,
    groupsFile: content.groupsFile ?? null,
    redis: content.redis ?? null,
    ...deskConfig(content, content.dataFolder),
  };
}
