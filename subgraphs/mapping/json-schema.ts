import { CALENDARS } from '../../schema/calendars.ts';
import {
  RECORD_TYPES,
  PROVENANCE_FIELDS,
  canonicalFields,
  linksOf,
  mappableFields,
  type CanonicalField,
} from './canonical-types.ts';
import { SOURCE_DEFINITIONS } from './source-json-schema.ts';
import { UNITS } from './treat/units.ts';

const text = { type: 'string', minLength: 1 } as const;
const scalar = { type: ['string', 'number', 'boolean'] } as const;
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const oneOrMany = (items: object) => ({
  if: { type: 'array' },
  then: { type: 'array', minItems: 1, items },
  else: items,
});
const expressions = { type: 'array', minItems: 1, items: ref('expression') };
const textOrMap = (definition: string) => ({ if: { type: 'string' }, then: text, else: ref(definition) });

function closed(required: readonly string[], properties: Readonly<Record<string, object>>) {
  return { type: 'object', additionalProperties: false, required, properties };
}

function fieldsSchema(fields: readonly CanonicalField[]) {
  return closed(
    [],
    Object.fromEntries(
      fields.map((field) => [field.name, ref(field.kind === 'nested' ? field.valueType : 'expression')]),
    ),
  );
}

function linksSchema(type: string) {
  return closed([], Object.fromEntries([...linksOf(type).keys()].map((link) => [link, ref('link')])));
}

/** The types whose values a record holds in lists, and a mapping makes in groups. */
function nestedTypes(): readonly string[] {
  const nested = [...RECORD_TYPES].flatMap(mappableFields).filter((field) => field.kind === 'nested');
  return [...new Set(nested.map((field) => field.valueType))].sort();
}

function groupsSchema(type: string) {
  const properties = { each: text, where: ref('conditions'), fields: fieldsSchema(mappableFields(type)) };
  const links = linksOf(type).size > 0 ? { links: linksSchema(type) } : {};
  return { type: 'array', minItems: 1, items: closed(['fields'], { ...properties, ...links }) };
}

function recordSchema(type: string) {
  return {
    if: { properties: { type: { const: type } }, required: ['type'] },
    then: {
      properties: {
        fields: fieldsSchema(mappableFields(type)),
        links: linksSchema(type),
        required: { items: { enum: [...canonicalFields(type).keys()] } },
      },
    },
  };
}

const EXPRESSION = {
  column: text,
  constant: oneOrMany(scalar),
  concat: expressions,
  with: { type: 'string' },
  first: expressions,
  list: expressions,
  each: text,
  value: ref('expression'),
  year: ref('expression'),
  month: ref('expression'),
  day: ref('expression'),
  where: ref('conditions'),
  empty: oneOrMany(scalar),
  split: text,
  part: closed(['by', 'at'], { by: text, at: oneOrMany({ type: 'integer' }) }),
  extract: text,
  unpad: { type: 'string', minLength: 1, maxLength: 1 },
  pad: closed(['to', 'with'], {
    to: { type: 'integer', minimum: 1, maximum: 100 },
    with: { type: 'string', minLength: 1, maxLength: 1 },
  }),
  digits: { const: 'latin' },
  case: { enum: ['upper', 'lower', 'title'] },
  codes: text,
  date: oneOrMany(text),
  pivot: { type: 'integer', minimum: 0, maximum: 100 },
  calendar: { enum: [...CALENDARS] },
  circa: ref('conditions'),
  dateTime: oneOrMany(text),
  zone: text,
  number: closed([], { decimal: { enum: [',', '.'] }, unit: { enum: UNITS }, as: { enum: UNITS } }),
  boolean: closed(['yes', 'no'], { yes: oneOrMany(scalar), no: oneOrMany(scalar) }),
  detect: { const: 'script' },
  prefix: text,
  suffix: text,
};

const DEFINITIONS = {
  expression: textOrMap('treated'),
  treated: closed([], EXPRESSION),
  conditions: { type: 'object', minProperties: 1, additionalProperties: ref('condition') },
  condition: {
    if: { type: 'object' },
    then: closed([], { not: oneOrMany(scalar), empty: { type: 'boolean' } }),
    else: oneOrMany(scalar),
  },
  crosswalk: {
    if: { type: 'string' },
    then: text,
    else: { type: 'object', additionalProperties: { if: { type: 'null' }, else: oneOrMany(scalar) } },
  },
  joins: { type: 'object', additionalProperties: ref('join') },
  join: closed(['from', 'on'], {
    from: text,
    on: { type: 'object', minProperties: 1, additionalProperties: text },
    where: ref('conditions'),
    order: { type: 'array', minItems: 1, items: text },
    joins: ref('joins'),
  }),
  change: closed(['from', 'key', 'at'], {
    from: text,
    key: { type: 'array', minItems: 1, items: text },
    at: text,
  }),
  link: textOrMap('linkColumns'),
  linkColumns: closed(['columns'], {
    columns: { type: 'array', minItems: 1, items: text },
    where: ref('conditions'),
    part: text,
  }),
  record: {
    ...closed(['type', 'from', 'key', 'fields'], {
      type: { enum: [...RECORD_TYPES] },
      part: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,30}$' },
      from: text,
      each: { type: 'string', pattern: '\\[\\]$' },
      key: { type: 'array', minItems: 1, items: text },
      where: ref('conditions'),
      joins: ref('joins'),
      fields: { type: 'object' },
      links: { type: 'object' },
      required: { type: 'array', items: text },
      changes: { type: 'array', minItems: 1, items: ref('change') },
    }),
    allOf: [...RECORD_TYPES].map(recordSchema),
  },
};

/** The JSON Schema of a mapping file, made from the canonical schema. */
export function mappingJsonSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Mapping of a national record system',
    ...closed(['member', 'system', 'title', 'authority', 'contact', 'source', 'records'], {
      member: { type: 'string', pattern: '^[A-Z]{2,6}$' },
      system: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,30}$' },
      title: text,
      authority: text,
      contact: closed(['bureau'], { bureau: text, phone: text, email: text, hours: text }),
      source: ref('source'),
      crosswalks: { type: 'object', additionalProperties: ref('crosswalk') },
      defaults: closed([], Object.fromEntries(PROVENANCE_FIELDS.map((field) => [field.name, oneOrMany(scalar)]))),
      records: { type: 'array', minItems: 1, items: ref('record') },
      ignored: {
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
      },
    }),
    $defs: {
      ...DEFINITIONS,
      ...Object.fromEntries(nestedTypes().map((type) => [type, groupsSchema(type)])),
      ...SOURCE_DEFINITIONS,
    },
  };
}
