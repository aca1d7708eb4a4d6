import { smallCountry } from './small-country.ts';

/**
 * Two registers that agree on the records that may be known of, on what policy reads of them and on what may be read of
 * them, and differ in everything else. Normalised: nothing; the clock and the key of ids are given.
 */
const NOW = () => new Date('2026-06-01T00:00:00Z');
const RECORD_KEY = new Uint8Array(64).fill(7);

const PERMISSIONS = `
- { id: names, role: analyst, read: [name, birth, document, contact, organisation, data-subject, administration], search: [name, document, contact, organisation, Person.birthDate, Case.number], then: allow, because: test }
- { id: cases, role: analyst, read: case, then: hit-only, because: test }`;
const RESTRICTIONS = `
- { id: witness, dataSubjectCategory: witness, read: [data-subject], then: deny, because: test }
- { id: year, read: Person.birthDate, then: mask year, because: test }`;

/** Everything that differs lies in what may not be known or read. */
const UNLIKE = `
  update person set job = 'spy', code = '47903149999' where id = 1;
  update person set job = 'pianist' where id = 3;
  update casefile set no = 'K-9' where id = 2;
  with recursive n (i) as (select 100 union all select i + 1 from n where i < 1400)
  insert into person select i, 'Mari Tamm', 'Tamm', '1979-03-14', '4790314' || i, 'spy', '2001-01-01' from n;
  insert into person values (5000, 'Mari Tamm', 'Tamm', '1979-03-14', '47903140001', 'spy', '2001-01-01');
  insert into doc select 'AB123456-' || id, id, '2001-01-01' from person where id > 99;
  insert into doc values ('ZZ1', 5000, '2001-01-01'), ('AB-123456', 1, '2001-01-01');
  insert into phone select id, '+3725550001', 1, '2001-01-01' from person where id > 99;
  delete from person where id = 2;`;

const QUESTIONS = [
  'persons(search: { name: "Mari Tamm", birthDate: "1979-03-14" }, first: 2) { total pageInfo { hasNextPage endCursor } edges { cursor score comparisons { feature score explanation } node { id names { full } birthDate nationalId occupation withheld { field outcome reason } } } }',
  'persons(search: { name: "Mari Tamm Kask" }, first: 1) { total pageInfo { hasNextPage endCursor } edges { cursor score node { id names { full } } } }',
  'persons(search: { name: "Jaan Tamm" }) { total edges { score node { id } } }',
  'persons(search: { documentNumber: "ZZ1" }) { total edges { node { id } } }',
  'persons(search: { documentNumber: "AB123456" }) { total edges { node { id documents { id number } contactPoints { value } } } }',
  'persons(search: { nationalId: "47903140001" }) { total }',
  'documents(search: { number: "CD765432" }) { total edges { node { id holder { id } } } }',
  'documents(search: { number: "AB123456" }) { total edges { node { id holder { id names { full } } } } }',
  'identifiers(search: { value: "AB123456" }) { total edges { score node { id __typename } } }',
  'identifiers(search: { kind: "phone", value: "+3725550001" }) { total edges { node { id ... on ContactPoint { user { id } } } } }',
  'cases(reference: "K-1") { total edges { node { id number subjects { category person { id } } } } }',
  'batch(items: [{ key: "a", person: { name: "Mari Tamm" } }, { key: "b", document: { number: "ZZ1" } }]) { key hits { score node { id } } }',
  'persons(search: { name: "Mari Tamm Kask" }, first: 1, after: "nothing") { total }',
  'persons(search: { name: "Mari Tamm" }) { edges { node { dataSubjectCategories { category case { id number } } cases { category } } } }',
];

describe('twins', () => {
  let twins: readonly Awaited<ReturnType<typeof smallCountry>>[];

  beforeAll(async () => {
    const policy = { permissions: PERMISSIONS, restrictions: RESTRICTIONS };
    const same = { recordKey: RECORD_KEY, now: NOW };
    twins = [await smallCountry(policy, same), await smallCountry(policy, { ...same, rows: UNLIKE })];
  }, 60_000);

  afterAll(() => Promise.all(twins.map((twin) => twin.close())));

  it.each(QUESTIONS)('answer alike, byte for byte: %s', async (question) => {
    const answers = await Promise.all(
      twins.map(async (twin) => {
        const { data, errors, told, state } = await twin.ask(question);
        const disclosed = [...state.disclosed].map(({ record }) => `${record.type} ${record.key}`);
        return JSON.stringify({ data, errors, told: { ...told, asOf: null }, disclosed });
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toContain('"data":null');
  });

  it('do find somebody', async () => {
    const found = await Promise.all(twins.map((twin) => twin.ask('persons(search: { name: "Mari Tamm" }) { total }')));
    expect(found.map(({ data }) => data)).toEqual([{ persons: { total: 1 } }, { persons: { total: 1 } }]);
  });
});
