import { openRegister } from '../../subgraphs/register/register.ts';
import { isMinor } from '../../subgraphs/runtime/read/record-attributes.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { smallCountry, type SmallCountryOptions } from './small-country.ts';
import path from 'node:path';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';

const CLOSED_FOR_WITNESSES =
  '- { id: w, dataSubjectCategory: witness, read: [data-subject, case], then: deny, because: Art 6 }';

type Country = Awaited<ReturnType<typeof smallCountry>>;

async function withCountry(
  policy: { readonly permissions?: string; readonly restrictions?: string },
  run: (country: Country) => Promise<void>,
  options: SmallCountryOptions = {},
) {
  const { permissions = OPEN, restrictions = '[]' } = policy;
  const country = await smallCountry({ permissions, restrictions }, options);
  try {
    await run(country);
  } finally {
    await country.close();
  }
}

describe('what the words of a comparison tell', () => {
  const ALIKE =
    'persons(search: { name: "Mari Tamn", birthDate: "1979-03-15" }) { edges { comparisons { explanation } node { names { full } } } }';

  it.each([
    [
      'a class closes the names and birth dates',
      '- { id: w, dataSubjectCategory: witness, read: [name, birth], then: deny, because: Art 6 }',
    ],
    [
      'the names as a list are closed',
      '- { id: w, read: [Person.names, Person.birthDate], then: deny, because: Art 6 }',
    ],
    ['names are masked', '- { id: w, read: [name, birth], then: hit-only, because: Art 6 }'],
  ])('is nothing of the record where %s, though another record would be told of', (_name, restrictions) =>
    withCountry({ restrictions }, async (country) => {
      const { data, errors } = await country.ask(ALIKE);
      expect(errors).toEqual([]);
      expect(data).toEqual({
        persons: {
          edges: [
            {
              comparisons: [{ explanation: 'compared, not shown' }, { explanation: 'compared, not shown' }],
              node: { names: null },
            },
          ],
        },
      });
    }),
  );

  it('is nothing of a name that is masked', () =>
    withCountry(
      { restrictions: '- { id: w, read: PersonName.full, then: mask initials, because: Art 6 }' },
      async (country) => {
        const { data } = await country.ask(ALIKE);
        expect(JSON.stringify(data)).toContain('M. T.');
        expect(JSON.stringify(data)).not.toContain('tamm');
      },
    ));

  it("is nothing of an organisation's name that may be searched by and not read", () =>
    withCountry(
      {
        permissions:
          '- { id: a, role: analyst, read: [Organisation.registeredIn], search: all, then: allow, because: t }',
      },
      async (country) => {
        const { data } = await country.ask(
          'organisations(search: { name: "Tam Logistic" }) { total edges { comparisons { explanation } } }',
        );
        expect(data).toEqual({
          organisations: {
            total: 2,
            edges: [1, 2].map(() => ({ comparisons: [{ explanation: 'compared, not shown' }] })),
          },
        });
      },
    ));
});

