import { ComityError } from '../../schema/errors.ts';
import { shapeCheck, type ShapeCheck } from '../../schema/shape-check.ts';
import type {
  AuthorisationStatement,
  RevocationStatement,
  SignedAuthorisation,
  SignedRevocation,
  StatementSignature,
} from './statement.ts';

const strict = { type: 'object', additionalProperties: false } as const;
const member = { type: 'string', pattern: '^[A-Z]{2,6}$' } as const;
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' } as const;
const word = { type: 'string', minLength: 1, maxLength: 200 } as const;
const prose = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const signatureText = { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' } as const;
const orNull = (shape: object) => ({ anyOf: [shape, { type: 'null' }] });
const some = (items: object, maxItems: number) => ({ type: 'array', minItems: 1, maxItems, uniqueItems: true, items });

const authorisation = {
  ...strict,
  required: [
    ...['kind', 'issuer', 'owner', 'recipient', 'scope', 'fields', 'purpose', 'conditions', 'from', 'until', 'request'],
  ],
  properties: {
    kind: { const: 'authorisation' },
    issuer: member,
    owner: member,
    recipient: {
      anyOf: [
        {
          ...strict,
          required: ['kind', 'member', 'agency', 'subject'],
          properties: { kind: { const: 'member' }, member, agency: orNull(word), subject: orNull(word) },
        },
        {
          ...strict,
          required: ['kind', 'member'],
          properties: { kind: { const: 'team' }, member: some(member, 250) },
        },
      ],
    },
    scope: {
      anyOf: [
        {
          ...strict,
          required: ['kind', 'record'],
          properties: {
            kind: { const: 'record' },
            record: { type: 'string', pattern: '^[A-Z]{2,6}\\.[A-Za-z0-9_-]{20,400}$' },
          },
        },
        {
          ...strict,
          required: ['kind', 'case'],
          properties: { kind: { const: 'case' }, case: { type: 'string', minLength: 2, maxLength: 64 } },
        },
      ],
    },
    fields: some(word, 500),
    purpose: some(word, 50),
    conditions: orNull(prose),
    from: instant,
    until: instant,
    request: orNull({ type: 'string', pattern: '^[0-9a-f-]{36}$' }),
  },
} as const;

const revocation = {
  ...strict,
  required: ['kind', 'owner', 'authorisation', 'reason'],
  properties: { kind: { const: 'revocation' }, owner: member, authorisation: hash, reason: prose },
} as const;

const signature = {
  ...strict,
  required: ['role', 'person', 'key', 'at', 'signature'],
  properties: {
    role: { enum: ['authoriser', 'withdrawer'] },
    person: word,
    key: word,
    at: instant,
    signature: signatureText,
  },
} as const;

const authorisationCheck = shapeCheck<AuthorisationStatement>(authorisation);
const revocationCheck = shapeCheck<RevocationStatement>(revocation);
const signatureCheck = shapeCheck<StatementSignature>(signature);
const signedAuthorisation = shapeCheck<SignedAuthorisation>({
  ...strict,
  required: ['statement', 'signature', 'consent'],
  properties: { statement: authorisation, signature, consent: orNull(signatureText) },
});
const signedRevocation = shapeCheck<SignedRevocation>({
  ...strict,
  required: ['statement', 'signature'],
  properties: { statement: revocation, signature },
});

function parsed<Shape>(value: unknown, shape: ShapeCheck<Shape>, what: string): Shape {
  if (shape.fits(value)) return value;
  const [fault] = shape.faults();
  const place = fault?.instancePath === '' ? 'it' : `\`${fault?.instancePath ?? ''}\``;
  throw new ComityError('BAD_USER_INPUT', `not ${what}: ${place} ${fault?.message ?? 'is malformed'}`);
}

/** The statement in a parsed JSON value, its form checked and nothing else; throws `BAD_USER_INPUT`, as all here do. */
export function parseAuthorisation(value: unknown): AuthorisationStatement {
  return parsed(value, authorisationCheck, 'a statement of an authorisation');
}

/** The statement of a revocation in a parsed JSON value. */
export function parseRevocation(value: unknown): RevocationStatement {
  return parsed(value, revocationCheck, 'a statement of a revocation');
}

/** The signature in a parsed JSON value. */
export function parseSignature(value: unknown): StatementSignature {
  return parsed(value, signatureCheck, 'a signature of a statement');
}

/** The signed authorisation in a parsed JSON value. */
export function parseSignedAuthorisation(value: unknown): SignedAuthorisation {
  return parsed(value, signedAuthorisation, 'a signed authorisation');
}

/** The signed revocation in a parsed JSON value. */
export function parseSignedRevocation(value: unknown): SignedRevocation {
  return parsed(value, signedRevocation, 'a signed revocation');
}
