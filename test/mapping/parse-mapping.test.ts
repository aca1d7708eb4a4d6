import { ComityError } from '../../schema/errors.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { loadMapping, parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { exampleFolder } from './example-country.ts';
import { mappingFolder, writtenFolder } from './mapping-folder.ts';

function faultsOf(folder: string): readonly string[] {
  return parseMapping(folder).faults.map(formatFault);
}

const PERSON = 'type: Person, from: t, key: [id]';

describe('a mapping file', () => {
  it('is read without faults where it is the example of the documentation', () => {
    expect(faultsOf(exampleFolder())).toEqual([]);
  });

  it('is told to be missing, to be no UTF-8 or to be no YAML', () => {
    expect(faultsOf('/nowhere/test')).toEqual(['test/mapping.yaml:1:1 the file cannot be read']);
    expect(faultsOf(writtenFolder('member: [EE'))[0]).toContain('this is no YAML');
    expect(faultsOf(writtenFolder('records: &a [*a]')).join()).toContain('nested too deeply');
  });

  it.each<[why: string, entry: string, fault: string]>([
    ['an unknown word', `{ ${PERSON}, fieldz: {}, fields: {} }`, '`fieldz` is unknown here, did you mean `fields`'],
    [
      'an unknown record type',
      '{ type: Persn, from: t, key: [id], fields: {} }',
      '`Persn` is not possible here, did you mean `Person`',
    ],
    [
      'an unknown canonical field',
      `{ ${PERSON}, fields: { birthdate: a } }`,
      '`birthdate` is unknown here, did you mean `birthDate`',
    ],
    [
      'an unknown nested field',
      `{ ${PERSON}, fields: { names: [{ fields: { ful: a } }] } }`,
      '`ful` is unknown here, did you mean `full`',
    ],
    [
      'an unknown treatment',
      `{ ${PERSON}, fields: { sex: { column: a, code: x } } }`,
      '`code` is unknown here, did you mean `codes`',
    ],
    ['a field that the runtime fills', `{ ${PERSON}, fields: { verification: a } }`, '`verification` is unknown here'],
    ['a record in the place of a link', `{ ${PERSON}, fields: { vehicles: a } }`, '`vehicles` is unknown here'],
    ['a missing key', '{ type: Person, from: t, fields: {} }', '`key` is missing'],
    ['two sources', `{ ${PERSON}, fields: { sex: { column: a, first: [b] } } }`, 'not from `column` and `first`'],
    ['no source', `{ ${PERSON}, fields: { sex: { codes: none } } }`, 'a value comes from exactly one of'],
    [
      'an unknown crosswalk',
      `{ ${PERSON}, fields: { sex: { column: a, codes: sx } } }`,
      'there is no crosswalk `sx`, did you mean `sex`',
    ],
    [
      'a constant that is no code',
      `{ ${PERSON}, fields: { sex: { constant: mal } } }`,
      '`mal` is no SexCode, did you mean `male`',
    ],
    [
      'a list for a field that is none',
      `{ ${PERSON}, fields: { sex: { constant: [male] } } }`,
      '`Person.sex` is no list',
    ],
    [
      'a date of two-digit years',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: dd.MM.yy } } }`,
      'say its century with `pivot`',
    ],
    [
      'a date of two-digit years of another calendar',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: dd.MM.yy, calendar: hijri } } }`,
      '`dd.MM.yy` has a year of two digits: with `calendar: hijri` give it whole',
    ],
    [
      'a century of another calendar',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: dd.MM.yyyy, calendar: buddhist, pivot: 30 } } }`,
      '`pivot` is of the common calendar: with `calendar: buddhist` give the year whole',
    ],
    [
      'a year of one to three digits of the common calendar',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: yyy.MM.dd } } }`,
      '`yyy.MM.dd` has a year of one to three digits: it needs `calendar: minguo`',
    ],
    [
      'an era in another calendar',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: Gy.MM.dd, calendar: minguo } } }`,
      '`Gy.MM.dd` has an era, which is of no `calendar: minguo`',
    ],
    [
      'a calendar without a date',
      `{ ${PERSON}, fields: { occupation: { column: a, calendar: minguo } } }`,
      '`calendar` means nothing without `year` or `date`',
    ],
    [
      'a date without a year',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: dd.MM } } }`,
      'the format has no year',
    ],
    [
      'an unquoted letter in a date',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: ca yyyy } } }`,
      '`ca` is no part of a date format',
    ],
    [
      'an era without `G`',
      `{ ${PERSON}, fields: { birthDate: { column: a, date: y.MM.dd } } }`,
      '`y` needs the era `G`',
    ],
    [
      'a date for a code',
      `{ ${PERSON}, fields: { sex: { column: a, date: yyyy } } }`,
      '`Person.sex` is a SexCode: `date` makes none',
    ],
    [
      'two conversions',
      `{ ${PERSON}, fields: { occupation: { column: a, date: yyyy, number: {} } } }`,
      '`date` and `number` do not go together',
    ],
    [
      'an unknown zone',
      `{ ${PERSON}, fields: { recordedAt: { column: a, dateTime: yyyy, zone: Mars/Base } } }`,
      '`Mars/Base` is no time zone',
    ],
    [
      'an unknown unit',
      `{ ${PERSON}, fields: { occupation: { column: a, number: { unit: inch, as: cm } } } }`,
      '`inch` is not possible here, did you mean `in`',
    ],
    [
      'units of two dimensions',
      `{ ${PERSON}, fields: { occupation: { column: a, number: { unit: in, as: kg } } } }`,
      '`in` cannot be told in `kg`',
    ],
    [
      'a repeated group',
      `{ ${PERSON}, fields: { occupation: { column: a, extract: '(a+)+' } } }`,
      'the pattern repeats a group',
    ],
    [
      'a look-ahead',
      `{ ${PERSON}, fields: { occupation: { column: a, extract: '(?=a)' } } }`,
      'the pattern has a look-around',
    ],
    [
      'a back-reference',
      `{ ${PERSON}, fields: { occupation: { column: a, extract: '(a)\\1' } } }`,
      'the pattern has a back-reference',
    ],
    [
      'many repetitions',
      `{ ${PERSON}, fields: { occupation: { column: a, extract: 'a*b*c*d*' } } }`,
      'more than 3 unbounded repetitions',
    ],
    [
      'no regular expression',
      `{ ${PERSON}, fields: { occupation: { column: a, extract: '(a' } } }`,
      'this is no regular expression',
    ],
    [
      'elements of nothing',
      `{ ${PERSON}, fields: { names: [{ each: aka, fields: { full: a } }] } }`,
      '`aka` is no join, and no repeated element (`aka[]`)',
    ],
    [
      'a column outside of everything',
      `{ ${PERSON}, fields: { occupation: ^a } }`,
      '`^a` leads further out than there are rows',
    ],
    [
      'a required field that is not mapped',
      `{ ${PERSON}, fields: { sex: a }, required: [names] }`,
      '`names` is required, but not mapped',
    ],
    [
      'a link to what is not held',
      `{ type: Vehicle, from: t, key: [id], fields: {}, links: { keeper: p } }`,
      'the link leads to `Person`, of which this mapping makes none',
    ],
    [
      'an unknown link',
      `{ type: Vehicle, from: t, key: [id], fields: {}, links: { kepper: p } }`,
      '`kepper` is unknown here, did you mean `keeper`',
    ],
    [
      'a word without its companion',
      `{ ${PERSON}, fields: { sex: { column: a, zone: UTC } } }`,
      '`zone` means nothing without `dateTime`',
    ],
    [
      'the first part of no count',
      `{ ${PERSON}, fields: { occupation: { column: a, part: { by: ' ', at: 0 } } } }`,
      '`at` is a position',
    ],
    [
      'an element without its row in the key',
      `{ type: IdentityDocument, from: t, each: 'd[]', key: [number], fields: {} }`,
      'needs a column of its row',
    ],
  ])('tells %s, with its line and what was meant', (_why, entry, fault) => {
    const faults = faultsOf(mappingFolder(entry, '{ sex: { M: male } }'));
    expect(faults.filter((line) => line.includes(fault))).toHaveLength(1);
    expect(faults.find((line) => line.includes(fault))).toMatch(/^test\/mapping\.yaml:(8|9):\d+ /);
  });

  it('tells of entries together what none of them shows alone', () => {
    const folder = mappingFolder(
      `{ type: Person, from: a, key: [x, y], fields: {} }
  - { type: Person, part: other, from: b, key: [x], fields: {} }
  - { type: Vehicle, from: c, key: [x], fields: {}, links: { keeper: p } }
  - { type: Firearm, from: d, key: [x], fields: {}, links: { holder: { columns: [p, q], part: other } } }
  - { type: Photograph, from: d, each: 'e[]', key: [^x], fields: {}, links: { subject: { columns: [p], part: other } } }`,
    );
    expect(faultsOf(folder)).toEqual([
      'test/mapping.yaml:8:3 warning: the crosswalk `none` is used nowhere',
      'test/mapping.yaml:10:13 several entries make `Person`: name each with `part`',
      'test/mapping.yaml:12:62 the key of `Person` has 2 columns (`x`, `y`), the link 1',
      'test/mapping.yaml:13:62 the key of `Person` has 1 columns (`x`), the link 2',
      'test/mapping.yaml:14:79 `Person.photographs` could not be read: the columns of this link must stand in the row or in one join of it',
    ]);
  });

  it('tells a code of a crosswalk that the field does not know, where it stands in its file', () => {
    const yaml = exampleFolder((text) =>
      text.replace('sugu: { M: male', 'sugu: { M: man').replace('riik.yaml ', 'rik.yaml '),
    );
    expect(faultsOf(yaml)).toEqual([
      'codes/rik.yaml:1:1 the file cannot be read',
      'karistus/mapping.yaml:10:14 `man` is no SexCode, which `Person.sex` needs, did you mean `male`',
    ]);
  });

  it('reads no crosswalk outside of its folder', () => {
    const folder = mappingFolder(`{ ${PERSON}, fields: { sex: { column: a, codes: x } } }`, '{ x: ../../secret.yaml }');
    expect(faultsOf(folder)).toContain(
      'test/mapping.yaml:7:18 `../../secret.yaml` lies outside the folder of the mapping',
    );
  });

  it('gathers all faults in one error', () => {
    const folder = mappingFolder(`{ ${PERSON}, fields: { sex: { constant: x }, birthDate: { column: a, date: dd } } }`);
    expect(() => loadMapping(folder)).toThrow(ComityError);
    expect(() => loadMapping(folder)).toThrow(/has 2 faults:\n.*`x` is no SexCode.*\n.*the format has no year/);
  });

  it('is not led astray by words that every JavaScript object knows', () => {
    const folder = mappingFolder(
      `{ ${PERSON}, fields: { constructor: a, sex: { column: a, codes: toString } }, links: { __proto__: x } }`,
    );
    expect(faultsOf(folder).filter((line) => !line.includes('warning')).length).toBe(3);
  });
});
