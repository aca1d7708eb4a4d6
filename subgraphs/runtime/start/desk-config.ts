import type { JSONSchemaType } from 'ajv';
import path from 'node:path';
import type { Role } from '../../../schema/requester.ts';

/** Where a country keeps what it has authorised, and for how long after its end. */
export interface AuthorisationsConfig {
  /** By default `authorisations` in the data folder; processes of the country on one machine may share it. */
  readonly folder: string;
  readonly keepDays: number;
}

/** Who is told of emergencies, and by when they must be reviewed. */
export interface EmergencyConfig {
  /** By default `emergency` in the data folder; processes of the country on one machine may share it. */
  readonly folder: string;
  /** The duty desk, to which each notice is posted; null for none. */
  readonly noticeUrl: string | null;
  /** A file with the bearer token that it asks for; null for none. */
  readonly noticeTokenFile: string | null;
  readonly reviewHours: number;
}

/** Where a country keeps what its officers decide of identity links, for how long, and who may decide. */
export interface LinksConfig {
  /** By default `links` in the data folder; processes of the country on one machine may share it. */
  readonly folder: string;
  readonly keepDays: number;
  readonly roles: readonly Role[];
}

/** What a configuration file says of all three. */
export interface WrittenDesk {
  readonly links?: { readonly folder?: string; readonly keepDays?: number; readonly roles?: readonly Role[] };
  readonly authorisations?: { readonly folder?: string; readonly keepDays?: number };
  readonly emergency?: {
    readonly folder?: string;
    readonly noticeUrl?: string;
    readonly noticeTokenFile?: string;
    readonly reviewHours?: number;
  };
}

const text = { type: 'string', minLength: 1, nullable: true } as const;

/** Roles that look at records to find out who somebody is. */
const DECIDING_ROLES: readonly Role[] = ['analyst', 'investigator', 'border-officer'];
const DECIDING_BY_DEFAULT: readonly Role[] = ['analyst', 'investigator'];

/** The shapes of all three in a configuration file. A notice holds personal data: it travels encrypted, or not at all. */
export const deskShapes: {
  readonly links: JSONSchemaType<NonNullable<WrittenDesk['links']>>;
  readonly authorisations: JSONSchemaType<NonNullable<WrittenDesk['authorisations']>>;
  readonly emergency: JSONSchemaType<NonNullable<WrittenDesk['emergency']>>;
} = {
  links: {
    type: 'object',
    additionalProperties: false,
    required: [],
    properties: {
      folder: text,
      keepDays: { type: 'integer', minimum: 1, maximum: 36_500, nullable: true },
      roles: { type: 'array', items: { type: 'string', enum: DECIDING_ROLES }, nullable: true },
    },
  },
  authorisations: {
    type: 'object',
    additionalProperties: false,
    required: [],
    properties: { folder: text, keepDays: { type: 'integer', minimum: 1, maximum: 36_500, nullable: true } },
  },
  emergency: {
    type: 'object',
    additionalProperties: false,
    required: [],
    properties: {
      folder: text,
      noticeUrl: { ...text, pattern: '^(https://|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])[:/])' },
      noticeTokenFile: text,
      reviewHours: { type: 'number', minimum: 1, maximum: 8760, nullable: true },
    },
  },
};

/** What is written, with what holds where nothing is: a year, 72 hours, and five years. */
export function deskConfig(
  { authorisations, emergency, links }: WrittenDesk,
  dataFolder: string,
): { readonly authorisations: AuthorisationsConfig; readonly emergency: EmergencyConfig; readonly links: LinksConfig } {
  return {
    links: {
      folder: links?.folder ?? path.join(dataFolder, 'links'),
      keepDays: links?.keepDays ?? 1826,
      roles: links?.roles ?? DECIDING_BY_DEFAULT,
    },
    authorisations: {
      folder: authorisations?.folder ?? path.join(dataFolder, 'authorisations'),
      keepDays: authorisations?.keepDays ?? 365,
    },
    emergency: {
      folder: emergency?.folder ?? path.join(dataFolder, 'emergency'),
      noticeUrl: emergency?.noticeUrl ?? null,
      noticeTokenFile: emergency?.noticeTokenFile ?? null,
      reviewHours: emergency?.reviewHours ?? 72,
    },
  };
}
