import { obligationsTold } from '../../subgraphs/runtime/obligations/told-obligations.ts';
import { entityQuery, servedCountry } from './served-country.ts';
import { smallCountry } from './small-country.ts';
import { MAPPING } from './small-register.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
/** Every record of the small register has the handling code H0. */
const CRIME = 'crime-only';
const PERSON = 'persons(search: { name: "Mari Tamm", birthDate: "1979-03-14" })';

type Asked = Awaited<ReturnType<Awaited<ReturnType<typeof smallCountry>>['ask']>>;

/** The paths of an answer by their obligations, without the entity at which all begin. */
function told({ data, state }: Pick<Asked, 'data' | 'state'>): Readonly<Record<string, readonly string[]>> {
  const entries = obligationsTold(state, { _entities: [data] });
  return Object.fromEntries(
    entries.map(({ obligations, paths }) => [
      obligations.join(' '),
      paths.map((path) => path.replace('_entities.0.', '')),
    ]),
  );
}

function bearing(obligation: string, read: string, cells = ''): string {
  return `- { id: ${obligation}, ${cells} read: ${read}, then: allow, obligations: [${obligation}], because: test }\n`;
}

async function answered(restrictions: string, selection: string, permissions = OPEN) {
  const country = await smallCountry({ permissions, restrictions: restrictions === '' ? '[]\n' : restrictions });
  try {
    const answer = await country.ask(selection);
    expect(answer.errors).toEqual([]);
    return { ...answer, told: told(answer) };
  } finally {
    await country.close();
  }
}

