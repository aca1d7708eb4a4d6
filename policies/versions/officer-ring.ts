import { createPublicKey, type KeyObject } from 'node:crypto';
import { parse } from 'yaml';
import { ComityError } from '../../schema/errors.ts';
import { shapeCheck } from '../../schema/shape-check.ts';
import type { SigningRole } from './act.ts';

/** A key of an officer. Instants are ISO 8601 in UTC; a withdrawn key signs nothing any more. */
export interface OfficerKey {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly from: string;
  readonly until: string | null;
  readonly withdrawn: boolean;
}

/** One person who acts for the member, or advises it. */
export interface Officer {
  readonly person: string;
  readonly name: string;
  readonly may: ReadonlySet<SigningRole>;
  readonly keys: ReadonlyMap<string, OfficerKey>;
}

/** The officers of one member by person: kept at the member, never at the hub. */
export interface OfficerRing {
  readonly member: string;
  readonly officers: ReadonlyMap<string, Officer>;
  /** Whether the keys are a demonstration's, made by the machine that holds them: production refuses such a ring. */
  readonly demo: boolean;
}

interface WrittenRing {
  readonly member: string;
  readonly demo?: boolean;
  readonly officers: readonly {
    readonly person: string;
    readonly name: string;
    readonly may: readonly SigningRole[];
    readonly keys: readonly {
      readonly id: string;
      readonly publicKey: string;
      readonly from: string;
      readonly until?: string;
      readonly withdrawn?: boolean;
    }[];
  }[];
}

const word = { type: 'string', minLength: 1, maxLength: 200 } as const;
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' } as const;
const strict = { type: 'object', additionalProperties: false } as const;

const ring = shapeCheck<WrittenRing>(
  {
    ...strict,
    required: ['member', 'officers'],
    properties: {
      member: { type: 'string', pattern: '^[A-Z]{2,6}$' },
      demo: { type: 'boolean' },
      officers: {
        type: 'array',
        minItems: 1,
        maxItems: 1000,
        items: {
          ...strict,
          required: ['person', 'name', 'may', 'keys'],
          properties: {
            person: word,
            name: word,
            may: { type: 'array', items: { enum: ['proposer', 'opinion', 'approver', 'withdrawer', 'authoriser'] } },
            keys: {
              type: 'array',
              maxItems: 100,
              items: {
                ...strict,
                required: ['id', 'publicKey', 'from'],
                properties: {
                  id: word,
                  publicKey: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
                  from: instant,
                  until: instant,
                  withdrawn: { type: 'boolean' },
                },
              },
            },
          },
        },
      },
    },
  },
  { allErrors: true },
);

function unique<Item>(items: readonly (readonly [string, Item])[], what: string): ReadonlyMap<string, Item> {
  const found = new Map(items);
  if (found.size === items.length) return found;
  throw new ComityError('CONFIGURATION_INVALID', `the ring of officers names ${what} twice`);
}

function ed25519(x: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/**
 * The officers in the text of a ring (YAML); throws `CONFIGURATION_INVALID` with every fault at once. A public key is the 32
 * raw bytes of Ed25519 (RFC 8032) in base64url. A person, and a key, stand in it once.
 */
export function parseOfficerRing(text: string): OfficerRing {
  const written: unknown = parse(text);
  if (!ring.fits(written)) {
    const faults = ring.faults().map((fault) => `${fault.instancePath || '/'} ${fault.message ?? ''}`);
    throw new ComityError('CONFIGURATION_INVALID', `the ring of officers: ${faults.join('; ')}`);
  }
  const officers = written.officers.map(({ person, name, may, keys }): readonly [string, Officer] => {
    const held = keys.map(({ id, publicKey, from, until, withdrawn }): readonly [string, OfficerKey] => [
      id,
      { id, publicKey: ed25519(publicKey), from, until: until ?? null, withdrawn: withdrawn ?? false },
    ]);
    return [person, { person, name, may: new Set(may), keys: unique(held, `a key of \`${person}\``) }];
  });
  unique(
    written.officers.flatMap(({ keys }) => keys.map(({ publicKey }): readonly [string, null] => [publicKey, null])),
    'a public key',
  );
  return { member: written.member, officers: unique(officers, 'a person'), demo: written.demo ?? false };
}
