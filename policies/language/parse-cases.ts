import { isMap, isSeq } from 'yaml';
import type { FieldCatalogue } from '../../schema/fields.ts';
import type { RecordAttributes } from '../engine/contract.ts';
import type { Obligation } from '../engine/obligation.ts';
import type { Fault } from './fault.ts';
import { checkKeys, flagOf, hasKey, nodeOf, reportMissing, textOf, validWords, wordsOf } from './keys.ts';
import { parseDay, parseId, parseObligations, uniqueById } from './parse-row.ts';
import type { Expected, Given, PolicyCase } from './policy-case.ts';
import type { Placed } from './rows.ts';
import { suggestion, type Vocabulary } from './vocabulary.ts';
import { readEach, type YamlMap } from './yaml-file.ts';

const RECORD_KEYS = [
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
  'protectedPerson',
  'fearedStates',
  'originatorAuthorised',
  'authorised',
];
const GIVEN_KEYS = [
  'member',
  'role',
  'clearance',
  'agency',
  'automated',
  'purpose',
  'basis',
  'case',
  'offence',
  'penalty',
  'necessity',
  'assigned',
  'emergency',
  'on',
  'record',
  'to',
  'search',
];
const EXPECT_KEYS = ['read', 'search', 'known', 'obligations', 'sent'];

/** The keys that a case and its parts may have. */
export const CASE_KEYS = {
  case: ['id', 'given', 'expect'],
  given: GIVEN_KEYS,
  record: RECORD_KEYS,
  expect: EXPECT_KEYS,
};

function child(of: YamlMap, key: string, what: string): YamlMap {
  const node = nodeOf(of, key);
  if (isMap(node)) return { map: node, file: of.file };
  if (hasKey(of, key)) of.file.report(node ?? of.map, `\`${key}\` needs a map of keys`);
  else reportMissing(of, key, what);
  return { map: of.map, file: { ...of.file, report: () => undefined } };
}

function text(of: YamlMap, key: string): string | null {
  return hasKey(of, key) ? textOf(nodeOf(of, key)) : null;
}

function word(of: YamlMap, key: string, what: string, valid: readonly string[] | null): string | null {
  return hasKey(of, key) ? (validWords(of, key, what, valid)[0] ?? null) : null;
}

function flag(of: YamlMap, key: string): boolean | null {
  return hasKey(of, key) ? flagOf(of, key) : null;
}

function words(of: YamlMap, key: string, what: string, valid: readonly string[] | null): readonly string[] {
  return hasKey(of, key) ? validWords(of, key, what, valid) : [];
}

/** Members as a record names them: a list that is empty says that there are none. */
function members(of: YamlMap, key: string, valid: readonly string[] | null): readonly string[] {
  const node = nodeOf(of, key);
  return isSeq(node) && node.items.length === 0 ? [] : words(of, key, 'country or member', valid);
}

function parseRecord(of: YamlMap, { cells, catalogue, names }: Vocabulary): RecordAttributes {
  checkKeys(of, RECORD_KEYS, 'a record');
  if (!hasKey(of, 'type')) reportMissing(of, 'type', 'a record');
  const types = [...new Set(catalogue.fields.map((field) => field.type))];
  return {
    type: word(of, 'type', 'record type', types) ?? '',
    handling: words(of, 'handling', 'handling code', cells.handling),
    confidentiality: word(of, 'confidentiality', 'level of confidentiality', cells.confidentiality),
    sourceEvaluation: word(of, 'sourceEvaluation', 'evaluation of a source', cells['source-evaluation']),
    informationEvaluation: word(
      of,
      'informationEvaluation',
      'evaluation of information',
      cells['information-evaluation'],
    ),
    purposeCollected: word(of, 'purposeCollected', 'purpose', cells.purpose),
    originator: text(of, 'originator'),
    expired: flag(of, 'expired') ?? false,
    embargoed: flag(of, 'embargoed') ?? false,
    restricted: flag(of, 'restricted') ?? false,
    releasableTo: hasKey(of, 'releasableTo') ? words(of, 'releasableTo', 'country or member', cells.member) : null,
    notReleasableTo: words(of, 'notReleasableTo', 'country or member', cells.member),
    dataSubjectCategory: word(of, 'dataSubjectCategory', 'category of data subject', cells['data-subject-category']),
    minorNow: flag(of, 'minorNow'),
    minorThen: flag(of, 'minorThen'),
    protectedPerson: flag(of, 'protectedPerson'),
    fearedStates: hasKey(of, 'fearedStates') ? members(of, 'fearedStates', cells.member) : null,
    originatorAuthorised: flag(of, 'originatorAuthorised') ?? false,
    authorised: words(of, 'authorised', 'category or field', [...names]),
  };
}