describe('a search', () => {
  it.each([
    ['organisations(search: { name: "Tamm Logistics", registeredIn: "FI" })', 'organisations', 1],
    ['organisations(search: { name: "Tamm Logistics", registrationNumber: "100" })', 'organisations', 1],
    ['organisations(search: { registrationNumber: "100", registeredIn: "FI" })', 'organisations', 0],
    ['persons(search: { documentNumber: "AB 123456" })', 'persons', 1],
    ['persons(search: { documentNumber: "CD765432" })', 'persons', 0],
    ['documents(search: { number: "AB123456", issuer: "FI" })', 'documents', 0],
  ])('leaves no criterion out: `%s`', (search, field, total) =>
    withCountry({}, async (country) => {
      const { data, errors } = await country.ask(`${search} { total }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({ [field]: { total } });
    }),
  );

  it.each([
    ['persons(search: { name: "Mari Tamm", birthDate: "1979-03-14" })', 'Person.birthDate'],
    ['persons(search: { name: "Mari Tamm", nationality: "EE" })', 'Person.nationalities'],
    ['persons(search: { nationalId: "47903140001" })', 'Person.nationalId'],
    ['persons(search: { documentNumber: "AB123456" })', 'IdentityDocument.number'],
    ['documents(search: { number: "AB123456", issuer: "EE" })', 'IdentityDocument.issuer'],
    ['organisations(search: { name: "Tamm Logistics", registeredIn: "EE" })', 'Organisation.registeredIn'],
    ['organisations(search: { name: "Tamm", registrationNumber: "100" })', 'OrganisationName.full'],
    ['identifiers(search: { kind: "document", value: "AB123456" })', 'IdentityDocument.number'],
    ['identifiers(search: { kind: "phone", value: "+3725550001" })', 'ContactPoint.value'],
    ['cases(reference: "K-1")', 'Case.number'],
  ])('is withheld without the right to search by each of its fields: `%s` needs `%s`', (search, field) =>
    withCountry(
      { restrictions: `- { id: s, read: [Person.sex], search: [${field}], then: deny, because: test }` },
      async (country) => {
        const { data, told } = await country.ask(`${search} { total }`);
        expect(Object.values(data ?? {})).toEqual([null]);
        expect(told.parts.map(({ status }) => status)).toEqual(['WITHHELD']);
      },
    ),
  );

  it('withholds in a batch what it withholds alone', () =>
    withCountry(
      { restrictions: '- { id: s, read: [Person.sex], search: [Person.nationalId], then: deny, because: test }' },
      async (country) => {
        const { data } = await country.ask(
          'batch(items: [{ key: "a", person: { nationalId: "47903140001" } }, { key: "b", person: { name: "Mari Tamm" } }]) { key hits { score } }',
        );
        expect(data).toMatchObject({ batch: [{ key: 'a', hits: [] }, { key: 'b' }] });
        expect(data).not.toMatchObject({ batch: [{}, { hits: [] }] });
      },
    ));

  it("does not tell a document's holder to whom its holder is closed", () =>
    withCountry(
      { restrictions: '- { id: h, read: [IdentityDocument.holder], then: deny, because: test }' },
      async (country) => {
        const { data } = await country.ask('persons(search: { documentNumber: "AB123456" }) { total }');
        expect(data).toEqual({ persons: { total: 0 } });
      },
    ));

  it(
    'finds who may be known of behind any number that may not',
    () =>
      withCountry(
        {},
        async (country) => {
          const { data } = await country.ask(
            'persons(search: { name: "Anu Kuusk" }) { total edges { node { birthDate } } } documents(search: { number: "X1" }) { total }',
          );
          expect(data).toEqual({
            persons: { total: 1, edges: [{ node: { birthDate: '1980' } }] },
            documents: { total: 1 },
          });
        },
        {
          rows: `
          with recursive n (i) as (select 100 union all select i + 1 from n where i < 2600)
          insert into person select i, 'Anu Kuusk', 'Kuusk', '1980', null, null, '2001-01-01' from n;
          insert into person values (9000, 'Anu Kuusk', 'Kuusk', '1980', null, null, null);
          insert into doc values ('X1', 9000, null);`,
        },
      ),
    30_000,
  );
});

describe('a role in a case', () => {
  const ROLES = 'dataSubjectCategories { category case { number } } cases { category case { number } }';
  it('is not told of through another role of the same person', () =>
    withCountry({ restrictions: CLOSED_FOR_WITNESSES }, async (country) => {
      const { data, errors } = await country.ask(
        `cases(reference: "K-1") { edges { node { subjects { category person { names { full } ${ROLES} } } } } }`,
      );
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toContain('suspect');
      expect(JSON.stringify(data)).not.toContain('witness');
      expect(JSON.stringify(data)).not.toContain('K-2');
    }));

  it('is not told of through its case', () =>
    withCountry({ restrictions: CLOSED_FOR_WITNESSES }, async (country) => {
      const { data } = await country.ask(
        'cases(reference: "K-2") { edges { node { number subjects { category person { names { full } } } } } }',
      );
      expect(data).toEqual({ cases: { edges: [{ node: { number: 'K-2', subjects: [] } }] } });
    }));

  it('is told of through its case where a permission for that role opens it', () =>
    withCountry(
      {
        permissions: `
- { id: a, role: analyst, read: [Case.number, Case.subjects], search: all, then: allow, because: test }
- { id: b, role: analyst, dataSubjectCategory: suspect, read: [CaseRole.category], then: allow, because: test }`,
      },
      async (country) => {
        const { data } = await country.ask('cases(reference: "K-1") { edges { node { subjects { category } } } }');
        expect(data).toEqual({ cases: { edges: [{ node: { subjects: [{ category: 'suspect' }] } }] } });
      },
    ));

  it("is held to what a minor's age closes, in his case as in his own record", () =>
    withCountry(
      {
        restrictions:
          '- { id: m, minor: true, unless: [{ minor: unknown }], read: [CaseRole.category], then: deny, because: Art 6 }',
      },
      async (country) => {
        const { data } = await country.ask('cases(reference: "K-3") { edges { node { subjects { category } } } }');
        expect(data).toEqual({
          cases: { edges: [{ node: { subjects: [{ category: null }, { category: 'victim' }] } }] },
        });
      },
      {
        now: () => new Date('2026-06-01T00:00:00Z'),
        rows: `
          insert into person values (20, 'Kid', 'Kid', '2015-01-01', null, null, null), (21, 'Old', 'Old', '1960', null, null, null);
          insert into casefile values (3, 'K-3');
          insert into role values (20, 3, 'V'), (21, 3, 'V');`,
      },
    ));
});

describe('what is told of a fault', () => {
  it.each([
    ['persons(search: {}) { total }', 'BAD_USER_INPUT'],
    ['persons(search: { name: "Mari Tamm" }, first: 101) { total }', 'BAD_USER_INPUT'],
    ['persons(search: { name: "Mari Tamm", birthDate: "2399-01-01" }) { total }', 'BAD_USER_INPUT'],
    ['persons(search: { name: "Mari Tamm" }, after: "abc") { total }', 'CURSOR_INVALID'],
  ])('is its own code: `%s`', (query, code) =>
    withCountry({}, async (country) => {
      const { errors } = await country.ask(query);
      expect(errors.map(({ originalError }) => originalError)).toEqual([expect.objectContaining({ code })]);
    }),
  );
});

describe('a mask', () => {
  it('leaves the surname, whether or not that is asked for, and nothing of a given name', () =>
    withCountry(
      { restrictions: '- { id: m, read: [PersonName.full, PersonName.given], then: mask surname, because: Art 5 }' },
      async (country) => {
        const { data } = await country.ask(
          'persons(search: { nationalId: "47903140001" }) { edges { node { names { full given } withheld { field outcome } } } }',
        );
        expect(data).toEqual({
          persons: {
            edges: [
              {
                node: {
                  names: [{ full: 'Tamm', given: null }],
                  withheld: [
                    { field: 'PersonName.full', outcome: 'surname' },
                    { field: 'PersonName.given', outcome: 'surname' },
                  ],
                },
              },
            ],
          },
        });
      },
    ));

  it.each([
    ['2008-05-31', false],
    ['2008-06-02', true],
    ['2008', true],
    ['2005~', true],
    ['2002~', false],
  ])('of age is decided in doubt for the minor: born %s', (born, minor) => {
    expect(isMinor(born, new Date('2026-06-01T00:00:00Z'))).toBe(minor);
  });
});

describe('the register of disclosures', () => {
  it('holds each role that left as what was decided of it', () =>
    withCountry({ restrictions: CLOSED_FOR_WITNESSES }, async (country) => {
      const { data, entry } = await registered(
        country,
        'persons(search: { name: "Mari Tamm" }) { edges { node { birthDate } } } cases(reference: "K-1") { edges { node { subjects { category } } } }',
      );
      expect(data).toMatchObject({ cases: { edges: [{ node: { subjects: [{ category: 'suspect' }, {}] } }] } });
      const roles = (entry as { readonly disclosed: readonly { type: string; fields: object }[] }).disclosed.filter(
        ({ type }) => type === 'CaseRole',
      );
      expect(roles).toMatchObject([
        { fields: { 'CaseRole.category': 'allow' }, attributes: { dataSubjectCategory: ['suspect'] } },
        { fields: { 'CaseRole.category': 'allow' }, attributes: { dataSubjectCategory: ['victim'] } },
      ]);
    }));

  async function registered(country: Country, selection: string) {
    const file = path.join(country.folder, 'register.sqlite');
    const register = await openRegister({ file });
    const { state, data } = await country.ask(selection);
    await openRegistrar(register).answered(state);
    const lines: unknown[] = [];
    for await (const line of register.export()) lines.push(JSON.parse(parseExportLine(line)?.record ?? 'null'));
    await register.close();
    return { data, entry: lines.at(-1) };
  }

  it('holds a hit whose record was not asked for', () =>
    withCountry({}, async (country) => {
      const { entry } = await registered(country, 'persons(search: { name: "Mari Tamm" }) { total edges { score } }');
      const hit = { type: 'Person', records: [expect.stringMatching(/^EE\./)], fields: {} };
      expect(entry).toMatchObject({ event: 'disclosure.made', disclosed: [hit] });
    }));

  it.each([
    ['persons(search: { documentNumber: "AB123456" }) { total }'],
    ['persons(search: { documentNumber: "AB123456", nationalId: "47903140001" }) { total }'],
    ['batch(items: [{ key: "a", person: { documentNumber: "AB123456" } }]) { hits { score } }'],
  ])('holds the document by which somebody was found, though nothing of it was asked for: `%s`', (question) =>
    withCountry({}, async (country) => {
      const { entry } = await registered(country, question);
      const { disclosed } = entry as { readonly disclosed: readonly { type: string; fields: object }[] };
      expect(disclosed.map(({ type }) => type)).toEqual(['Person', 'IdentityDocument']);
      expect(disclosed[1]?.fields).toEqual({
        'IdentityDocument.holder': 'allow',
        'IdentityDocument.number': 'allow',
      });
    }),
  );

  it('holds that a number was told of which the recipient may search by and not read', () =>
    withCountry(
      { restrictions: '- { id: n, read: [IdentityDocument.number], then: deny, because: test }' },
      async (country) => {
        const { entry } = await registered(country, 'persons(search: { documentNumber: "AB123456" }) { total }');
        expect(entry).toMatchObject({
          disclosed: [{ type: 'Person' }, { fields: { 'IdentityDocument.number': 'hit-only' } }],
        });
      },
    ));

  it('holds no document of somebody who may not be known of: nothing is told of it', () =>
    withCountry({}, async (country) => {
      const { data, entry } = await registered(country, 'persons(search: { documentNumber: "CD765432" }) { total }');
      expect(data).toEqual({ persons: { total: 0 } });
      expect(entry).toMatchObject({ event: 'disclosure.none', disclosed: [] });
    }));

  it('holds what was found in a batch, through links, roles and inverses', () =>
    withCountry({}, async (country) => {
      const { entry } = await registered(
        country,
        `batch(items: [{ key: "a", document: { number: "AB123456" } }]) { hits { node { id
          ... on IdentityDocument { holder { id contactPoints { value } cases { case { number } } } } } } }`,
      );
      const { disclosed } = entry as { readonly disclosed: readonly { type: string; records: readonly string[] }[] };
      expect(disclosed.map(({ type, records }) => [type, records.length])).toEqual([
        ['IdentityDocument', 1],
        ['Person', 1],
        ['CaseRole', 1],
        ['CaseRole', 1],
        ['ContactPoint', 1],
        ['Case', 2],
      ]);
    }));

  it('holds the outcome of nested fields, and of one role what that role decided, once', () =>
    withCountry(
      { restrictions: '- { id: m, read: PersonName.full, then: mask initials, because: Art 5 }' },
      async (country) => {
        const { entry } = await registered(
          country,
          'cases(reference: "K-2") { edges { node { a: subjects { person { names { full } } } b: subjects { person { names { kind } } } } } }',
        );
        expect(entry).toMatchObject({
          disclosed: [
            { type: 'Case', fields: { 'Case.subjects': 'allow' } },
            {
              type: 'CaseRole',
              records: [expect.any(String)],
              fields: { 'CaseRole.person': 'allow' },
              attributes: { dataSubjectCategory: ['witness'] },
            },
            {
              type: 'Person',
              records: [expect.any(String)],
              fields: { 'Person.names': 'allow', 'PersonName.full': 'initials', 'PersonName.kind': 'allow' },
              attributes: { dataSubjectCategory: ['witness'] },
            },
          ],
        });
        expect(JSON.stringify(entry)).not.toContain('Tamm');
      },
    ));
});
