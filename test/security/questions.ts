import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { RecordPlace } from '../../subgraphs/runtime/country/record-ids.ts';

/** What one request asks: its searches, and records by their ids. */
export interface Question {
  /** Fields of a member, named `q0`, `q1` and so on; `$after` is the cursor of a page. */
  readonly searches: readonly string[];
  /** Places whose records are asked for by id, whether or not there is such a record. */
  readonly places: readonly RecordPlace[];
  /** What is asked of those records. */
  readonly content: string;
  readonly fragments: string;
}

/** A selection of one type, as text. */
interface Selected {
  readonly text: string;
  readonly fragments: readonly string[];
}

const COMMON = [
  'id',
  '__typename',
  'jurisdiction',
  'verification',
  'withheld { field outcome reason }',
  'handling',
  'confidentiality',
  'sourceEvaluation',
  'originator',
  'purposeCollected',
  'releasableTo',
  'restricted',
  'recordedAt',
  'lastVerifiedAt',
  'expiresAt',
  'source',
  'contact { bureau phone }',
];

const LEAVES: Readonly<Record<string, readonly string[]>> = {
  Person: [
    'birthDate',
    'deathDate',
    'sex',
    'nationalities',
    'nationalId',
    'interpolId',
    'occupation',
    'names { kind full surname }',
    'names { full }',
    'names { surname }',
    'names { kind }',
    'specialCategories { kind value }',
  ],
  IdentityDocument: ['number', 'type', 'issuer'],
  ContactPoint: ['kind', 'value'],
  Vehicle: ['plate', 'make'],
  Organisation: ['registrationNumber', 'registeredIn', 'names { full kind }'],
  Relation: ['kind', 'role'],
  Case: ['number', 'authority'],
  CaseRole: ['category', '__typename'],
};

const LINKS: Readonly<Record<string, readonly (readonly [field: string, target: string])[]>> = {
  Person: [
    ['documents', 'IdentityDocument'],
    ['contactPoints', 'ContactPoint'],
    ['vehicles', 'Vehicle'],
    ['relations', 'Relation'],
    ['dataSubjectCategories', 'CaseRole'],
    ['cases', 'CaseRole'],
  ],
  IdentityDocument: [['holder', 'Person']],
  ContactPoint: [
    ['user', 'Person'],
    ['organisation', 'Organisation'],
  ],
  Vehicle: [
    ['keeper', 'Person'],
    ['keeperOrganisation', 'Organisation'],
  ],
  Organisation: [
    ['vehicles', 'Vehicle'],
    ['contactPoints', 'ContactPoint'],
  ],
  Relation: [
    ['subject', 'Person'],
    ['person', 'Person'],
    ['organisation', 'Organisation'],
  ],
  Case: [['subjects', 'CaseRole']],
  CaseRole: [
    ['case', 'Case'],
    ['person', 'Person'],
  ],
};

const RECORDS = ['Person', 'IdentityDocument', 'ContactPoint', 'Vehicle', 'Organisation', 'Relation', 'Case'];

function aliased(leaf: string, alias: boolean): string {
  const [name = ''] = leaf.split(' ');
  // One alias for one selection: fields of one name in the answer must be one field.
  return alias
    ? `x_${leaf.replaceAll(/\W+/gu, '_')}: ${leaf}`
    : name === 'names'
      ? `n_${leaf.replaceAll(/\W+/gu, '_')}: ${leaf}`
      : leaf;
}

const made = new Map<string, fc.Arbitrary<Selected>>();

