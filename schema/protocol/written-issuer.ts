import { shapeCheck } from '../shape-check.ts';
import { DEFAULT_CLAIMS } from './claim-mapping.ts';

/** The signature algorithms that may be configured: asymmetric ones alone. */
export const TOKEN_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'RS256'] as const;

/** A claim as written: its name, a path of names, or a path with a mapping of values. */
export type WrittenClaim = string | string[] | { path: string[]; values?: Record<string, string> };

/** An issuer as written in configuration. */
export interface WrittenIssuer {
  issuer: string;
  jwks?: { keys: Record<string, unknown>[] };
  jwksUri?: string;
  audience: string;
  members: string[];
  agencies?: string[];
  roles: string[];
  clearances: string[];
  automated?: boolean;
  algorithms?: string[];
  claims?: Record<string, WrittenClaim>;
  demo?: boolean;
}

const texts = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 } as const;
const claim = {
  anyOf: [
    { type: 'string', minLength: 1 },
    texts,
    {
      type: 'object',
      required: ['path'],
      additionalProperties: false,
      properties: { path: texts, values: { type: 'object', additionalProperties: { type: 'string' } } },
    },
  ],
};

const schema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['issuer', 'audience', 'members', 'roles', 'clearances'],
    oneOf: [{ required: ['jwks'] }, { required: ['jwksUri'] }],
    properties: {
      issuer: { type: 'string', minLength: 1 },
      jwks: {
        type: 'object',
        required: ['keys'],
        properties: { keys: { type: 'array', minItems: 1, items: { type: 'object' } } },
      },
      jwksUri: { type: 'string', minLength: 1 },
      audience: { type: 'string', minLength: 1 },
      members: texts,
      agencies: texts,
      roles: texts,
      clearances: texts,
      automated: { type: 'boolean' },
      algorithms: { ...texts, items: { type: 'string', enum: TOKEN_ALGORITHMS } },
      claims: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.keys(DEFAULT_CLAIMS).map((key) => [key, claim])),
      },
      demo: { type: 'boolean' },
    },
  },
};

const written = shapeCheck<WrittenIssuer[]>(schema, { allErrors: true });

/** Whether a parsed configuration has the form of a list of issuers. */
export function isWrittenIssuers(value: unknown): value is WrittenIssuer[] {
  return written.fits(value);
}

/** What was wrong with the form of the value that was checked last. */
export function faultsOfForm(): string {
  return written
    .faults()
    .map((error) => `\`${error.instancePath || '/'}\` ${error.message ?? ''}`)
    .join('; ');
}
