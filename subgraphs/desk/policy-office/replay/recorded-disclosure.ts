import type { RecordAttributes } from '../../../../policies/engine/contract.ts';
import type { DisclosedRecords, RecordedDisclosure } from '../../../../policies/office/replay/replay.ts';
import type { Justification, Requester } from '../../../../schema/requester.ts';
import { shapeCheck } from '../../../../schema/shape-check.ts';
import { readings } from '../../../runtime/read/record-attributes.ts';

/** What policy read of a record, as an entry holds it: the category of data subject is the list of all that were met. */
type Registered = Omit<RecordAttributes, 'dataSubjectCategory'> & {
  readonly dataSubjectCategory: readonly (string | null)[];
};

interface RegisteredClass {
  readonly type: string;
  readonly records: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly attributes: Registered;
  readonly views?: readonly { readonly attributes: Registered; readonly unread: readonly string[] }[];
  readonly led?: readonly string[];
}

interface RegisteredDisclosure {
  readonly at: string;
  readonly requestId: string | null;
  readonly recipient: Requester;
  readonly justification: Justification;
  readonly disclosed: readonly RegisteredClass[];
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'array', items: text } as const;
const orNull = (shape: object) => ({ anyOf: [shape, { type: 'null' }] });

/** What every decision reads; what else may be absent is held to its form where it is there. */
const attributes = {
  type: 'object',
  required: [
    'type',
    'handling',
    'confidentiality',
    'sourceEvaluation',
    'informationEvaluation',
    'purposeCollected',
    'originator',
    'expired',
    'embargoed',
    'restricted',
    'releasableTo',
    'notReleasableTo',
    'dataSubjectCategory',
    'minorNow',
    'minorThen',
  ],
  properties: {
    type: text,
    handling: texts,
    confidentiality: orNull(text),
    sourceEvaluation: orNull(text),
    informationEvaluation: orNull(text),
    purposeCollected: orNull(text),
    originator: orNull(text),
    expired: flag,
    embargoed: flag,
    restricted: flag,
    releasableTo: orNull(texts),
    notReleasableTo: texts,
    ofPerson: flag,
    dataSubjectCategory: { type: 'array', minItems: 1, items: orNull(text) },
    minorNow: orNull(flag),
    minorThen: orNull(flag),
    protectedPerson: orNull(flag),
    fearedStates: orNull(texts),
    originatorAuthorised: flag,
    authorised: texts,
  },
} as const;

const registered = shapeCheck<RegisteredDisclosure>({
  type: 'object',
  required: ['at', 'requestId', 'recipient', 'justification', 'disclosed'],
  properties: {
    at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' },
    requestId: orNull(text),
    recipient: {
      type: 'object',
      required: ['member', 'agency', 'role', 'clearance', 'automated'],
      properties: { member: text, agency: text, role: text, clearance: text, automated: flag, assignedCases: texts },
    },
    justification: {
      type: 'object',
      required: ['purpose', 'case', 'basis', 'offence', 'penalty', 'necessity'],
      properties: {
        purpose: text,
        case: text,
        basis: text,
        offence: orNull(text),
        penalty: orNull({ type: 'number' }),
        necessity: orNull(text),
        emergency: flag,
      },
    },
    disclosed: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'records', 'fields', 'attributes'],
        properties: {
          type: text,
          records: texts,
          fields: { type: 'object', additionalProperties: text },
          attributes,
          views: {
            type: 'array',
            minItems: 1,
            items: { type: 'object', required: ['attributes', 'unread'], properties: { attributes, unread: texts } },
          },
          led: texts,
        },
      },
    },
  },
});

/** All that policy may have met in a view: each category, under each reading of what could not be read. */
function decidedBy(registered: Registered, unread: readonly string[]): readonly RecordAttributes[] {
  const { dataSubjectCategory: categories, ...others } = registered;
  const alone: RecordAttributes = { ...others, dataSubjectCategory: null };
  const doubtful = unread.length === 0 ? undefined : new Set(unread);
  return readings(alone, doubtful).flatMap((reading) =>
    categories.map((dataSubjectCategory) => ({ ...reading, dataSubjectCategory })),
  );
}

function disclosedRecords(registered: RegisteredClass): DisclosedRecords {
  const { type, records, fields, views, led } = registered;
  const all = views ?? [{ attributes: registered.attributes, unread: [] }];
  return {
    type,
    records: records.length,
    fields,
    decidedBy: all.flatMap((view) => decidedBy(view.attributes, view.unread)),
    led: led ?? [],
  };
}

/** The disclosure in an entry of the register, as a replay decides it anew; null where it is not of the form of this release. */
export function recordedDisclosure(entry: unknown): RecordedDisclosure | null {
  if (!registered.fits(entry)) return null;
  const { at, requestId, recipient, justification, disclosed } = entry;
  return { at: new Date(at), requestId, recipient, justification, disclosed: disclosed.map(disclosedRecords) };
}
