import { readFile, readdir } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { jsonSchema, SCHEMA_NAMES, type SchemaName } from '../../../policies/language/json-schema.ts';
import { vocabulary } from '../../../policies/language/vocabulary.ts';
import { loadGroups } from '../../../policies/load.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { fromRoot } from '../../../schema/paths.ts';

async function readJson(name: SchemaName): Promise<unknown> {
  return JSON.parse(
    await readFile(fromRoot('policies', 'language', 'schemas', `${name}.schema.json`), 'utf8'),
  ) as unknown;
}

const validators = new Map<SchemaName, ReturnType<typeof compiled>>();

async function compiled(name: SchemaName) {
  const { groups } = await loadGroups();
  return new Ajv({ strict: false }).compile(jsonSchema(name, vocabulary(CANONICAL_FIELDS, groups)));
}

/** The validator of a schema, compiled once: that takes most of the time. */
function validator(name: SchemaName): ReturnType<typeof compiled> {
  const made = validators.get(name) ?? compiled(name);
  validators.set(name, made);
  return made;
}

const TABLES = ['permissions', 'restrictions', 'release'] as const;

/** Every file of what ties members, by the schema that it names. */
async function tieFiles(): Promise<readonly (readonly [SchemaName, string])[]> {
  const declarations = (await readdir(fromRoot('policies', 'declarations'))).filter((name) =>
    /^[a-z]{2}\.yaml$/.test(name),
  );
  return [
    ['groups', 'groups.yaml'],
    ['instruments', 'instruments.yaml'],
    ['purposes', 'purposes.yaml'],
    ['restrictions', 'hub/restrictions.yaml'],
    ['transfers', 'countries/de/transfers.yaml'],
    ['teams', 'countries/de/teams.yaml'],
    ...declarations.map((name) => ['declaration', `declarations/${name}`] as const),
  ];
}

describe('the JSON Schemas for editors', () => {
  it.each(SCHEMA_NAMES)('say of `%s` what the parser knows today', async (name) => {
    const { groups } = await loadGroups();
    expect(await readJson(name)).toEqual(
      JSON.parse(JSON.stringify(jsonSchema(name, vocabulary(CANONICAL_FIELDS, groups)))),
    );
  });

  it.each(['policy', ...TABLES, 'cases'] as const)('take the `%s` of every country', async (name) => {
    const validate = await validator(name);
    for (const country of await readdir(fromRoot('policies', 'countries'))) {
      if (country.endsWith('.md')) continue;
      const text = await readFile(fromRoot('policies', 'countries', country, `${name}.yaml`), 'utf8');
      validate(parse(text));
      expect({ country, errors: validate.errors }).toEqual({ country, errors: null });
    }
  });

  it('take the groups, and what ties members', async () => {
    const files = await tieFiles();
    expect(files.length).toBeGreaterThan(6);
    for (const [name, file] of files) {
      const validate = await validator(name);
      validate(parse(await readFile(fromRoot('policies', file), 'utf8')));
      expect({ file, errors: validate.errors }).toEqual({ file, errors: null });
    }
  }, 60_000);

  it.each([
    ['permissions', '- { id: one, rol: analyst, read: name, then: allow, because: law }'],
    ['permissions', '- { id: one, role: analist, read: name, then: allow, because: law }'],
    ['permissions', '- { id: one, read: nmae, then: allow, because: law }'],
    ['permissions', '- { id: one, read: name, then: deny, because: law }'],
    ['restrictions', '- { id: one, unless: { member: XX }, read: name, then: deny, because: law }'],
    ['release', '- { id: one, toGroup: EU, search: name, then: mask year, because: law }'],
    ['policy', '{ member: EE, title: test, language: et }'],
    [
      'instruments',
      '- { id: one, title: t, source: s, bases: UNTOC-81, from: 2026-01-01, parties: { member: EE, from: 2026-01-01 } }',
    ],
    ['transfers', '- { id: one, ground: none, toMember: US, because: law }'],
    ['teams', '- { id: one, member: DE, case: C-1, from: 2026-01-01, because: law }'],
    ['declaration', '{ member: EE, number: 0, from: 2026-01-01, clauses: { give: name, toGroup: EU } }'],
    ['cases', '- { id: one, given: { role: analyst }, expect: { read: { Person.nme: allow } } }'],
  ] as const)('refuse %s such as `%s`', async (name, text) => {
    expect((await validator(name))(parse(text))).toBe(false);
  });
});