/** Selections of a type that nest to a depth: plain, in inline fragments, in named ones, through the interface. */
function selection(type: string, depth: number): fc.Arbitrary<Selected> {
  const name = `${type} ${depth}`;
  const known = made.get(name);
  if (known) return known;
  const common = type === 'CaseRole' ? [] : COMMON;
  const links = depth === 0 ? [] : (LINKS[type] ?? []);
  const nested =
    links.length === 0
      ? fc.constant<readonly Selected[]>([])
      : fc.array(
          fc
            .constantFrom(...links)
            .chain(([field, target]) =>
              selection(target, depth - 1).map(({ text, fragments }) => ({ text: `${field} { ${text} }`, fragments })),
            ),
          { maxLength: depth > 1 ? 2 : 1 },
        );
  const arbitrary = fc
    .record({
      own: fc.subarray([...(LEAVES[type] ?? [])], { minLength: 1 }),
      common: fc.subarray([...common], { maxLength: Math.min(4, common.length) }),
      alias: fc.boolean(),
      nested,
      form: fc.constantFrom('plain', 'plain', 'inline', 'named', 'interface'),
    })
    .map(({ own, common: shared, alias, nested: inner, form }): Selected => {
      const leaves = [...own, ...shared].map((leaf) => aliased(leaf, alias));
      const text = [...leaves, ...inner.map((one) => one.text)].join(' ');
      const fragments = inner.flatMap((one) => one.fragments);
      switch (form) {
        case 'inline':
          return { text: `... on ${type} { ${text} }`, fragments };
        case 'interface':
          if (type === 'CaseRole') return { text, fragments };
          return { text: `${text} ... on RecordContent { id handling withheld { field outcome reason } }`, fragments };
        case 'named': {
          const fragment = `F${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
          return { text: `...${fragment}`, fragments: [...fragments, `fragment ${fragment} on ${type} { ${text} }`] };
        }
        default:
          return { text, fragments };
      }
    });
  made.set(name, arbitrary);
  return arbitrary;
}

/** A selection of a record of any type, through the interface and as one type. */
const anyRecord: fc.Arbitrary<Selected> = fc.constantFrom(...RECORDS).chain((type) =>
  selection(type, 1).map(({ text, fragments }) => ({
    text: `__typename id jurisdiction withheld { field outcome reason } ... on ${type} { ${text} }`,
    fragments,
  })),
);

function criteria(options: Readonly<Record<string, readonly string[]>>, required: string): fc.Arbitrary<string> {
  return fc
    .record(
      Object.fromEntries(Object.entries(options).map(([name, values]) => [name, fc.constantFrom(...values)] as const)),
      { requiredKeys: [required] },
    )
    .map((given) =>
      Object.entries(given)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
    );
}

const PERSON = fc.oneof(
  {
    weight: 3,
    arbitrary: criteria({ name: ['"Mari Tamm"', '"Maria Tamm"'], minScore: ['0.1'] }, 'name'),
  },
  {
    weight: 3,
    arbitrary: criteria(
      {
        name: ['"Mari Tamm"', '"Mari Tamm"', '"Jaan Kask"', '"Ulo Oun"'],
        birthDate: ['"1979-03-14"', '"1979"', '"1980-01-02"'],
        birthPlace: ['"Tallinn"', '"Turku"'],
        nationality: ['"EE"', '"FI"'],
        sex: ['"male"', '"female"'],
        minScore: ['0.1', '0.9'],
      },
      'name',
    ),
  },
  {
    weight: 2,
    arbitrary: criteria({ documentNumber: ['"AB123456"', '"CD765432"'], name: ['"Mari Tamm"'] }, 'documentNumber'),
  },
  { weight: 1, arbitrary: criteria({ nationalId: ['"47903140001"'], interpolId: ['"2020/1"'] }, 'nationalId') },
  { weight: 1, arbitrary: criteria({ interpolId: ['"2020/1"', '"2020/2"'] }, 'interpolId') },
);
const DOCUMENT = criteria(
  { number: ['"AB123456"', '"CD 765432"'], issuer: ['"EE"', '"FI"'], type: ['"passport"'] },
  'number',
);
const VEHICLE = criteria({ plate: ['"123ABC"', '"456 DEF"'], plateCountry: ['"EE"'] }, 'plate');
const ORGANISATION = fc.oneof(
  criteria({ name: ['"Tamm Logistics"', '"Kask Trading"'], registeredIn: ['"EE"', '"FI"'] }, 'name'),
  criteria({ registrationNumber: ['"10001"', '"10002"'], name: ['"Tamm Logistics"'] }, 'registrationNumber'),
);
const IDENTIFIER = criteria(
  {
    value: ['"+3725550001"', '"AB123456"', '"47903140001"', '"K-1"', '"123ABC"', '"10001"', '"a@example.ee"'],
    kind: ['"phone"', '"document"', '"email"', '"case"', '"plate"'],
  },
  'value',
);

/** The searches of a member: the field, the type found, and the criteria. */
const SEARCHES: readonly (readonly [field: string, type: string | null, criteria: fc.Arbitrary<string>])[] = [
  ['persons', 'Person', PERSON],
  ['persons', 'Person', PERSON],
  ['documents', 'IdentityDocument', DOCUMENT],
  ['vehicles', 'Vehicle', VEHICLE],
  ['organisations', 'Organisation', ORGANISATION],
  ['identifiers', null, IDENTIFIER],
  ['cases', 'Case', fc.constantFrom('"K-1"', '"K-2"')],
];

/** Pages: mostly small ones, the next of which can be asked for; a few that no server gives. */
const page = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('', ', first: 1', ', first: 1, after: $after', ', first: 2, after: $after') },
  { weight: 1, arbitrary: fc.constantFrom(', first: 0', ', first: 101', ', after: "nothing"') },
);

const CONNECTION = ['total', 'pageInfo { hasNextPage endCursor }'];
const EDGE = ['score', 'score cursor', 'comparisons { feature score explanation }', '__typename'];

interface Search extends Selected {
  readonly field: string;
}

const connection: fc.Arbitrary<Search> = fc.constantFrom(...SEARCHES).chain(([field, type, sought]) =>
  fc
    .record({
      sought,
      page,
      own: fc.subarray(CONNECTION, { minLength: 1 }),
      edge: fc.subarray(EDGE, { minLength: 1 }),
      node: type === null ? anyRecord : selection(type, 2),
    })
    .map(({ sought: by, page: pages, own, edge, node }): Search => {
      const argument = field === 'cases' ? `reference: ${by}` : `search: { ${by} }`;
      return {
        field,
        text: `${field}(${argument}${pages}) { ${own.join(' ')} edges { ${edge.join(' ')} node { ${node.text} } } }`,
        fragments: node.fragments,
      };
    }),
);

const item = fc.oneof(
  PERSON.map((by) => `person: { ${by} }`),
  DOCUMENT.map((by) => `document: { ${by} }`),
  VEHICLE.map((by) => `vehicle: { ${by} }`),
  IDENTIFIER.map((by) => `identifier: { ${by} }`),
);

const batch: fc.Arbitrary<Search> = fc
  .record({ items: fc.array(item, { minLength: 1, maxLength: 4 }), node: anyRecord })
  .map(({ items, node }) => ({
    field: 'batch',
    text: `batch(items: [${items.map((one, key) => `{ key: "${key}", ${one} }`).join(', ')}]) { key hits { score node { ${node.text} } } }`,
    fragments: node.fragments,
  }));

const places = fc.oneof(
  fc.record({
    system: fc.constant('register'),
    type: fc.constant('Person'),
    key: fc.constantFrom('11', '12', '13', '14', '1', '3', '101', '103', '999'),
  }),
  fc.constantFrom<RecordPlace>(
    ...['d11', 'd12', 'd00', 'd91'].map((key) => ({ system: 'register', type: 'IdentityDocument', key })),
    ...['c11', 'c12', 'c91'].map((key) => ({ system: 'register', type: 'Case', key })),
    ...['p11', 'p12'].map((key) => ({ system: 'register', type: 'ContactPoint', key })),
    { system: 'register', type: 'Relation', key: 'r11' },
    { system: 'elsewhere', type: 'Person', key: '11' },
  ),
);

/** Requests of one to three searches, or of records by their ids. */
export const questions: fc.Arbitrary<Question> = fc
  .record({
    searches: fc.array(fc.oneof({ weight: 5, arbitrary: connection }, { weight: 1, arbitrary: batch }), {
      minLength: 1,
      maxLength: 3,
    }),
    places: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(places, { minLength: 1, maxLength: 4 }) },
    ),
    content: anyRecord,
  })
  .map(({ searches, places: asked, content }) => ({
    searches: searches.map(({ text }, position) => `q${position}: ${text}`),
    places: asked,
    content: content.text,
    fragments: [
      ...new Set([...searches.flatMap(({ fragments }) => fragments), ...(asked.length > 0 ? content.fragments : [])]),
    ].join(' '),
  }));