const DEATH = 'no-death-penalty';
const CASES: readonly (readonly [
  what: string,
  restrictions: string,
  selection: string,
  expected: Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    'a record all of whose fields bear the same by one path',
    bearing(DEATH, 'all'),
    `${PERSON} { edges { node { id names { full kind } birthDate occupation handling } } }`,
    { [`${CRIME} ${DEATH}`]: ['persons.edges.0.node'] },
  ],
  [
    'response keys, whatever fields are called, in fragments and on interfaces too',
    '',
    `hits: ${PERSON} { found: edges { record: node { ... on RecordContent { ... on Person { job: occupation } } } } }`,
    { [CRIME]: ['hits.found.0.record'] },
  ],
  [
    'a field that bears more by a path of its own',
    bearing(DEATH, 'birth'),
    `${PERSON} { edges { node { id born: birthDate occupation } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.node.born'] },
  ],
  [
    'a value nested in a field, each in its place',
    bearing(DEATH, '[PersonName.full]'),
    `${PERSON} { edges { node { names { kind full } } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.node.names.0.full'] },
  ],
  [
    'a field that holds nothing by no path',
    bearing(DEATH, '[birth, Person.interpolId]'),
    `${PERSON} { edges { node { birthDate interpolId occupation } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.node.birthDate'] },
  ],
  [
    'a masked value, and none that is withheld',
    `${bearing(DEATH, '[birth, identifier, personal]')}
- { id: year, read: [Person.birthDate], then: mask year, because: test }
- { id: hidden, read: identifier, then: deny, because: test }
- { id: known, read: personal, then: hit-only, because: test }`,
    `${PERSON} { edges { node { birthDate nationalId occupation names { full } } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.node.birthDate'] },
  ],
  [
    'a record of which it may only be known that it is there, under all by which it may be known of',
    `${bearing(DEATH, 'identifier')}
- { id: known, read: identifier, then: hit-only, because: test }
- { id: hidden, read: [birth, personal, name, data-subject, case, administration, document, contact], then: deny, because: test }`,
    `${PERSON} { edges { node { id occupation } } }`,
    { [`${CRIME} ${DEATH}`]: ['persons.edges.0.node'] },
  ],
  [
    'a record that is reached from another as its own class bears it',
    bearing(DEATH, 'document'),
    `${PERSON} { edges { node { occupation documents { number holder { occupation } } contactPoints { value } } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.node.documents'] },
  ],
  [
    'each role, and the person met in it, as that role is decided',
    bearing(DEATH, '[data-subject, personal]', 'dataSubjectCategory: victim,'),
    'cases(reference: "K-1") { edges { node { subjects { category person { occupation } } } } }',
    {
      [CRIME]: ['cases.edges.0.node'],
      [`${CRIME} ${DEATH}`]: ['cases.edges.0.node.subjects.1.category', 'cases.edges.0.node.subjects.1.person'],
    },
  ],
  [
    'hits of a batch',
    '',
    'batch(items: [{ key: "a", document: { number: "ZZ" } }, { key: "b", person: { name: "Mari Kask" } }]) { hits { node { id } } }',
    { [CRIME]: ['batch.1.hits.0.node'] },
  ],
  [
    'records of any type that an identifier leads to',
    bearing(DEATH, 'contact'),
    'identifiers(search: { kind: "phone", value: "+3725550001" }) { edges { node { ... on ContactPoint { value } } } }',
    { [`${CRIME} ${DEATH}`]: ['identifiers.edges.0.node'] },
  ],
  [
    'a hit that is told of without its record, and how many there are',
    bearing(DEATH, 'birth'),
    `${PERSON} { total edges { score } }`,
    { [`${CRIME} ${DEATH}`]: ['persons.edges.0', 'persons.total'] },
  ],
  [
    'what a comparison tells of in words',
    bearing(DEATH, 'birth'),
    `${PERSON} { edges { comparisons { explanation } node { occupation } } }`,
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0.comparisons'] },
  ],
  [
    'a hit under what the document bears that led to it',
    bearing(DEATH, '[IdentityDocument.number]'),
    'persons(search: { documentNumber: "AB123456" }) { edges { node { occupation } } }',
    { [CRIME]: ['persons.edges.0.node'], [`${CRIME} ${DEATH}`]: ['persons.edges.0'] },
  ],
  [
    'nothing where nothing may be told',
    '',
    'persons(search: { name: "Jaan Tamm" }) { total edges { node { id } } }',
    {},
  ],
];

describe('the obligations of an answer', () => {
  it.each(CASES)('tell of %s', async (_what, restrictions, selection, expected) => {
    expect((await answered(restrictions, selection)).told).toEqual(expected);
  });

  it('tell of a record that is looked at by its reference', async () => {
    const country = await smallCountry({ permissions: OPEN, restrictions: bearing(DEATH, 'personal') });
    try {
      const found = await country.ask(`${PERSON} { edges { node { id } } }`);
      const [id = ''] = /EE\.[\w-]+/u.exec(JSON.stringify(found.data)) ?? [];
      const answer = await country.look(id, '... on Person { birthDate occupation }');
      expect(told(answer)).toEqual({ [CRIME]: ['content'], [`${CRIME} ${DEATH}`]: ['content.occupation'] });
    } finally {
      await country.close();
    }
  });

  it('are none where neither a row nor a handling code obliges', async () => {
    const mapping = MAPPING.replace('handling: [H0], ', '');
    const country = await smallCountry({ permissions: OPEN }, { mapping });
    try {
      const { data, state } = await country.ask(`${PERSON} { total edges { node { id names { full } } } }`);
      expect(data).toMatchObject({ persons: { total: 1 } });
      expect(obligationsTold(state, { _entities: [data] })).toEqual([]);
    } finally {
      await country.close();
    }
  });

  it('come in an order of their own: groups by their codes, paths by their places', async () => {
    const { data, state } = await answered(
      bearing(DEATH, 'birth') + bearing('not-as-evidence', 'personal'),
      'persons(search: { name: "Mari Tamm Kaski", minScore: 0.1 }) { edges { node { occupation birthDate names { full } } } }',
    );
    expect(obligationsTold(state, { _entities: [data] })).toEqual([
      { obligations: [CRIME], paths: ['_entities.0.persons.edges.0.node', '_entities.0.persons.edges.1.node'] },
      {
        obligations: [CRIME, DEATH],
        paths: ['_entities.0.persons.edges.0.node.birthDate', '_entities.0.persons.edges.1.node.birthDate'],
      },
      { obligations: [CRIME, 'not-as-evidence'], paths: ['_entities.0.persons.edges.0.node.occupation'] },
    ]);
  });

  it('leave with the answer', async () => {
    const served = await servedCountry(await smallCountry({ permissions: OPEN }));
    try {
      const { text } = await served.send({ body: entityQuery(`${PERSON} { edges { node { id } } }`) });
      expect(JSON.parse(text)).toMatchObject({
        extensions: {
          comity: { obligations: [{ obligations: [CRIME], paths: ['_entities.0.persons.edges.0.node'] }] },
        },
      });
    } finally {
      await served.close();
    }
  });
});
