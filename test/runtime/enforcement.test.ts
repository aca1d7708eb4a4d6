import { getNullableType, isObjectType } from 'graphql';
import { DENY_ALL } from '../../policies/engine/deny-all.ts';
import type { Node } from '../../subgraphs/runtime/read/node.ts';
import { buildEnforcedSchema } from '../../subgraphs/runtime/schema.ts';
import { JUSTIFICATION, REQUESTER, smallCountry } from './small-country.ts';

const OPEN = `
- id: open
  role: analyst
  read: all
  search: all
  then: allow
  because: test
`;

type Country = Awaited<ReturnType<typeof smallCountry>>;

async function withCountry(permissions: string, restrictions: string, run: (country: Country) => Promise<void>) {
  const country = await smallCountry({ permissions, restrictions });
  try {
    await run(country);
  } finally {
    await country.close();
  }
}

const PERSONS = (fields: string, search = 'name: "Mari Tamm", birthDate: "1979-03-14"') =>
  `persons(search: { ${search} }) { total edges { score comparisons { feature explanation } node { ${fields} } } }`;

describe('a subgraph under a policy', () => {
  it('answers what a permission opens', () =>
    withCountry(OPEN, '[]', async (country) => {
      const { data, errors } = await country.ask(
        PERSONS('id jurisdiction names { full } birthDate occupation documents { number } verification'),
      );
      expect(errors).toEqual([]);
      expect(data).toMatchObject({
        persons: {
          edges: [
            {
              node: {
                jurisdiction: 'EE',
                names: [{ full: 'Mari Tamm' }],
                birthDate: '1979-03-14',
                occupation: 'clerk',
                documents: [{ number: 'AB123456' }],
                verification: 'UNVERIFIED',
              },
            },
          ],
        },
      });
    }));

  it('tells nothing without a permission, and says that by policy alone', () =>
    withCountry('[]', '[]', async (country) => {
      const { data, told } = await country.ask(PERSONS('names { full }'));
      expect(data).toEqual({ persons: null });
      expect(told.parts).toEqual([{ path: 'persons', system: 'small', status: 'WITHHELD' }]);
    }));

  it('withholds a search by a field that may be read but not searched by', () =>
    withCountry(
      '- { id: a, role: analyst, read: all, search: [name], then: allow, because: test }',
      '[]',
      async (country) => {
        const { data, told } = await country.ask(PERSONS('birthDate'));
        expect(data).toEqual({ persons: null });
        expect(told.parts[0]?.status).toBe('WITHHELD');
        const byName = await country.ask(PERSONS('birthDate', 'name: "Mari Tamm"'));
        expect(byName.data).toMatchObject({ persons: { edges: [{ node: { birthDate: '1979-03-14' } }] } });
      },
    ));

  it('never tells of an expired record, whatever permits it', () =>
    withCountry(OPEN, '[]', async (country) => {
      const { data } = await country.ask(PERSONS('names { full }', 'name: "Jaan Tamm", birthDate: "1950-01-02"'));
      expect(JSON.stringify(data)).not.toContain('Jaan');
    }));

  it('masks, and names what it masked in the record', () =>
    withCountry(
      OPEN,
      `
- { id: m, read: [Person.birthDate], then: mask year, because: Art 5 }
- { id: n, read: [Person.nationalId], then: hit-only, because: Art 6 }
- { id: o, read: [Person.occupation], then: deny, because: Art 7 }
`,
      async (country) => {
        const { data, told } = await country.ask(
          PERSONS('birthDate nationalId occupation withheld { field outcome reason }', 'name: "Mari Tamm"'),
        );
        expect(data).toMatchObject({
          persons: {
            edges: [
              {
                node: {
                  birthDate: '1979',
                  nationalId: null,
                  occupation: null,
                  withheld: [
                    { field: 'Person.birthDate', outcome: 'year', reason: 'Art 5' },
                    { field: 'Person.nationalId', outcome: 'hit-only', reason: 'Art 6' },
                    { field: 'Person.occupation', outcome: 'deny', reason: 'Art 7' },
                  ],
                },
              },
            ],
          },
        });
        expect(told.withheld).toEqual([
          expect.objectContaining({ type: 'Person', field: 'nationalId', reason: 'Art 6' }),
          expect.objectContaining({ type: 'Person', field: 'occupation', reason: 'Art 7' }),
        ]);
      },
    ));

  it('holds a person to each of his roles: never to their union', () =>
    withCountry(
      OPEN,
      '- { id: w, dataSubjectCategory: witness, read: [Person.occupation], then: deny, because: Art 6 }',
      async (country) => {
        const direct = await country.ask(PERSONS('occupation'));
        expect(direct.data).toMatchObject({ persons: { edges: [{ node: { occupation: null } }] } });
        const inCase = await country.ask(
          'cases(reference: "K-1") { edges { node { subjects { category person { occupation } } } } }',
        );
        expect(inCase.data).toMatchObject({
          cases: {
            edges: [
              {
                node: {
                  subjects: [
                    { category: 'suspect', person: { occupation: 'clerk' } },
                    { category: 'victim', person: { occupation: null } },
                  ],
                },
              },
            ],
          },
        });
      },
    ));

  it('denies through aliases and fragments alike', () =>
    withCountry(OPEN, '- { id: o, read: [Person.occupation], then: deny, because: Art 7 }', async (country) => {
      const { data } = await country.ask(
        PERSONS('a: occupation ... on RecordContent { ... on Person { b: occupation } }'),
      );
      expect(data).toMatchObject({ persons: { edges: [{ node: { a: null, b: null } }] } });
    }));

  it('finds a person by the number of a document, however it is written', () =>
    withCountry(OPEN, '[]', async (country) => {
      const { data } = await country.ask(PERSONS('names { full }', 'documentNumber: "ab 123-456"'));
      expect(data).toMatchObject({ persons: { edges: [{ node: { names: [{ full: 'Mari Tamm' }] } }] } });
    }));

  it('tells that there is a name when only its kind is asked for', () =>
    withCountry(OPEN, '[]', async (country) => {
      const { data } = await country.ask(PERSONS('names { kind }'));
      expect(data).toMatchObject({ persons: { edges: [{ node: { names: [{ kind: 'primary' }] } }] } });
    }));

  it('does not compare in words what may not be read', () =>
    withCountry(
      '- { id: a, role: analyst, read: [name], search: all, then: allow, because: test }',
      '[]',
      async (country) => {
        const { data } = await country.ask(PERSONS('names { full }'));
        const text = JSON.stringify(data);
        expect(text).toContain('compared, not shown');
        expect(text).not.toContain('1979');
      },
    ));
});