function parseGiven(of: YamlMap, vocabulary: Vocabulary): Given {
  const { cells } = vocabulary;
  checkKeys(of, GIVEN_KEYS, '`given`');
  if (!hasKey(of, 'role')) reportMissing(of, 'role', '`given`');
  const penalty = text(of, 'penalty');
  if (penalty !== null && !/^\d{1,4}$/.test(penalty)) {
    of.file.report(nodeOf(of, 'penalty'), '`penalty` needs a whole number of months');
  }
  const offence = text(of, 'offence');
  const categories = cells.offence ?? [];
  if (offence !== null && !categories.includes(offence.slice(0, 2))) {
    of.file.report(
      nodeOf(of, 'offence'),
      `\`${offence}\` is not a category of offence`,
      suggestion(offence, categories),
    );
  }
  return {
    member: word(of, 'member', 'country or member', cells.member),
    role: word(of, 'role', 'role', cells.role) ?? '',
    clearance: word(of, 'clearance', 'level of clearance', cells.clearance) ?? 'official-use-only',
    agency: text(of, 'agency') ?? '',
    automated: flag(of, 'automated') ?? false,
    purpose: word(of, 'purpose', 'purpose', cells.purpose) ?? '',
    basis: word(of, 'basis', 'legal basis', cells.basis) ?? '',
    case: text(of, 'case') ?? '',
    offence,
    penalty: penalty === null ? null : Number(penalty),
    necessity: text(of, 'necessity'),
    assigned: flag(of, 'assigned'),
    emergency: flag(of, 'emergency') ?? false,
    on: parseDay(of, 'on'),
    record: hasKey(of, 'record') ? parseRecord(child(of, 'record', '`given`'), vocabulary) : null,
    to: word(of, 'to', 'country or member', cells.member),
    searchFields: parseFields(of, 'search', vocabulary),
  };
}

function parseFields(of: YamlMap, key: string, { catalogue }: Vocabulary): readonly string[] {
  if (!hasKey(of, key)) return [];
  return wordsOf(of, key).flatMap((written) =>
    isField(of, written.text, written.node, catalogue) ? [written.text] : [],
  );
}

function isField(of: YamlMap, name: string, node: unknown, catalogue: FieldCatalogue): boolean {
  const fields = catalogue.fields.map((field) => `${field.type}.${field.field}`);
  if (fields.includes(name)) return true;
  of.file.report(node, `\`${name}\` is no field that policy controls`, suggestion(name, fields));
  return false;
}

function parseByField<Value>(
  of: YamlMap,
  key: string,
  { catalogue }: Vocabulary,
  parse: (of: YamlMap, field: string) => Value | null,
): Readonly<Record<string, Value>> {
  if (!hasKey(of, key)) return {};
  const fields = child(of, key, '`expect`');
  const found = fields.map.items.flatMap((pair): readonly (readonly [string, Value])[] => {
    const name = textOf(pair.key) ?? '';
    if (!isField(of, name, pair.key, catalogue)) return [];
    const value = parse(fields, name);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}

function outcome(of: YamlMap, field: string, { then }: Vocabulary): string | null {
  const written = textOf(nodeOf(of, field))?.trim() ?? '';
  if (then.includes(written)) return written.replace(/^mask /, '');
  of.file.report(nodeOf(of, field) ?? of.map, `\`${written}\` is not an outcome or a mask`, suggestion(written, then));
  return null;
}

function parseExpectedObligations(of: YamlMap, vocabulary: Vocabulary): readonly Obligation[] {
  const node = nodeOf(of, 'obligations');
  return isSeq(node) && node.items.length === 0 ? [] : parseObligations(of, vocabulary);
}

function parseExpected(of: YamlMap, vocabulary: Vocabulary): Expected {
  checkKeys(of, EXPECT_KEYS, '`expect`');
  return {
    read: parseByField(of, 'read', vocabulary, (fields, name) => outcome(fields, name, vocabulary)),
    search: parseByField(of, 'search', vocabulary, flagOf),
    known: flag(of, 'known'),
    obligations: hasKey(of, 'obligations') ? parseExpectedObligations(of, vocabulary) : null,
    sent: flag(of, 'sent'),
  };
}

/** The cases of `cases.yaml`; what is wrong is added to `faults`. */
export function parseCases(
  file: string,
  source: string,
  vocabulary: Vocabulary,
  faults: Fault[],
): readonly Placed<PolicyCase>[] {
  const cases = readEach(file, source, faults, 'cases', (of): Placed<PolicyCase> => {
    checkKeys(of, CASE_KEYS.case, 'a case');
    const id = parseId(of, 'a case');
    const givenOf = child(of, 'given', 'a case');
    const expectOf = child(of, 'expect', 'a case');
    const given = parseGiven(givenOf, vocabulary);
    const expect = parseExpected(expectOf, vocabulary);
    reportWhatCannotBeAsked(givenOf, given, expect);
    return { row: { id, given, expect }, at: of.file.at(of.map) };
  });
  return uniqueById(cases, faults);
}

function reportWhatCannotBeAsked(of: YamlMap, given: Given, expect: Expected): void {
  const asksRecord = Object.keys(expect.read).length > 0 || expect.known !== null || expect.obligations !== null;
  const asksPolicy = asksRecord || Object.keys(expect.search).length > 0;
  if (asksRecord && given.record === null) of.file.report(of.map, 'what a requester may read needs a `record`');
  if (asksPolicy && given.member === null) of.file.report(of.map, 'what a requester may do needs his `member`');
  if (expect.sent !== null && given.to === null)
    of.file.report(of.map, 'what may be sent needs the member asked, as `to`');
  if (!asksPolicy && expect.sent === null) of.file.report(of.map, 'the case expects nothing');
}
