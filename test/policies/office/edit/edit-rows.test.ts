import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCountry, type TableTexts } from '../../../../policies/language/country-tables.ts';
import { loadCommon } from '../../../../policies/load-common.ts';
import { editRows, type RowEdit } from '../../../../policies/office/edit/edit-rows.ts';
import type { WrittenRow } from '../../../../policies/office/edit/written-row.ts';
import { CANONICAL_FIELDS } from '../../../../schema/fields.ts';
import { fromRoot } from '../../../../schema/paths.ts';

const ROW: WrittenRow = {
  table: 'permissions',
  id: 'new-row',
  cells: [
    { cell: 'role', words: ['analyst', 'investigator'] },
    { cell: 'case', words: ['true'] },
    { cell: 'minimumPenalty', words: ['12'] },
    { cell: 'offence', words: ['06'] },
  ],
  unless: [],
  read: ['birth'],
  search: [],
  toMember: [],
  toGroup: [],
  then: 'allow',
  obligations: [],
  from: '2026-01-01',
  until: null,
  because: 'a law: § 1, "as amended"',
};

const TABLE = `# the first line
- id: one # why
  role: analyst
  read: name
  then: allow # not masked
  because: law

# about the second
- { id: two, role: investigator, read: birth, then: allow, because: law }
- id: three
  role: analyst
  read: [sex]
  then: allow
  because: >-
    a long
    article
# the last line
`;

function edited(text: string, ...edits: readonly RowEdit[]): string {
  const found = editRows({ 'permissions.yaml': text, 'restrictions.yaml': '[]\n', 'release.yaml': '[]\n' }, edits);
  if (found.kind !== 'edited') throw new Error(found.kind);
  return found.files['permissions.yaml'] ?? '';
}

const NEW = `- id: new-row
  role:
    - analyst
    - investigator
  case: true
  minimumPenalty: 12
  offence: "06"
  read: birth
  from: 2026-01-01
  then: allow
  because: 'a law: § 1, "as amended"'`;

describe('editing a table row by row', () => {
  it('puts a row at its end, and leaves what is there as written', () => {
    expect(edited(TABLE, { kind: 'put', row: ROW, replacing: null })).toBe(`${TABLE}${NEW}\n`);
  });

  it.each([
    ['one', TABLE.replace(/- id: one[^]*?because: law/, NEW)],
    ['two', TABLE.replace(/- \{ id: two.*\}/, NEW)],
    ['three', TABLE.replace(/- id: three[^]*article/, NEW)],
  ])('puts one in the place of `%s`, and nothing else', (replacing, expected) => {
    expect(edited(TABLE, { kind: 'put', row: ROW, replacing })).toBe(expected);
  });

  it.each([
    ['one', TABLE.replace(/- id: one[^]*?because: law\n/, '')],
    ['two', TABLE.replace(/- \{ id: two.*\}\n/, '')],
    ['three', TABLE.replace(/- id: three[^]*article\n/, '')],
  ])('takes `%s` out, and nothing else', (id, expected) => {
    expect(edited(TABLE, { kind: 'remove', id })).toBe(expected);
  });

  it.each(['[]\n', '', '# nothing yet\n[]\n', '# nothing yet\n'])('puts the first row into `%s`', (text) => {
    const comment = text.startsWith('#') ? '# nothing yet\n' : '';
    const one = edited(text, { kind: 'put', row: ROW, replacing: null });
    expect(one).toBe(`${comment}${NEW}\n`);
    expect(edited(one, { kind: 'remove', id: 'new-row' })).toBe(`${comment}[]\n`);
  });

  it('moves a row to another table, and keeps the columns that a list stands in', () => {
    const files = {
      'permissions.yaml': '  - { id: a, read: name, then: allow, because: law }\n',
      'restrictions.yaml': '  - { id: b, read: name, then: deny, because: law }\n',
      'release.yaml': '[]\n',
    };
    const row: WrittenRow = { ...ROW, id: 'b', table: 'permissions', cells: [], from: null };
    expect(editRows(files, [{ kind: 'put', row, replacing: 'b' }])).toEqual({
      kind: 'edited',
      files: {
        ...files,
        'permissions.yaml': `${files['permissions.yaml']}  - id: b\n    read: birth\n    then: allow\n    because: 'a law: § 1, "as amended"'\n`,
        'restrictions.yaml': '[]\n',
      },
    });
  });

  it.each([
    ['a row that is not there', TABLE, { kind: 'missing', id: 'four' }],
    ['a table that is no YAML', '- id: [', { kind: 'unfit', file: 'permissions.yaml' }],
    ['a table on one line', '[{ id: four }]', { kind: 'unfit', file: 'permissions.yaml' }],
  ])('says so of %s', (_, text, expected) => {
    expect(editRows({ 'permissions.yaml': text }, [{ kind: 'remove', id: 'four' }])).toEqual(expected);
  });

  it('writes what the parser of the language reads, in every table', async () => {
    const folder = fromRoot('policies', 'countries', 'de');
    const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
    const files = {
      'policy.yaml': await read('policy.yaml'),
      'permissions.yaml': await read('permissions.yaml'),
      'restrictions.yaml': await read('restrictions.yaml'),
      'release.yaml': await read('release.yaml'),
    };
    const closing: WrittenRow = {
      ...ROW,
      table: 'restrictions',
      id: 'closing',
      unless: [[{ cell: 'minor', words: ['unknown'] }], [{ cell: 'member', words: ['DE', 'FR'] }]],
      then: 'mask year',
      read: ['Person.birthDate'],
      obligations: ['this-case-only'],
      until: '2027-01-01',
    };
    const sending: WrittenRow = {
      ...ROW,
      table: 'release',
      id: 'sending',
      cells: [],
      read: [],
      search: ['name'],
      toMember: ['FR', 'UN'],
      toGroup: ['EU'],
    };
    const found = editRows(files, [
      { kind: 'put', row: ROW, replacing: null },
      { kind: 'put', row: closing, replacing: null },
      { kind: 'put', row: sending, replacing: null },
    ]);
    if (found.kind !== 'edited') throw new Error(found.kind);
    const { groups } = await loadCommon();
    const texts: TableTexts = { ...files, ...found.files };
    const before = parseCountry('de', files, CANONICAL_FIELDS, groups);
    const after = parseCountry('de', texts, CANONICAL_FIELDS, groups);
    expect(after.faults).toEqual(before.faults);
    expect(after.permissions.at(-1)?.row).toMatchObject({
      id: 'new-row',
      cells: { role: ['analyst', 'investigator'], case: true, minimumPenalty: 12, offence: ['06'] },
      read: ['birth'],
      then: { kind: 'allow' },
      from: '2026-01-01',
      because: 'a law: § 1, "as amended"',
    });
    expect(after.restrictions.at(-1)?.row).toMatchObject({
      unless: [{ minor: 'unknown' }, { member: ['DE', 'FR'] }],
      then: { kind: 'mask', mask: 'year' },
      obligations: ['this-case-only'],
      until: '2027-01-01',
    });
    expect(after.release.at(-1)?.row).toMatchObject({ toMember: ['FR', 'UN'], toGroup: ['EU'], search: ['name'] });
    expect(after.permissions.slice(0, -1).map(({ row }) => row)).toEqual(before.permissions.map(({ row }) => row));
  });
});