describe('every controlled field of a subgraph', () => {
  const { schema, catalogue } = buildEnforcedSchema({ member: 'EE', version: 3, extension: '' });
  const { policy } = DENY_ALL('EE', catalogue);
  const decided = policy.forRequester({
    owner: 'EE',
    requester: REQUESTER,
    justification: JUSTIFICATION,
    now: new Date(),
  });
  const attributes = {
    handling: [],
    confidentiality: null,
    sourceEvaluation: null,
    informationEvaluation: null,
    purposeCollected: null,
    originator: null,
    expired: false,
    embargoed: false,
    restricted: false,
    releasableTo: null,
    notReleasableTo: [],
    dataSubjectCategory: null,
    minorNow: false,
    minorThen: false,
  };

  it.each(catalogue.fields.map((field) => [`${field.type}.${field.field}`, field] as const))(
    '%s is denied without a permission, and can be null',
    (_name, field) => {
      const type = schema.getType(field.type);
      const definition = isObjectType(type) ? type.getFields()[field.field] : undefined;
      expect(definition).toBeDefined();
      expect(definition?.type).toBe(definition && getNullableType(definition.type));
      const record = { type: 'Person', key: '1', system: 's', values: {}, links: {} };
      const node: Node = {
        __typename: field.type,
        values: { [field.field]: 'planted' },
        links: { [field.field]: '1' },
        vector: decided.vector({ ...attributes, type: 'Person' }),
        attributes: { ...attributes, type: 'Person' },
        categories: [null],
        record,
      };
      expect(definition?.resolve?.(node, {}, {}, {} as never)).toBeNull();
      expect(definition?.resolve?.({ [field.field]: 'planted' }, {}, {}, {} as never)).toBeNull();
    },
  );
});
