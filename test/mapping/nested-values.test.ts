import type { ReadPlan } from '../../subgraphs/mapping/mapped-system.ts';
import { exampleDatabase, exampleFolder, openExample } from './example-country.ts';

function planOf(names: readonly string[], mayRead: readonly string[]): ReadPlan {
  return Object.assign(new Set(names), { mayRead: (name: string) => mayRead.includes(name) });
}

const ROLE = `      dataSubjectCategories: &rollid
        - each: rollid
          fields: { category: { column: roll_kood, codes: roll } }
          links: { case: toimik_id }             # \`person\` is this person, without saying so
`;

/** What a plan makes of a field of a person, and the columns that it has the database asked for, by table. */
async function read(plan: ReadPlan, field: string, edit: (yaml: string) => string = (yaml) => yaml) {
  const { system, adapter } = await openExample(exampleDatabase(), exampleFolder(edit));
  try {
    const records = await system.read('Person', ['1', '3'], plan);
    return {
      values: records.map((record) => record?.values[field]),
      asked: adapter.asked.map(({ entity, columns }) => [entity, ...[...columns].sort()].join(' ')),
    };
  } finally {
    await system.close();
  }
}

describe('nested values of which only constants are asked', () => {
  it('are there where their joined row is, of which no other column is read', async () => {
    const found = await read(planOf(['Person.names', 'PersonName.script'], []), 'names');
    expect(found.values).toEqual([[{ script: 'Latn' }, { script: 'Latn' }], [{ script: 'Latn' }]]);
    expect(found.asked).toEqual(['isik isik_id liik', 'isik_nimi isik_id jrk']);
  });

  it('are there where a column of theirs that policy could open has a value', async () => {
    const plan = planOf(['Person.physicalFeatures', 'PhysicalFeature.kind'], ['PhysicalFeature.value']);
    const found = await read(plan, 'physicalFeatures');
    expect(found.values).toEqual([[{ kind: 'eye-colour' }], null]);
    expect(found.asked).toEqual(['isik isik_id liik pikkus silmad']);
  });

  it('are left out where policy could open none, and no column of theirs is read', async () => {
    const found = await read(planOf(['Person.physicalFeatures', 'PhysicalFeature.kind'], []), 'physicalFeatures');
    expect(found.values).toEqual([null, null]);
    expect(found.asked).toEqual(['isik isik_id liik']);
  });
});

describe('a role, by which policy decides', () => {
  const category = planOf(['Person.dataSubjectCategories', 'CaseRole.category'], []);

  it.each([
    ['of a joined row', 'each: rollid, fields: { category: { constant: victim } }, links: { case: toimik_id }'],
    ['of the row itself, told by its link', 'fields: { category: { constant: victim } }, links: { case: silmad }'],
  ])('is there with a constant category, whatever is asked of it: %s', async (_, group) => {
    const edit = (yaml: string) => yaml.replace(ROLE, `      dataSubjectCategories: &rollid [{ ${group} }]\n`);
    const { values } = await read(category, 'dataSubjectCategories', edit);
    const victim: unknown = expect.objectContaining({ values: { category: 'victim' } });
    expect(values[0]).toEqual(expect.arrayContaining([victim]));
    expect(values[1]).toBeNull();
  });

  it('is there for every row where its category is all that it has', async () => {
    const edit = (yaml: string) =>
      yaml.replace(ROLE, '      dataSubjectCategories: &rollid [{ fields: { category: { constant: witness } } }]\n');
    const { values } = await read(category, 'dataSubjectCategories', edit);
    expect(values.map((roles) => (Array.isArray(roles) ? roles.length : 0))).toEqual([1, 1]);
  });
});
