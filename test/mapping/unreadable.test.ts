import { POLICY_READ_FIELDS } from '../../subgraphs/runtime/read/record-attributes.ts';
import { unreadConsequence } from '../../subgraphs/mapping/compile/policy-read.ts';
import { smallCountry, type PolicyTexts } from '../runtime/small-country.ts';

/** An attribute that policy reads of a record, and how the register under test writes it. */
interface ReadAttribute {
  /** The cell of the language that asks for it. */
  readonly cell: string;
  /** What a row may say under it. */
  readonly words: readonly string[];
  /** Fields of the mapping of persons, in which `grade` is the column with the raw code. */
  readonly fields: string;
  /** Raw codes that can be read; the empty one is no value. */
  readonly known: readonly string[];
  /** One that cannot. */
  readonly unknown: string;
}

const UNDER_CODES = (field: string, codes: readonly string[], unknown: string): Omit<ReadAttribute, 'cell'> => ({
  words: [...codes.slice(0, 1), 'unknown'],
  fields: `${field}: grade`,
  known: ['', ...codes],
  unknown,
});

const ROLES = '[{ each: parts, fields: { category: { column: part, codes: parts } }, links: { case: case_id } }]';

const ATTRIBUTES: readonly ReadAttribute[] = [
  {
    cell: 'confidentiality',
    ...UNDER_CODES('confidentiality', ['official-use-only', 'restricted', 'confidential'], 'secret'),
  },
  { cell: 'sourceEvaluation', ...UNDER_CODES('sourceEvaluation', ['A', 'B', 'C', 'X'], 'Z') },
  { cell: 'informationEvaluation', ...UNDER_CODES('informationEvaluation', ['1', '2', '3', '4'], '9') },
  { cell: 'collectedFor', ...UNDER_CODES('purposeCollected', ['investigation', 'alert', 'identify'], 'gossip') },
  {
    cell: 'sourceEvaluation',
    words: ['A', 'unknown'],
    fields: "sourceEvaluation: { column: grade, extract: '^[ABCX]' }",
    known: ['', 'A1', 'X4'],
    unknown: '?1',
  },
  {
    cell: 'originator',
    words: ['FR', 'unknown'],
    fields: 'originator: { column: grade, codes: origin }',
    known: ['', 'F', 'B'],
    unknown: 'Q',
  },
  { cell: 'handling', words: ['H0', 'H2'], fields: 'handling: grade', known: ['H0', 'H1', 'H2'], unknown: 'H9' },
  {
    cell: 'restricted',
    words: ['true', 'false'],
    fields: 'restricted: { column: grade, boolean: { yes: J, no: N } }',
    known: ['', 'J', 'N'],
    unknown: '?',
  },
  {
    cell: 'embargoed',
    words: ['true', 'false'],
    fields: 'embargoUntil: { column: grade, dateTime: yyyy-MM-dd }',
    known: ['', '2020-01-01', '2090-01-01'],
    unknown: 'summer',
  },
  {
    cell: 'expired',
    words: ['true', 'false'],
    fields: 'expiresAt: { column: grade, dateTime: yyyy-MM-dd }',
    known: ['', '2020-01-01', '2090-01-01'],
    unknown: 'soon',
  },
  {
    cell: 'recipientList',
    words: ['on', 'off', 'none'],
    fields: "releasableTo: { column: grade, split: ';' }",
    known: ['', 'FR', 'BR', 'FR;BR'],
    unknown: 'FR;??',
  },
  {
    cell: 'recipientList',
    words: ['on', 'off', 'none'],
    fields: "notReleasableTo: { column: grade, split: ';' }",
    known: ['', 'FR', 'BR'],
    unknown: '??',
  },
  {
    cell: 'minor',
    words: ['true', 'false', 'unknown'],
    fields: 'birthDate: grade',
    known: ['', '1979-03-14', '2020-01-01'],
    unknown: '31.02.1979',
  },
  {
    cell: 'minorThen',
    words: ['true', 'false', 'unknown'],
    fields: "birthDate: { constant: '1979-06-01' }, recordedAt: { column: grade, dateTime: yyyy-MM-dd }",
    known: ['', '1980-01-01', '2020-01-01'],
    unknown: 'last year',
  },
  {
    cell: 'protectedPerson',
    words: ['true', 'false', 'unknown'],
    fields: 'protectedPerson: { column: grade, boolean: { yes: J, no: N } }',
    known: ['', 'J', 'N'],
    unknown: '?',
  },
  {
    cell: 'fearedState',
    words: ['true', 'false', 'unknown'],
    fields: "fearedStates: { column: grade, split: ';' }",
    known: ['', 'FR', 'BR'],
    unknown: 'BR;??',
  },
  {
    cell: 'dataSubjectCategory',
    words: ['suspect', 'victim', 'unknown'],
    fields: `dataSubjectCategories: ${ROLES}, cases: ${ROLES}`,
    known: ['', 'S', 'V', 'W'],
    unknown: 'Q',
  },
];

