import { ComityError } from '../../schema/errors.ts';
import { shapeCheck } from '../../schema/shape-check.ts';
import type { SignedAct } from './act.ts';

const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' } as const;
const word = { type: 'string', minLength: 1, maxLength: 200 } as const;
const prose = { type: 'string', minLength: 1, maxLength: 8000 } as const;
const strict = { type: 'object', additionalProperties: false } as const;

const link = {
  member: { type: 'string', pattern: '^[A-Z]{2,6}$' },
  number: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  predecessor: { anyOf: [hash, { type: 'null' }] },
} as const;

const activation = {
  ...strict,
  required: ['kind', 'member', 'number', 'predecessor', 'content', 'language', 'sentences', 'from', 'until', 'opinion'],
  properties: {
    ...link,
    kind: { const: 'activation' },
    content: hash,
    language: { type: 'string', pattern: '^[a-z]{2}$' },
    sentences: {
      type: 'array',
      maxItems: 100_000,
      items: {
        ...strict,
        required: ['row', 'text', 'english'],
        properties: { row: word, text: prose, english: prose },
      },
    },
    from: instant,
    until: { anyOf: [instant, { type: 'null' }] },
    opinion: {
      ...strict,
      required: ['verdict', 'text', 'assessment'],
      properties: {
        verdict: { enum: ['favourable', 'favourable-with-conditions', 'unfavourable'] },
        text: prose,
        assessment: word,
      },
    },
  },
} as const;

const withdrawal = {
  ...strict,
  required: ['kind', 'member', 'number', 'predecessor', 'rows', 'reason'],
  properties: {
    ...link,
    kind: { const: 'withdrawal' },
    rows: { anyOf: [{ type: 'array', minItems: 1, maxItems: 100_000, items: word }, { type: 'null' }] },
    reason: prose,
  },
} as const;

const signature = {
  ...strict,
  required: ['role', 'person', 'key', 'at', 'signature'],
  properties: {
    role: { enum: ['proposer', 'opinion', 'approver', 'withdrawer'] },
    person: word,
    key: word,
    at: instant,
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
  },
} as const;

const signedAct = shapeCheck<SignedAct>({
  ...strict,
  required: ['act', 'signatures'],
  properties: {
    act: { anyOf: [activation, withdrawal] },
    signatures: { type: 'array', maxItems: 8, items: signature },
  },
});

/** The signed act in a parsed JSON value, its form checked and nothing else; throws `POLICY_INVALID`. */
export function parseSignedAct(value: unknown): SignedAct {
  if (signedAct.fits(value)) return value;
  const [fault] = signedAct.faults();
  const place = fault?.instancePath === '' ? 'it' : `\`${fault?.instancePath ?? ''}\``;
  throw new ComityError('POLICY_INVALID', `not an act of a policy: ${place} ${fault?.message ?? 'is malformed'}`);
}
