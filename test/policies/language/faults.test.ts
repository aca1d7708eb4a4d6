import path from 'node:path';
import { checkPolicies } from '../../../policies/check.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import { withCountry } from '../country-folder.ts';

/** The faults of a country's files, each as `file:line:column: message: help`, the file by its name alone. */
async function faultsOf(files: Readonly<Record<string, string | null>>): Promise<readonly string[]> {
  return withCountry(files, async (folder) => {
    const { faults } = await checkPolicies(folder);
    return faults.map((fault) => formatFault({ ...fault, file: path.basename(fault.file) }));
  });
}

const BAD = `- id: reads
  member: [XQ, EE]
  group: [EUU]
  role: analist
  clearance: restrcted
  automated: perhaps
  purpose: [investigaton]
  basis: [UNTOC-81]
  offence: ['99']
  minimumPenalty: many
  dataSubjectCategory: witnes
  read: [nmae, Person.birthdate, quality, Person.handling, Person.id]
  then: mask yaer
  obligations: [this-case]
  because: law
  rol: analyst
- id: reads
  read: name
  then: deny
  because: ''
`;

describe('faults of a policy', () => {
  it('are all told at once, each with its line, its column and the nearest valid word', async () => {
    expect(await faultsOf({ 'permissions.yaml': BAD })).toEqual([
      expect.stringMatching(/^permissions.yaml:2:12: `XQ` is not a country or member: did you mean `\w+`\?$/),
      'permissions.yaml:3:11: `EUU` is not a group of members: did you mean `EU`?',
      'permissions.yaml:4:9: `analist` is not a role: did you mean `analyst`?',
      'permissions.yaml:5:14: `restrcted` is not a level of clearance: did you mean `restricted`?',
      'permissions.yaml:6:14: `automated` needs `true` or `false`',
      'permissions.yaml:7:13: `investigaton` is not a purpose: did you mean `investigation`?',
      'permissions.yaml:8:11: `UNTOC-81` is not a legal basis: did you mean `UNTOC-18`?',
      expect.stringMatching(/^permissions.yaml:9:13: `99` is not a category of offence: did you mean `09`\?$/),
      'permissions.yaml:10:19: `minimumPenalty` needs a whole number of months',
      'permissions.yaml:11:24: `witnes` is not a category of data subject: did you mean `witness`?',
      'permissions.yaml:12:10: `nmae` is not a category of data: did you mean `name`?',
      'permissions.yaml:12:16: `Person.birthdate` is no field that policy controls: did you mean `Person.birthDate`?',
      'permissions.yaml:12:34: `quality` is of quality, which goes with the value: leave it out',
      'permissions.yaml:12:43: `Person.handling` is of quality, which goes with the value: leave it out',
      expect.stringMatching(/^permissions.yaml:12:60: `Person.id` is no field that policy controls/),
      'permissions.yaml:13:9: `mask yaer` is not an outcome or a mask: did you mean `mask year`?',
      'permissions.yaml:14:17: `this-case` is not a obligation: did you mean `this-case-only`?',
      'permissions.yaml:16:3: `rol` is no key of a permission: did you mean `role`?',
      'permissions.yaml:17:3: the id `reads` stands twice: the first is at line 1',
      'permissions.yaml:19:9: a permission opens, and cannot deny: write a row of `restrictions.yaml`',
      'permissions.yaml:20:12: `because` needs a text',
    ]);
  });

  it('of every file are told together, in the order of files and lines', async () => {
    const found = await faultsOf({
      'policy.yaml': 'member: EX\ntitle: test\nlanguage: Estonian\nfrom: soon\n',
      'restrictions.yaml': '- id: closes\n  read: nam\n  then: deny\n  because: law\n',
      'release.yaml': '- id: sends\n  member: EE\n  toGroup: EUU\n  search: nam\n  then: mask year\n  because: law\n',
      'cases.yaml':
        '- id: a-case\n  given: { member: DE, role: analyst, record: { type: Persn } }\n  expect: { read: { Person.nme: allow } }\n',
    });
    expect(found.map((fault) => fault.split(': ')[0])).toEqual(
      [
        'cases.yaml:2:55',
        'cases.yaml:3:21',
        'cases.yaml:2:10',
        'policy.yaml:1:9',
        'policy.yaml:3:11',
        'policy.yaml:4:7',
        'release.yaml:2:3',
        'release.yaml:3:12',
        'release.yaml:4:11',
        'release.yaml:5:9',
        'restrictions.yaml:2:9',
      ].toSorted(new Intl.Collator('en', { numeric: true }).compare),
    );
  });

  it.each([
    ['an unclosed bracket', '- id: one\n  read: [name, birth\n  then: allow\n', 3],
    ['a tab', '- id: one\n\tread: name\n', 2],
    ['bad indentation', '- id: one\n read: name\n  then: allow\n', 2],
    ['a key given twice', '- id: one\n  id: two\n  read: name\n  then: allow\n  because: law\n', 2],
    ['an unclosed quotation mark', '- id: one\n  because: "law\n', 2],
  ])('hold %s, and what is wrong in the other rows all the same', async (_, broken, line) => {
    const found = await faultsOf({
      'permissions.yaml': `${broken}- id: two\n  role: analist\n  read: name\n  then: allow\n  because: law\n`,
    });
    const lines = broken.split('\n').length;
    expect(found.some((fault) => fault.startsWith(`permissions.yaml:${line}:`))).toBe(true);
    expect(found).toContain(`permissions.yaml:${lines + 1}:9: \`analist\` is not a role: did you mean \`analyst\`?`);
  });

  it.each([
    [
      'an alias',
      '- &a { id: one, read: name, then: allow, because: law }\n- id: two\n  read: *a\n  then: allow\n  because: law\n',
      'aliases',
    ],
    ['a text instead of rows', 'name\n', 'a list of permissions was expected'],
    ['a row that is a word', '- name\n', 'one of the permissions was expected'],
    ['an empty list', '- { id: one, role: [], read: name, then: allow, because: law }\n', 'would match nothing'],
    ['a row without an outcome', '- { id: one, read: name, because: law }\n', '`then`'],
    ['a row that names nothing', '- { id: one, then: allow, because: law }\n', '`read` or `search`'],
    ['an id with a space', '- { id: one two, read: name, then: allow, because: law }\n', 'is no id'],
    ['a day that is none', '- { id: one, read: name, then: allow, because: law, from: 2026-02-30 }\n', 'needs a day'],
    [
      'a mask that fits no field of a category',
      '- { id: one, read: sex, then: mask year, because: law }\n',
      'does not fit `sex`',
    ],
    [
      'a mask that fits some',
      '- { id: one, read: birth, then: mask year, because: law }\n',
      'name the fields that it fits: `Person.birthDate`, `Person.deathDate`',
    ],
    ['a mask of everything', '- { id: one, read: all, then: mask year, because: law }\n', 'does not fit `all`'],
    [
      'a right to search that asks about the record',
      '- { id: one, minor: false, search: name, then: allow, because: law }\n',
      "cannot depend on the record's `minor`",
    ],
    ['more than one document', '[]\n---\n[]\n', 'more than one YAML document'],
  ])('tell of %s', async (_, permissions, expected) => {
    const found = await faultsOf({ 'permissions.yaml': permissions });
    expect(found.join('\n')).toContain(expected);
  });

  it.each([
    ['an empty `unless`', '- { id: one, unless: {}, read: name, then: deny, because: law }\n', '`unless` is empty'],
    [
      'an unknown cell in `unless`',
      '- { id: one, unless: { rol: analyst }, read: name, then: deny, because: law }\n',
      'did you mean `role`?',
    ],
    ['nothing that it would do', '- { id: one, read: name, then: allow, because: law }\n', 'needs `obligations`'],
    [
      'a right to search that hangs on the record',
      '- { id: one, unless: { expired: false }, search: name, then: deny, because: law }\n',
      "cannot depend on the record's `expired`",
    ],
  ])('tell of a restriction with %s', async (_, restrictions, expected) => {
    expect((await faultsOf({ 'restrictions.yaml': restrictions })).join('\n')).toContain(expected);
  });

  it('tell of a file that is missing: an absent table of restrictions must not open what it closed', async () => {
    expect(await faultsOf({ 'restrictions.yaml': null })).toEqual([
      'restrictions.yaml:1:1: the file is missing: write `[]` where it rules nothing',
    ]);
  });

  it('tell of a folder that bears the name of another member', async () => {
    const found = await faultsOf({ 'policy.yaml': 'member: DE\ntitle: test\nlanguage: de\nfrom: 2026-01-01\n' });
    expect(found).toEqual([
      'policy.yaml:1:1: the policy of `DE` lies in the folder `ee`: name the folder for its member',
    ]);
  });

  it('are none in a table written with words for lists, unquoted codes and a byte order mark', async () => {
    const permissions =
      '\uFEFF- id: one\r\n  role: analyst\r\n  offence: [06, 10]\r\n  informationEvaluation: [1, unknown]\r\n  member: NO\r\n  read: name\r\n  then: mask  initials\r\n  because: law\r\n';
    expect(await faultsOf({ 'permissions.yaml': permissions.replace('read: name', 'read: PersonName.full') })).toEqual(
      [],
    );
  });
});
