import type { RawRow } from '../../subgraphs/adapters/adapter.ts';
import { compileEntry } from '../../subgraphs/mapping/compile/compile-entry.ts';
import { NO_JOINS } from '../../subgraphs/mapping/compile/frame.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { entryCounts } from '../../subgraphs/mapping/run/entry-counts.ts';
import { mappingFolder } from './mapping-folder.ts';

const CROSSWALKS = `
  sex: { M: male, F: female, U: null, 01: male }
  grade: { R: restricted, U: null }
  caution: { A: armed, V: violent, AV: [armed, violent] }
`;

/** What an expression, written in YAML, makes of a row for one field of `Person` or `Vehicle`. */
function evaluate(field: string, yaml: string, row: RawRow) {
  const [type = '', name = ''] = field.split('.');
  const folder = mappingFolder(`{ type: ${type}, from: t, key: [id], fields: { ${name}: ${yaml} } }`, CROSSWALKS);
  const { mapping, faults } = parseMapping(folder);
  const errors = faults.filter((fault) => fault.severity === 'error');
  if (!mapping?.entries[0]) throw new Error(errors.map(formatFault).join('\n'));
  const counts = entryCounts();
  const planned = compileEntry(mapping.entries[0], mapping).plan(new Set([field]));
  const [record] = planned.records({ row: { id: '1', ...row }, joins: NO_JOINS }, counts);
  return { value: record?.values[name], unknown: Object.fromEntries(counts.unknownCodes.get(field) ?? []) };
}

