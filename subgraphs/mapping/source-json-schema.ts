/** The JSON Schema of the `source:` block, after `subgraphs/adapters/source.ts`. */

const text = { type: 'string', minLength: 1 } as const;
const count = { type: 'integer', minimum: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;

function closed(required: readonly string[], properties: Readonly<Record<string, object>>) {
  return { type: 'object', additionalProperties: false, required, properties };
}
function entities(definition: string) {
  return { type: 'object', minProperties: 1, additionalProperties: { $ref: `#/$defs/${definition}` } };
}

/** The schema of a value that is told apart by one word: `if` it is this, `then` that. */
function byWord(word: string, cases: Readonly<Record<string, object>>) {
  return {
    type: 'object',
    required: [word],
    properties: { [word]: { enum: Object.keys(cases) } },
    allOf: Object.entries(cases).map(([value, then]) => ({
      if: { properties: { [word]: { const: value } }, required: [word] },
      then,
    })),
  };
}

const operation = {
  operation: text,
  rows: text,
  arguments: { type: 'object', additionalProperties: { type: 'string' } },
};
const keyed = { by: texts, keysPerCall: { type: 'integer', minimum: 1, maximum: 1000 } };
const call = { path: text, rows: text };
const file = { file: text, charset: text, charsetFaults: { type: 'integer', minimum: 0 }, format: {} };

/** The definitions that the mapping schema takes in; `source` is the one to refer to. */
export const SOURCE_DEFINITIONS: Readonly<Record<string, object>> = {
  sourceColumns: { type: 'object', minProperties: 1, additionalProperties: { $ref: '#/$defs/columnType' } },
  columnType: { enum: ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'binary'] },
  paging: byWord('kind', {
    offset: closed(['kind', 'limit'], { kind: {}, limit: count }),
    page: closed(['kind', 'limit', 'first'], { kind: {}, limit: count, first: { enum: [0, 1] } }),
    cursor: closed(['kind', 'limit', 'next'], { kind: {}, limit: count, next: text }),
  }),
  soapEntity: closed(['columns', 'list', 'read'], {
    columns: { $ref: '#/$defs/sourceColumns' },
    list: closed(['operation', 'rows'], { ...operation, paging: { $ref: '#/$defs/paging' } }),
    read: { type: 'array', items: closed(['operation', 'rows', 'by'], { ...operation, ...keyed, parts: texts }) },
  }),
  restEntity: closed(['columns', 'list', 'read'], {
    columns: { $ref: '#/$defs/sourceColumns' },
    list: closed(['path'], { ...call, paging: { $ref: '#/$defs/paging' } }),
    read: {
      type: 'array',
      items: closed(['path', 'by'], { ...call, ...keyed, separator: text, partSeparator: text }),
    },
  }),
  fileEntity: byWord('format', {
    csv: closed(['format', 'file', 'charset', 'columns'], {
      ...file,
      delimiter: text,
      quote: { type: 'string' },
      header: { type: 'boolean' },
      columns: { $ref: '#/$defs/sourceColumns' },
      trailer: closed(['marker', 'count'], { marker: text, count, over: { type: 'integer' } }),
    }),
    'fixed-width': closed(['format', 'file', 'charset', 'columns'], {
      ...file,
      length: count,
      header: text,
      prefix: text,
      columns: {
        type: 'object',
        minProperties: 1,
        additionalProperties: closed(['start', 'length'], {
          start: count,
          length: count,
          type: { $ref: '#/$defs/columnType' },
        }),
      },
      trailer: closed(['prefix', 'start', 'length'], {
        prefix: text,
        start: count,
        length: count,
        over: { type: 'integer' },
      }),
    }),
    xml: closed(['format', 'file', 'charset', 'rows', 'columns'], {
      ...file,
      rows: text,
      columns: { $ref: '#/$defs/sourceColumns' },
      count: text,
    }),
  }),
  source: byWord('kind', {
    sql: closed(['kind'], { kind: {}, schema: text, keys: { type: 'object', additionalProperties: texts } }),
    soap: closed(['kind', 'version', 'entities'], {
      kind: {},
      version: { enum: ['1.1', '1.2'] },
      wsdl: text,
      absentKey: text,
      entities: entities('soapEntity'),
    }),
    rest: closed(['kind', 'format', 'entities'], {
      kind: {},
      format: { enum: ['json', 'xml'] },
      fields: { enum: ['path', 'top'] },
      absentKey: text,
      entities: entities('restEntity'),
    }),
    files: closed(['kind', 'entities'], { kind: {}, entities: entities('fileEntity') }),
  }),
};