const mapping = (fields: string): string => `
member: EE
system: small
title: Small register
authority: Police
contact: { bureau: NCB }
source: { kind: sql }
crosswalks:
  origin: { F: FR, B: BR }
  parts: { S: suspect, V: victim, W: witness }
defaults: { handling: [H0] }
records:
  - type: Person
    from: subject
    key: [id]
    joins: { parts: { from: subject_part, on: { subject_id: id } } }
    fields: { names: [{ fields: { full: name, middle: grade } }], occupation: job, birthPlace: job, nationalId: id, ${fields} }
  - type: Case
    from: casefile
    key: [id]
    joins: { parts: { from: subject_part, on: { case_id: id } } }
    fields: { number: no, subjects: [{ each: parts, fields: { category: { column: part, codes: parts } }, links: { person: subject_id } }] }
`;

const quoted = (texts: readonly string[]) => texts.map((text, index) => `(${index + 1}, 'Mari Tamm', '${text}')`);

/** Everyone has the same name, and is told apart by the number, which is the raw code. */
const rows = (raws: readonly string[]): string => `
create table subject (id integer primary key, name text, grade text, job text default 'clerk');
create table subject_part (subject_id integer, case_id integer, part text);
insert into subject (id, name, grade) values ${quoted(raws).join(', ')};
insert into subject_part select id, 1, nullif(grade, '') from subject;`;

/** A policy that turns on one word of a cell, thrice: it opens a field, it closes another, it lifts what closes a third. */
const policy = (cell: string): PolicyTexts => ({
  permissions: `
- { id: opens, ${cell}, read: [Person.occupation], then: allow, because: test }
- { id: always, read: [name, Person.birthPlace, Person.nationalId], search: all, then: allow, because: test }`,
  restrictions: `
- { id: closes, ${cell}, read: [Person.birthPlace], then: deny, because: test }
- { id: lifts, read: [Person.nationalId], then: deny, because: test, unless: [{ ${cell} }] }`,
});
const EFFECTS = { opens: 'occupation', closes: 'birthPlace', lifts: 'nationalId' } as const;

interface Told {
  readonly names: readonly { readonly middle: string | null }[] | null;
  readonly occupation: string | null;
  readonly birthPlace: string | null;
  readonly nationalId: string | null;
}

/** What a register of persons with these raw codes tells of each of them. */
async function toldOf(raws: readonly string[], fields: string, cell: string): Promise<ReadonlyMap<string, Told>> {
  const country = await smallCountry(policy(cell), { mapping: mapping(fields), rows: rows(raws) });
  try {
    const { data, errors } = await country.ask(
      'persons(search: { name: "Mari Tamm" }) { edges { node { names { middle } occupation birthPlace nationalId } } }',
    );
    expect(errors).toEqual([]);
    const { edges } = data?.['persons'] as { readonly edges: readonly { readonly node: Told }[] };
    return new Map(edges.map(({ node }) => [node.names?.[0]?.middle ?? '', node]));
  } finally {
    await country.close();
  }
}

const CASES = ATTRIBUTES.flatMap((attribute) => attribute.words.map((word) => ({ ...attribute, word })));

/** A country is opened for each policy: milliseconds on a busy machine. */
const OPEN_MS = 30_000;

describe('a record of which policy reads what could not be read', () => {
  it.each(CASES)(
    'is told no more widely than the strictest of those that can be read: `$cell: $word`, read by `$fields`',
    async ({ cell, word, fields, known, unknown }) => {
      const told = await toldOf([...known, unknown], fields, `${cell}: ${word}`);
      for (const field of Object.values(EFFECTS)) {
        const open = (raw: string) => (told.get(raw)?.[field] ?? null) !== null;
        expect([field, open(unknown) && !known.every(open)]).toEqual([field, false]);
      }
      const stated = word === 'unknown' ? told.get('') : null;
      if (stated) expect(stated).toMatchObject({ occupation: 'clerk', birthPlace: null, nationalId: '1' });
    },
    OPEN_MS,
  );

  it('has a consequence for every field of records that policy reads', () => {
    expect(POLICY_READ_FIELDS.filter((field) => unreadConsequence('Person', field) === null)).toEqual([]);
  });

  describe('a role', () => {
    const roles = `dataSubjectCategories: ${ROLES}, cases: ${ROLES}`;
    const subjects = 'edges { node { subjects { category person { names { full } occupation } } } }';

    it.each([
      ['whose category could not be read', 'dataSubjectCategory: unknown', roles, ['', 'Q', 'S']],
      [
        'whose person could not be read',
        'minor: unknown',
        `${roles}, restricted: { column: grade, boolean: { yes: J, no: N } }`,
        ['', 'S'],
      ],
    ])('%s is told of only where any could be told of', async (_, cell, fields, raws) => {
      const permissions = `
- { id: opens, ${cell}, read: [CaseRole.category, CaseRole.person, Person.occupation], then: allow, because: test }
- { id: always, read: [Case.number, Case.subjects, name], search: all, then: allow, because: test }`;
      const country = await smallCountry({ permissions }, { mapping: mapping(fields), rows: rows(raws) });
      try {
        const { data, errors } = await country.ask(`cases(reference: "K-1") { ${subjects} }`);
        expect(errors).toEqual([]);
        const unstated = { category: null, person: { names: [{ full: 'Mari Tamm' }], occupation: 'clerk' } };
        expect(data).toEqual({ cases: { edges: [{ node: { subjects: [unstated] } }] } });
      } finally {
        await country.close();
      }
    });
  });
});
