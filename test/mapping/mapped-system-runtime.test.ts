import type { MappedSystem } from '../../subgraphs/mapping/mapped-system.ts';
import { exampleDatabase, openExample, wholePlan } from './example-country.ts';

const PERSON = wholePlan('Person', 'PersonName', 'PhysicalFeature', 'CaseRole');

async function scanned(system: MappedSystem, type: string, plan: ReadonlySet<string>) {
  const records = [];
  for await (const page of system.scan(type, plan)) records.push(...page);
  return records;
}

describe('a mapped system', () => {
  let open: Awaited<ReturnType<typeof openExample>>;

  beforeEach(async () => {
    open = await openExample(exampleDatabase());
  });
  afterEach(() => open.system.close());

  it('makes canonical records of rows', async () => {
    const [record] = await open.system.read('Person', ['1'], PERSON);
    expect(record).toMatchObject({
      type: 'Person',
      key: '1',
      system: 'karistus',
      values: {
        jurisdiction: 'EE',
        source: 'Karistusregister',
        ownerAuthority: 'Politsei- ja Piirivalveamet',
        contact: { bureau: 'NCB Tallinn' },
        names: [
          { kind: 'primary', full: 'Jaan Tamm', given: 'Jaan', surname: 'Tamm', script: 'Latn' },
          { kind: 'alias', full: 'Jaan Kuusk', given: 'Jaan', surname: 'Kuusk', script: 'Latn' },
        ],
        birthDate: '1979-03-14',
        birthCountry: 'EE',
        sex: 'male',
        nationalities: ['FR', 'EE'],
        nationalId: '37903140011',
        cautions: ['armed', 'violent'],
        handling: ['H0', 'H1'],
        confidentiality: 'restricted',
        assertion: 'fact',
        restricted: false,
        recordedAt: '2020-06-01T09:00:00.000Z',
        deathDate: null,
        occupation: null,
      },
    });
  });

  it('gives values nested in a record, with links where they have some', async () => {
    const [record] = await open.system.read('Person', ['1'], PERSON);
    expect(record?.values['dataSubjectCategories']).toEqual([
      { values: { category: 'suspect' }, links: { case: '100', person: '1' } },
      { values: { category: 'victim' }, links: { case: '101', person: '1' } },
    ]);
    const [held] = await open.system.read('Case', ['100'], wholePlan('Case', 'CaseRole'));
    expect(held?.values['subjects']).toEqual([
      { values: { category: 'suspect' }, links: { person: '1', case: '100' } },
      { values: { category: 'convicted' }, links: { person: '2', case: '100' } },
    ]);
  });

  it('keeps the order of the keys, gives null for a key without a record, and none of another kind', async () => {
    const records = await open.system.read('Person', ['2', 'x|y', '4', '77', '1'], PERSON);
    expect(records.map((record) => record?.key ?? null)).toEqual(['2', null, null, null, '1']);
  });

  it('reads a lookup of a lookup, and links by condition', async () => {
    const vehicles = await scanned(open.system, 'Vehicle', wholePlan('Vehicle'));
    expect(vehicles.map(({ values, links }) => ({ ...values, ...links }))).toMatchObject([
      { plate: '123ABC', make: 'Volvo', model: 'V70', status: 'registered', keeper: '1', keeperOrganisation: null },
      { plate: '456DEF', make: 'Volvo', model: 'V70', status: 'stolen', keeper: null, keeperOrganisation: '4' },
      { plate: '789GHI', make: null, model: null, status: 'registered', keeper: '1', keeperOrganisation: null },
    ]);
  });

  it('finds the records that a link leads from, for many owners', async () => {
    const plan = new Set(['Vehicle.plate']);
    const lists = await open.system.readLinked('Vehicle', 'keeper', ['4', '1', '2'], plan);
    expect(lists.map((list) => list.map((record) => record.values['plate']))).toEqual([[], ['123ABC', '789GHI'], []]);
  });

  it('rejects and counts rows that fail, by reason, and unknown codes, by field', async () => {
    await scanned(open.system, 'Person', PERSON);
    expect(open.system.counters()).toMatchObject({
      rowsRead: 6,
      recordsMade: 3,
      rejected: { 'empty Person.names': 1, 'unreadable Person.handling': 1 },
      unknownCodes: {
        'Person.sex': { Q: 1 },
        'Person.birthCountry': { XXX: 1 },
        'Person.birthDate': { '9999': 1, '99.99.9999': 1 },
        'Person.handling': { H9: 1 },
        'PhysicalFeature.value': { '9,99': 1 },
      },
    });
  });

  it('asks only for columns that the plan needs, and for the joins of those alone', async () => {
    await open.system.read('Person', ['1'], new Set(['Person.birthDate', 'Person.nationalities']));
    expect(open.adapter.asked.map(({ entity, columns }) => ({ entity, columns: [...columns].sort() }))).toEqual([
      { entity: 'isik', columns: ['isik_id', 'liik', 'synniaeg'] },
      { entity: 'isik_kodakondsus', columns: ['isik_id', 'riik_kood'] },
    ]);
  });

  it('leaves fields out that the plan does not ask for', async () => {
    const [record] = await open.system.read('Person', ['1'], new Set(['Person.birthDate']));
    expect(record?.values).toEqual({ birthDate: '1979-03-14' });
    expect(record?.links).toEqual({});
  });

  it('says which fields it can fill, inverse lists and nested fields among them', () => {
    const asked = ['Person.birthDate', 'Person.interpolId', 'Person.vehicles', 'Person.documents', 'PersonName.given'];
    const filled = asked.filter((name) => {
      const [type = '', field = ''] = name.split('.');
      return open.system.fills(type, field);
    });
    expect(filled).toEqual(['Person.birthDate', 'Person.vehicles', 'PersonName.given']);
    expect([...open.system.holds]).toEqual(['Person', 'Organisation', 'Case', 'Vehicle']);
  });
});

describe('the number of reads', () => {
  it.each([1, 10, 900])('does not depend on the number of rows: %i persons', async (count) => {
    const rows = Array.from({ length: count }, (_, index) => index + 1000);
    const values = rows.map((id) => `(${id},'F','01.01.1990','H0')`).join(',');
    const names = rows.map((id) => `(${id},1,'P','A','B')`).join(',');
    const sql = `insert into isik (isik_id, liik, synniaeg, kasitlus) values ${values}; insert into isik_nimi values ${names};`;
    const { system, adapter } = await openExample(exampleDatabase(sql));
    const keys = rows.map(String);
    await system.read('Person', ['1'], PERSON);
    const before = adapter.counters().calls;
    const records = await system.read('Person', keys, PERSON);
    expect(records.filter((record) => record !== null)).toHaveLength(count);
    expect(adapter.counters().calls - before).toBe(4);
    await system.close();
  });
});