describe('an expression', () => {
  it.each<[why: string, field: string, yaml: string, row: RawRow, value: unknown]>([
    ['a column', 'Person.occupation', 'a', { a: 'clerk' }, 'clerk'],
    ['a number as text', 'Person.nationalId', 'a', { a: 12n }, '12'],
    ['blanks trimmed and white space made one', 'Person.occupation', 'a', { a: '  sea \t\n captain ' }, 'sea captain'],
    ['an ideographic space', 'Person.occupation', 'a', { a: '\u3000警察　官\u3000' }, '警察 官'],
    ['a decomposed accent', 'Person.occupation', 'a', { a: 'Jose\u0301' }, 'José'],
    ['an empty text as none', 'Person.occupation', 'a', { a: ' \u0000 ' }, null],
    ['a constant', 'Person.occupation', '{ constant: clerk }', {}, 'clerk'],
    ['a constant list', 'Person.handling', '{ constant: [H0, H2] }', {}, ['H0', 'H2']],
    [
      'a concatenation without its empty parts',
      'Person.occupation',
      '{ concat: [a, b, c] }',
      { a: 'x', c: 'z' },
      'x z',
    ],
    [
      'a concatenation with a separator',
      'Person.occupation',
      "{ concat: [a, b], with: ', ' }",
      { a: 'x', b: 'y' },
      'x, y',
    ],
    ['the first that is not empty', 'Person.occupation', '{ first: [a, b] }', { a: ' ', b: 'y' }, 'y'],
    [
      'several columns in a list, each once',
      'Person.nationalities',
      '{ list: [a, b, c] }',
      { a: 'EE', b: 'FI', c: 'EE' },
      ['EE', 'FI'],
    ],
    ['a split list', 'Person.nationalities', "{ column: a, split: ';' }", { a: 'EE; FI;' }, ['EE', 'FI']],
    ['a repeated column', 'Person.nationalities', "{ column: 'n.value[]' }", { 'n.value': ['EE', 'FI'] }, ['EE', 'FI']],
    ['the first of a repeated column', 'Person.occupation', "{ column: 'o[]' }", { o: ['', 'clerk', 'spy'] }, 'clerk'],
    [
      'elements by condition',
      'Person.nationalId',
      "{ each: 'doc[]', where: { type: ID }, value: number }",
      {
        doc: [
          { type: 'P', number: '1' },
          { type: 'ID', number: '2' },
        ],
      },
      '2',
    ],
    [
      'an element and its row',
      'Person.occupation',
      "{ each: 'doc[]', value: { concat: [^a, b] } }",
      { a: 'x', doc: [{ b: 'y' }] },
      'x y',
    ],
    [
      'a value under a condition that holds',
      'Vehicle.status',
      '{ constant: stolen, where: { d: { empty: false } } }',
      { d: '2020' },
      'stolen',
    ],
    [
      'a value under one that does not',
      'Vehicle.status',
      '{ constant: stolen, where: { d: { empty: false } } }',
      { d: '' },
      null,
    ],
    [
      'a condition that excludes',
      'Vehicle.status',
      '{ constant: stolen, where: { d: { not: [x, y] } } }',
      { d: 'y' },
      null,
    ],
    ['words that mean nothing', 'Person.occupation', "{ column: a, empty: [na, '0'] }", { a: 'na' }, null],
    ['the second part', 'Person.occupation', "{ column: a, part: { by: ',', at: 2 } }", { a: 'TAMM, Jaan' }, 'Jaan'],
    [
      'the last part',
      'Person.occupation',
      "{ column: a, part: { by: ' ', at: -1 } }",
      { a: 'Jaan  Juhan Tamm' },
      'Tamm',
    ],
    [
      'all parts but the last',
      'Person.occupation',
      "{ column: a, part: { by: ' ', at: [1, -2] } }",
      { a: 'Jaan Juhan Tamm' },
      'Jaan Juhan',
    ],
    ['a part that is not there', 'Person.occupation', "{ column: a, part: { by: ',', at: 2 } }", { a: 'TAMM' }, null],
    ['an extract', 'Person.nationalId', "{ column: a, extract: '^ID-(\\d+)/' }", { a: 'ID-123/x' }, '123'],
    [
      'an extract without a match',
      'Person.nationalId',
      "{ column: a, extract: '^ID-(\\d+)/' }",
      { a: 'nothing' },
      null,
    ],
    ['leading zeros dropped', 'Person.nationalId', "{ column: a, unpad: '0' }", { a: '000120' }, '120'],
    ['padding', 'Person.nationalId', "{ column: a, pad: { to: 5, with: '0' } }", { a: 12 }, '00012'],
    ['latin digits', 'Person.nationalId', '{ column: a, digits: latin }', { a: '٢٩٧' }, '297'],
    ['upper case', 'Person.nationalId', '{ column: a, case: upper }', { a: 'ab' }, 'AB'],
    ['title case', 'Person.occupation', '{ column: a, case: title }', { a: "JEAN-LUC D'ARC" }, "Jean-Luc D'Arc"],
    ['a prefix and a suffix', 'Person.nationalId', '{ column: a, prefix: EE-, suffix: /x }', { a: '1' }, 'EE-1/x'],
    ['no prefix alone', 'Person.nationalId', '{ column: a, prefix: EE- }', { a: '' }, null],
    ['a crosswalk', 'Person.sex', '{ column: a, codes: sex }', { a: 'F' }, 'female'],
    ['a raw code with a leading zero', 'Person.sex', '{ column: a, codes: sex }', { a: '01' }, 'male'],
    ['a known code without a canonical one', 'Person.sex', '{ column: a, codes: sex }', { a: 'U' }, null],
    [
      'one code for several',
      'Person.cautions',
      "{ column: a, split: ' ', codes: caution }",
      { a: 'AV A' },
      ['armed', 'violent'],
    ],
    ['a canonical code as it is', 'Person.sex', 'a', { a: 'female' }, 'female'],
    ['a day', 'Person.birthDate', '{ column: a, date: dd.MM.yyyy }', { a: '14.03.1979' }, '1979-03-14'],
    ['digits alone', 'Person.birthDate', '{ column: a, date: yyyyMMdd }', { a: 19790314 }, '1979-03-14'],
    ['an unknown day', 'Person.birthDate', '{ column: a, date: yyyyMMdd }', { a: '19790300' }, '1979-03'],
    ['an unknown month', 'Person.birthDate', '{ column: a, date: yyyyMMdd }', { a: '19790000' }, '1979'],
    ['no date at all', 'Person.birthDate', '{ column: a, date: yyyyMMdd }', { a: '00000000' }, null],
    [
      'a format among several',
      'Person.birthDate',
      '{ column: a, date: [dd.MM.yyyy, MM.yyyy, yyyy] }',
      { a: '03.1979' },
      '1979-03',
    ],
    [
      'two digits from the pivot on',
      'Person.birthDate',
      '{ column: a, date: dd/MM/yy, pivot: 30 }',
      { a: '14/03/79' },
      '1979-03-14',
    ],
    [
      'two digits below it',
      'Person.birthDate',
      '{ column: a, date: dd/MM/yy, pivot: 30 }',
      { a: '14/03/08' },
      '2008-03-14',
    ],
    ['one digit', 'Person.birthDate', '{ column: a, date: d.M.yyyy }', { a: '4.3.1979' }, '1979-03-04'],
    ['Arabic-Indic digits', 'Person.birthDate', '{ column: a, date: yyyy/MM/dd }', { a: '١٩٧٩/٠٣/١٤' }, '1979-03-14'],
    ['an era by letter', 'Person.birthDate', '{ column: a, date: Gy.MM.dd }', { a: 'S54.03.14' }, '1979-03-14'],
    [
      'an era in kanji and full width',
      'Person.birthDate',
      '{ column: a, date: Gy年M月d日 }',
      { a: '昭和５４年３月１４日' },
      '1979-03-14',
    ],
    [
      'the first year of an era',
      'Person.birthDate',
      '{ column: a, date: Gy年M月d日 }',
      { a: '平成元年12月1日' },
      '1989-12-01',
    ],
    [
      'a Hijri date',
      'Person.birthDate',
      '{ column: a, date: yyyy/MM/dd, calendar: hijri }',
      { a: '١٤٤٥/٠٩/٠١' },
      '2024-03-11',
    ],
    ['a Hijri year', 'Person.birthDate', '{ column: a, date: yyyy, calendar: hijri }', { a: '1399' }, '1979~'],
    [
      'a Persian date',
      'Person.birthDate',
      '{ column: a, date: yyyy/MM/dd, calendar: persian }',
      { a: '۱۳۵۷/۱۱/۲۲' },
      '1979-02-11',
    ],
    [
      'a Thai date',
      'Person.birthDate',
      '{ column: a, date: d/M/yyyy, calendar: buddhist }',
      { a: '๑๔/๓/๒๕๒๒' },
      '1979-03-14',
    ],
    [
      'a Minguo date',
      'Person.birthDate',
      '{ column: a, date: [yyyMMdd, yyy.M.d], calendar: minguo }',
      { a: '0680314' },
      '1979-03-14',
    ],
    [
      'a Minguo date of one digit',
      'Person.birthDate',
      '{ column: a, date: [yyyMMdd, yyy.M.d], calendar: minguo }',
      { a: '9.3.4' },
      '1920-03-04',
    ],
    [
      'a Persian date of three columns',
      'Person.birthDate',
      '{ year: y, month: m, day: d, calendar: persian }',
      { y: 1358, m: 1, d: '1' },
      '1979-03-21',
    ],
    ['circa by words', 'Person.birthDate', `{ column: a, date: ["'ca. 'yyyy~", yyyy] }`, { a: 'ca. 1958' }, '1958~'],
    [
      'circa by a flag',
      'Person.birthDate',
      '{ column: a, date: yyyy, circa: { b: [J] } }',
      { a: '1958', b: 'J' },
      '1958~',
    ],
    [
      'no circa without the flag',
      'Person.birthDate',
      '{ column: a, circa: { b: [J] } }',
      { a: '1958', b: 'N' },
      '1958',
    ],
    ['an ISO date', 'Person.birthDate', 'a', { a: '1979-03' }, '1979-03'],
    ['a date column', 'Person.birthDate', 'a', { a: new Date('1979-03-14T00:00:00Z') }, '1979-03-14'],
    [
      'a date of three columns',
      'Person.birthDate',
      '{ year: y, month: m, day: d }',
      { y: 1979, m: '3', d: 14 },
      '1979-03-14',
    ],
    [
      'a date of columns in part',
      'Person.birthDate',
      '{ year: y, month: m, day: d }',
      { y: 1979, m: '03', d: '00' },
      '1979-03',
    ],
    [
      'a date of columns with a pivot, circa',
      'Person.birthDate',
      '{ year: y, pivot: 30, circa: { c: 1 } }',
      { y: '79', c: 1 },
      '1979~',
    ],
    [
      'an instant in summer time',
      'Person.recordedAt',
      '{ column: a, dateTime: yyyy-MM-dd HH:mm:ss, zone: Europe/Tallinn }',
      { a: '2020-06-01 12:00:00' },
      '2020-06-01T09:00:00.000Z',
    ],
    [
      'an instant in winter time',
      'Person.recordedAt',
      '{ column: a, dateTime: yyyy-MM-dd HH:mm:ss, zone: Europe/Tallinn }',
      { a: '2020-12-01 12:00:00' },
      '2020-12-01T10:00:00.000Z',
    ],
    [
      'an instant at an offset',
      'Person.recordedAt',
      "{ column: a, dateTime: dd/MM/yyyy, zone: '-03:00' }",
      { a: '01/06/2020' },
      '2020-06-01T03:00:00.000Z',
    ],
    ['an ISO instant', 'Person.recordedAt', 'a', { a: '2020-06-01T12:00:00+03:00' }, '2020-06-01T09:00:00.000Z'],
    [
      'an ISO instant without a zone',
      'Person.recordedAt',
      'a',
      { a: '2020-06-01 12:00:00' },
      '2020-06-01T12:00:00.000Z',
    ],
    ['an ISO day', 'Person.recordedAt', 'a', { a: '2020-06-01' }, '2020-06-01T00:00:00.000Z'],
    ['a whole number', 'Vehicle.year', 'a', { a: '1996' }, 1996],
    ['a decimal comma', 'Asset.ownershipShare', "{ column: a, number: { decimal: ',' } }", { a: '1.012,5' }, 1012.5],
    ['metres', 'Person.occupation', "{ column: a, number: { decimal: ',', unit: m, as: cm } }", { a: '1,80' }, '180'],
    ['inches', 'Person.occupation', '{ column: a, number: { unit: in, as: cm } }', { a: '71 in' }, '180'],
    ['feet and inches', 'Person.occupation', '{ column: a, number: { unit: ft-in, as: cm } }', { a: '511' }, '180'],
    [
      'feet and inches with marks',
      'Person.occupation',
      '{ column: a, number: { unit: ft-in, as: cm } }',
      { a: `5'11"` },
      '180',
    ],
    ['pounds', 'Person.occupation', '{ column: a, number: { unit: lb, as: kg } }', { a: 180 }, '82'],
    [
      'years of penalty',
      'Offence.maximumPenalty',
      '{ column: a, number: { unit: years, as: months } }',
      { a: '4' },
      48,
    ],
    [
      'a boolean by codes',
      'Person.restricted',
      '{ column: a, boolean: { yes: [J, 1], no: [N, 0] } }',
      { a: 'J' },
      true,
    ],
    [
      'a boolean by a number',
      'Person.restricted',
      '{ column: a, boolean: { yes: [J, 1], no: [N, 0] } }',
      { a: 0 },
      false,
    ],
    ['a boolean column', 'Person.restricted', 'a', { a: true }, true],
  ])('reads %s', (_why, field, yaml, row, value) => {
    const found = evaluate(field, yaml, row);
    expect(found.value).toEqual(value);
    expect(found.unknown).toEqual({});
  });

  it.each([
    ['Jaan Tamm', 'Latn'],
    ['Джон', 'Cyrl'],
    ['محمد علي', 'Arab'],
    ['田中 太郎', 'Hani'],
    ['田中 たろう', 'Hani'],
    ['タナカ タロウ', 'Kana'],
    ['김철수', 'Hang'],
    ['Иван Smith', 'Zyyy'],
    ['12345', 'Zyyy'],
  ])('detects the script of %s', (name, script) => {
    const folder = mappingFolder(
      '{ type: Person, from: t, key: [id], fields: { names: [{ fields: { full: a, script: { column: a, detect: script } } }] } }',
    );
    const { mapping } = parseMapping(folder);
    if (!mapping?.entries[0]) throw new Error('the mapping is faulty');
    const planned = compileEntry(mapping.entries[0], mapping).plan(
      new Set(['Person.names', 'PersonName.full', 'PersonName.script']),
    );
    const [record] = planned.records({ row: { id: '1', a: name }, joins: NO_JOINS }, entryCounts());
    expect(record?.values['names']).toEqual([{ full: name, script }]);
  });

  it.each<[why: string, field: string, yaml: string, raw: string, counted: string]>([
    ['a code that no crosswalk knows', 'Person.sex', '{ column: a, codes: sex }', 'Q', 'Q'],
    ['a code that is not canonical', 'Person.sex', 'a', 'man', 'man'],
    ['a date of another form', 'Person.birthDate', '{ column: a, date: dd.MM.yyyy }', '14/03/1979', '99/99/9999'],
    ['a day that does not exist', 'Person.birthDate', '{ column: a, date: dd.MM.yyyy }', '30.02.1979', '99.99.9999'],
    [
      'a day that a Hijri month has not',
      'Person.birthDate',
      '{ column: a, date: yyyy-MM-dd, calendar: hijri }',
      '1445-01-30',
      '9999-99-99',
    ],
    ['a thirteenth month', 'Person.birthDate', 'a', '1979-13', '9999-99'],
    ['a number that is none', 'Vehicle.year', 'a', 'MCMXC', 'aaaaa'],
    ['a fraction for a whole number', 'Vehicle.year', 'a', '1990.5', '9999.9'],
    ['a word for a boolean', 'Person.restricted', '{ column: a, boolean: { yes: J, no: N } }', 'x', 'x'],
    [
      'an hour that does not exist',
      'Person.recordedAt',
      "{ column: a, dateTime: 'yyyy-MM-dd HH' }",
      '2020-06-01 25',
      '9999-99-99 99',
    ],
  ])('makes nothing of %s, and counts it', (_why, field, yaml, raw, counted) => {
    const found = evaluate(field, yaml, { a: raw });
    expect(found.unknown).toEqual({ [counted]: 1 });
    expect(found.value ?? null).toBeNull();
  });

  it.each([
    'handling',
    'confidentiality',
    'sourceEvaluation',
    'informationEvaluation',
    'purposeCollected',
    'releasableTo',
    'notReleasableTo',
    'embargoUntil',
    'expiresAt',
    'restricted',
  ])('lets a row with an unreadable `%s` make no record, so that it opens nothing', (name) => {
    expect(evaluate(`Person.${name}`, 'a', { a: '???' }).value).toBeUndefined();
  });

  it.each([
    ['an extract that does not match', "{ column: a, extract: '^[A-D]' }", '1A'],
    ['a part that is not there', "{ column: a, part: { by: '/', at: 2 } }", 'A'],
    ['a list without a member', "{ column: a, split: ';' }", ';'],
  ])('lets a row make no record of whose originator nothing is left: %s', (_, yaml, raw) => {
    expect(evaluate('Person.originator', yaml, { a: raw }).value).toBeUndefined();
    expect(evaluate('Person.occupation', yaml, { a: raw })).toEqual({ value: null, unknown: {} });
  });

  it.each([
    ['empty in the source', 'a', ''],
    ['said to mean nothing', "{ column: a, empty: ['-'] }", '-'],
    ['known and without a canonical code', '{ column: a, codes: grade }', 'U'],
  ])('takes confidentiality as not stated where it is %s', (_, yaml, raw) => {
    expect(evaluate('Person.confidentiality', yaml, { a: raw })).toEqual({ value: null, unknown: {} });
  });
});
