import { LINKS } from '../../schema/links.ts';
import { smallCountry, type SmallCountryOptions } from './small-country.ts';
import { MAPPING } from './small-register.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
const NOW = () => new Date('2026-06-01T00:00:00Z');

type Country = Awaited<ReturnType<typeof smallCountry>>;

async function withCountry(
  restrictions: string,
  options: SmallCountryOptions,
  run: (country: Country) => Promise<void>,
) {
  const country = await smallCountry({ permissions: OPEN, restrictions }, { now: NOW, ...options });
  try {
    await run(country);
  } finally {
    await country.close();
  }
}

const PHONE =
  'identifiers(search: { kind: "phone", value: "+3725550001" }) { edges { node { ... on ContactPoint { value } } } }';
const AS_WITNESS = '- { id: w, dataSubjectCategory: witness, read: [ContactPoint.value], then: deny, because: Art 6 }';

describe('a record of a person', () => {
  it.each([
    ['by its identifier', PHONE, { identifiers: { edges: [{ node: { value: null } }] } }],
    [
      'through him',
      'persons(search: { name: "Mari Tamm" }) { edges { node { contactPoints { value } } } }',
      { persons: { edges: [{ node: { contactPoints: [{ value: null }] } }] } },
    ],
    [
      'through him as the suspect of one case',
      'cases(reference: "K-1") { edges { node { subjects { person { contactPoints { value } } } } } }',
      { cases: { edges: [{ node: { subjects: [{ person: { contactPoints: [{ value: '+3725550001' }] } }, {}] } }] } },
    ],
    [
      'through him as the witness of another',
      'cases(reference: "K-2") { edges { node { subjects { person { contactPoints { value } } } } } }',
      { cases: { edges: [{ node: { subjects: [{ person: { contactPoints: [{ value: null }] } }] } }] } },
    ],
  ])('is held to what his roles close when it is reached %s', (_name, question, told) =>
    withCountry(AS_WITNESS, {}, async (country) => {
      const { data, errors } = await country.ask(question);
      expect(errors).toEqual([]);
      expect(data).toMatchObject(told);
    }),
  );

  it('is opened by a permission for his role, and for no other', async () => {
    const permissions = (category: string) => `
- { id: a, role: analyst, dataSubjectCategory: ${category}, read: [contact], then: allow, because: test }
- { id: s, role: analyst, read: [Case.number], search: all, then: allow, because: test }`;
    for (const [category, edges] of [
      ['victim', [{ node: { value: '+3725550003' } }]],
      ['suspect', []],
    ] as const) {
      const country = await smallCountry(
        { permissions: permissions(category) },
        { rows: "insert into phone values (3, '+3725550003', 3, null);" },
      );
      const { data } = await country.ask(PHONE.replace('0001', '0003'));
      expect([category, data]).toEqual([category, { identifiers: { edges } }]);
      await country.close();
    }
  });

  const MINORS = (unless: string) =>
    `- { id: m, minor: true, ${unless}read: [ContactPoint.value], then: deny, because: Art 6 }`;

  it.each([
    ['a child', '2015-01-01', '', null],
    ['a grown man', '1960-01-01', '', '+37277'],
    ['somebody whose birth date is unknown', null, '', null],
    ['such a one where the policy says so', null, 'unless: [{ minor: unknown }], ', '+37277'],
    ['a child where it says that', '2015-01-01', 'unless: [{ minor: unknown }], ', null],
  ])('is told of as policy has it for %s', (_name, born, unless, value) =>
    withCountry(
      MINORS(unless),
      {
        rows: `insert into person values (20, 'Kid', 'Kid', ${born === null ? 'null' : `'${born}'`}, null, null, null);
          insert into phone values (20, '+37277', 20, null);`,
      },
      async (country) => {
        const { data } = await country.ask(PHONE.replace('+3725550001', '+37277'));
        expect(data).toEqual({ identifiers: { edges: [{ node: { value } }] } });
      },
    ),
  );

  it("is nobody's, and held to no role, where it leads to none", () =>
    withCountry(
      AS_WITNESS + MINORS('').replace('- ', '\n- '),
      { rows: "insert into phone values (20, '+37277', null, null);" },
      async (country) => {
        const { data } = await country.ask(PHONE.replace('+3725550001', '+37277'));
        expect(data).toEqual({ identifiers: { edges: [{ node: { value: '+37277' } }] } });
      },
    ));

  /** Of each type one record of Mari Kask, a victim, and one of Mari Tamm, a witness, too. */
  const TYPES = [...new Set(LINKS.filter(({ target }) => target === 'Person').map(({ type }) => type))]
    .filter((type) => !['CaseRole', 'ContactPoint', 'IdentityDocument'].includes(type))
    .map((type) => ({ type, fields: LINKS.filter((link) => link.type === type && link.target === 'Person') }));
  const THINGS = TYPES.map(
    ({ type, fields }) => `
  - type: ${type}
    from: thing
    key: [id]
    fields: { expiresAt: { column: expires, dateTime: yyyy-MM-dd } }
    links: { ${fields.map(({ field }, index) => `${field}: ${index === 0 ? 'first' : 'second'}`).join(', ')} }`,
  ).join('');
  const ROWS = `create table thing (id integer primary key, first integer, second integer, expires text);
    insert into thing values (1, 3, 3, null), (2, 1, 3, null), (3, 3, 1, null);`;

  it.each(TYPES.map(({ type, fields }) => [type, fields.length] as const))(
    'of type %s is hidden where his role closes it, whichever of its %d links leads to him',
    (type, links) =>
      withCountry(
        '- { id: w, dataSubjectCategory: witness, read: all, then: deny, because: Art 6 }',
        { mapping: MAPPING + THINGS, rows: ROWS },
        async (country) => {
          const look = async (key: string) => {
            const id = country.country.ids.seal({ system: 'small', type, key });
            const { data, errors } = await country.look(id, 'id');
            expect(errors).toEqual([]);
            return data?.['content'] === null ? 'hidden' : 'told';
          };
          expect([await look('1'), await look('2')]).toEqual(['told', 'hidden']);
          expect(await look('3')).toBe(links === 2 ? 'hidden' : 'told');
        },
      ),
  );
});
