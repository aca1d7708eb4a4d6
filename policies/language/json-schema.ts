import { TIE_SCHEMA_NAMES, tieSchema } from './tie-schemas.ts';
import { DAY, FLAG, ID, MONTHS, object, oneOf, oneOrMore, TEXT, type Schema } from './schema-parts.ts';
import { codeList } from '../../schema/codes.ts';
import { fieldName } from '../engine/lanes.ts';
import { CELL_NAMES, CELLS, type CellForm } from './cells.ts';
import { CASE_KEYS } from './parse-cases.ts';
import { TABLE_KEYS } from './parse-tables.ts';
import { UNKNOWN } from './rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The files of a country's folder, and the file of groups, by the name of their JSON Schema. */
export const SCHEMA_NAMES = [
  'policy',
  'permissions',
  'restrictions',
  'release',
  'cases',
  'groups',
  ...TIE_SCHEMA_NAMES,
] as const;

/** The name of one of the schemas. */
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const MEMBER: Schema = { $ref: '#/definitions/member' };
const FIELD: Schema = { $ref: '#/definitions/field' };
const NAME: Schema = { $ref: '#/definitions/name' };

function cell(form: CellForm, { cells }: Vocabulary): Schema {
  switch (form.kind) {
    case 'words': {
      const words = cells[form.words];
      if (form.words === 'member') return oneOrMore(MEMBER);
      return oneOrMore(oneOf(words === null || !form.unknown ? words : [...words, UNKNOWN]));
    }
    case 'word':
      return oneOf(cells[form.words]);
    case 'flag':
      return form.unknown ? { enum: [true, false, UNKNOWN] } : FLAG;
    case 'months':
      return MONTHS;
  }
}

function cellProperties(vocabulary: Vocabulary): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    CELL_NAMES.map((name) => [name, { description: CELLS[name].meaning, ...cell(CELLS[name].form, vocabulary) }]),
  );
}

function table(name: 'permissions' | 'restrictions' | 'release', vocabulary: Vocabulary): Schema {
  const cells = cellProperties(vocabulary);
  const then = { permissions: vocabulary.then.filter((word) => word !== 'deny'), restrictions: vocabulary.then };
  const member = oneOf(vocabulary.cells.member);
  const names = oneOrMore(NAME);
  const required = ['id', 'then', 'because', ...(name === 'release' ? ['search'] : [])];
  const rows = object(TABLE_KEYS[name], required, {
    ...cells,
    id: ID,
    from: DAY,
    until: DAY,
    because: { ...TEXT, description: 'the article of law' },
    read: { description: 'categories and fields whose reading the row rules', ...names },
    search: { description: 'categories and fields by which it rules searching', ...names },
    then: { enum: name === 'release' ? ['allow', 'deny'] : then[name] },
    obligations: oneOrMore(oneOf(vocabulary.obligations)),
    unless: oneOrMore(object(CELL_NAMES, [], cells)),
    toMember: oneOrMore(MEMBER),
    toGroup: oneOrMore(oneOf(vocabulary.cells.group)),
  });
  return { type: ['array', 'null'], items: rows, definitions: { name: oneOf([...vocabulary.names]), member } };
}

function record({ cells, catalogue }: Vocabulary): Schema {
  const members = oneOrMore(MEMBER);
  return object(CASE_KEYS.record, ['type'], {
    type: oneOf([...new Set(catalogue.fields.map((field) => field.type))]),
    handling: oneOrMore(oneOf(cells.handling)),
    confidentiality: oneOf(cells.confidentiality),
    sourceEvaluation: oneOf(cells['source-evaluation']),
    informationEvaluation: oneOf(cells['information-evaluation']),
    purposeCollected: oneOf(cells.purpose),
    originator: TEXT,
    expired: FLAG,
    embargoed: FLAG,
    restricted: FLAG,
    releasableTo: members,
    notReleasableTo: members,
    dataSubjectCategory: oneOf(cells['data-subject-category']),
    minorNow: FLAG,
    minorThen: FLAG,
    protectedPerson: FLAG,
    fearedStates: { anyOf: [MEMBER, { type: 'array', items: MEMBER }] },
    originatorAuthorised: FLAG,
    authorised: oneOrMore(NAME),
  });
}

function cases(vocabulary: Vocabulary): Schema {
  const { cells, catalogue } = vocabulary;
  const byField = (value: Schema): Schema => ({ type: 'object', propertyNames: FIELD, additionalProperties: value });
  const given = object(CASE_KEYS.given, ['role'], {
    member: MEMBER,
    role: oneOf(cells.role),
    clearance: oneOf(cells.clearance),
    agency: TEXT,
    automated: FLAG,
    purpose: oneOf(cells.purpose),
    basis: oneOf(cells.basis),
    case: TEXT,
    offence: { type: 'string', pattern: `^(?:${[...codeList('IccsCode').codes.keys()].join('|')})\\d*$` },
    penalty: MONTHS,
    necessity: TEXT,
    assigned: FLAG,
    emergency: FLAG,
    on: DAY,
    record: record(vocabulary),
    to: MEMBER,
    search: oneOrMore(FIELD),
  });
  const expect = object(CASE_KEYS.expect, [], {
    read: byField(oneOf(vocabulary.then)),
    search: byField(FLAG),
    known: FLAG,
    obligations: { anyOf: [oneOf(vocabulary.obligations), { type: 'array', items: oneOf(vocabulary.obligations) }] },
    sent: FLAG,
  });
  return {
    type: ['array', 'null'],
    items: object(CASE_KEYS.case, CASE_KEYS.case, { id: ID, given, expect }),
    definitions: {
      field: oneOf(catalogue.fields.map(fieldName)),
      member: oneOf(cells.member),
      name: oneOf([...vocabulary.names]),
    },
  };
}

function groups({ cells }: Vocabulary): Schema {
  const titled = { title: TEXT, source: TEXT };
  const members = oneOrMore(oneOf(cells.member));
  const map = (value: Schema): Schema => ({ type: 'object', additionalProperties: value });
  return object(['organisations', 'groups'], ['organisations', 'groups'], {
    organisations: map(object(['title', 'source'], ['title', 'source'], titled)),
    groups: map(object(['title', 'source', 'members'], ['title', 'source', 'members'], { ...titled, members })),
  });
}

function body(name: SchemaName, vocabulary: Vocabulary): Schema {
  switch (name) {
    case 'policy':
      return object(TABLE_KEYS.policy, ['member', 'title', 'language', 'from'], {
        member: oneOf(vocabulary.cells.member),
        title: TEXT,
        language: { type: 'string', pattern: '^[a-z]{2,3}$' },
        from: DAY,
        until: DAY,
        acceptsHubRestrictions: FLAG,
      });
    case 'cases':
      return cases(vocabulary);
    case 'groups':
      return groups(vocabulary);
    case 'permissions':
    case 'restrictions':
    case 'release':
      return table(name, vocabulary);
    default:
      return tieSchema(name, vocabulary);
  }
}

/** The JSON Schema (draft 7, which editors read) of one file of a policy, in a vocabulary. */
export function jsonSchema(name: SchemaName, vocabulary: Vocabulary): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...body(name, vocabulary) };
}
