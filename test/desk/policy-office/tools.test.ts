import { readContent } from '../../../cli/officers/read-content.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { countryOfContent } from '../../../policies/compile-version.ts';
import { officePolicy, type OfficePolicy } from '../../../policies/office/office-policy.ts';
import { accessMatrix } from '../../../policies/office/matrix/access-matrix.ts';
import { whoCan } from '../../../policies/office/matrix/who-can.ts';
import { namedField } from '../../../policies/office/named-field.ts';
import { diffPolicies } from '../../../policies/office/diff/diff-policies.ts';
import { signedSentences } from '../../../policies/office/sentences/signed-sentences.ts';
import { draftOf, FILES, NONE, openTestOffice, type TestOffice, type Told } from './test-office.ts';

let office: TestOffice;
let shipped: Readonly<Record<string, string>>;

beforeAll(async () => {
  shipped = (await readContent(fromRoot('policies', 'countries', 'ee'), 'EE')).files;
  office = await openTestOffice({ files: shipped });
});

afterAll(() => office.close());

async function read(files: Readonly<Record<string, string>>): Promise<OfficePolicy> {
  const policy = officePolicy(await countryOfContent({ member: 'EE', files }));
  if (!policy) throw new Error('the policy has faults');
  return policy;
}

const GIVEN = `member role clearance agency automated purpose basis case offence penalty necessity assigned emergency on to search
  record { type handling confidentiality sourceEvaluation informationEvaluation purposeCollected originator expired embargoed
    restricted releasableTo notReleasableTo dataSubjectCategory minorNow minorThen protectedPerson fearedStates
    originatorAuthorised authorised }`;
const SOURCE = '($source: PolicySource)';

describe('what is in force', () => {
  it('is told with its version, its files and the hash under which answers are registered', async () => {
    const told = await office.ask(
      `inForce { policyVersion isWithdrawn withdrawn nextChange version {
        number language opinion { verdict text assessment } sentences { row text english } files { name text } } }`,
    );
    expect(told).toMatchObject({
      policyVersion: office.policy.current().version,
      isWithdrawn: false,
      withdrawn: [],
      nextChange: null,
      version: { number: 1, language: 'et', opinion: { verdict: 'FAVOURABLE', assessment: 'DPIA-1' } },
    });
    const { version } = told as { readonly version: { readonly files: readonly { name: string; text: string }[] } };
    expect(Object.fromEntries(version.files.map(({ name, text }) => [name, text]))).toEqual(shipped);
  });

  it('is what a tool takes where no source is given, and what each way to name it gives', async () => {
    const files = `files(source: $source) { ... on PolicyFiles { files { name text } } }`;
    const given = await office.ask(files, {}, SOURCE);
    for (const source of [{ inForce: true }, { version: 1 }, draftOf(shipped)])
      expect(await office.ask(files, { source }, SOURCE)).toEqual(given);
  });

  it.each([
    ['two at once', { inForce: true, version: 1 }, 'FAULTY', 'exactly one'],
    ['none', {}, 'FAULTY', 'exactly one'],
    ['a version that is not there', { version: 7 }, 'NOT_FOUND', 'no version'],
    ['a proposal that is not there', { proposal: 'f'.repeat(64) }, 'NOT_FOUND', 'no proposal'],
    ['a file that is none of a policy', draftOf({ 'secret.yaml': '' }), 'NOT_FOUND', 'no file of a policy'],
    ['too large a draft', draftOf({ ...FILES, 'cases.yaml': 'x'.repeat(1024 * 1024) }), 'TOO_LARGE', 'characters'],
  ])('is not what a source names that names %s', async (_, source, reason, message) => {
    const told = await office.ask(`check(source: $source) { ${NONE} }`, { source }, SOURCE);
    expect(told).toMatchObject({ reason, message: expect.stringContaining(message) as string });
  });
});

describe('checking a draft', () => {
  const CHECK = `check(source: $source) { ... on PolicyCheck {
    faults { file line column message help nearest } warnings { kind file line message help } } ${NONE} }`;

  it('tells every fault with its file, line, column, message and the nearest word', async () => {
    const source = draftOf({
      ...FILES,
      'permissions.yaml': '- { id: a, rol: analyst, read: nmae, then: allow, because: law }\n',
      'restrictions.yaml': '- { id: b, read: [\n',
      'release.yaml': '- { id: c, role: analist, toMember: FR, search: name, then: allow, because: law }\n',
      'cases.yaml':
        '- id: d\n  given: { member: FR, role: analyst, record: { type: Person } }\n  expect: { read: { Person.birthDat: allow } }\n',
    });
    const { faults } = (await office.ask(CHECK, { source }, SOURCE)) as { readonly faults: readonly Told[] };
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'permissions.yaml', line: 1, column: 12, nearest: 'role' }),
        expect.objectContaining({ file: 'permissions.yaml', line: 1, column: 32, nearest: 'name' }),
        expect.objectContaining({ file: 'restrictions.yaml', message: expect.stringContaining('not YAML') as string }),
        expect.objectContaining({ file: 'release.yaml', message: '`analist` is not a role', nearest: 'analyst' }),
        expect.objectContaining({ file: 'cases.yaml', line: 3, nearest: 'Person.birthDate' }),
      ]),
    );
  });

  it('tells rows that never decide, contradictions, and what nobody can reach, each as such', async () => {
    const source = draftOf({
      ...FILES,
      'permissions.yaml': `${FILES['permissions.yaml']}- { id: fewer, role: analyst, read: PersonName.full, then: allow, because: law }
- { id: odd, role: analyst, jointTeam: true, case: false, read: case, then: allow, because: law }
`,
    });
    const { faults, warnings } = (await office.ask(CHECK, { source }, SOURCE)) as {
      readonly faults: readonly Told[];
      readonly warnings: readonly Told[];
    };
    expect(faults).toEqual([]);
    const kinds = new Set(warnings.map(({ kind }) => kind));
    expect(kinds).toContain('OUT_OF_REACH');
    expect(warnings).toContainEqual(
      expect.objectContaining({ kind: 'NEVER_DECIDES', file: 'permissions.yaml', line: 3 }),
    );
    expect(warnings).toContainEqual(
      expect.objectContaining({ kind: 'CONTRADICTION', file: 'permissions.yaml', line: 4 }),
    );
  });

  it('tells the first thousand of very many, and how many more there are', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `- { id: r${at}, read: nmae, then: allow, because: law }`);
    const source = draftOf({ ...FILES, 'permissions.yaml': `${rows.join('\n')}\n` });
    const told = await office.ask(CHECK.replace('warnings', 'further warnings'), { source }, SOURCE);
    expect([(told['faults'] as readonly unknown[]).length, told['further']]).toEqual([1_000, 200]);
    const none = await office.ask(`rows(source: $source) { ${NONE} }`, { source }, SOURCE);
    expect(none['faults']).toHaveLength(1_000);
  });

  it('finds the shipped policy without fault', async () => {
    expect(await office.ask(CHECK, {}, SOURCE)).toMatchObject({ faults: [] });
  });
});

describe('the tools', () => {
  it('give the access map that the policy comes to, with what no rule was made for', async () => {
    const told = (await office.ask(
      'matrix { ... on PolicyMatrix { kinds { members role } rows { fields { field category } cells { best worst search ruled } } } }',
    )) as { kinds: unknown; rows: readonly { fields: readonly { field: string }[]; cells: unknown }[] };
    const policy = await read(shipped);
    const expected = accessMatrix({ ...policy, policy: policy.compared });
    expect(told.kinds).toEqual(expected.kinds);
    const cells = new Map(told.rows.flatMap((row) => row.fields.map(({ field }) => [field, row.cells])));
    expect([...cells.keys()].toSorted()).toEqual(expected.fields.map(({ field }) => field).toSorted());
    for (const { field, cells: own } of expected.fields) expect(cells.get(field)).toEqual(own);
    const part = (await office.ask('matrix(role: "auditor") { ... on PolicyMatrix { kinds { role } } }')) as {
      kinds: readonly Told[];
    };
    expect(new Set(part.kinds.map(({ role }) => role))).toEqual(new Set(['auditor']));
  });

  const CHANGES = `changes { sentence right effect fields from to cases whole where { dimension words }
    example { field given { ${GIVEN} } } } further`;

  it('tell who can reach a field, and the nearest name of one that is none', async () => {
    const policy = await read(shipped);
    const field = namedField(CANONICAL_FIELDS, 'Person.birthDate');
    const expected = whoCan({ ...policy, policy: policy.compared }, field);
    const told = await office.ask(`whoCan(field: "Person.birthDate") { ... on PolicyReach { field ${CHANGES} } }`);
    expect((told['changes'] as readonly Told[]).map(({ sentence }) => sentence)).toEqual(
      expected.map(({ sentence }) => sentence),
    );
    expect(await office.ask(`whoCan(field: "Person.birthDat") { ${NONE} }`)).toMatchObject({
      reason: 'NOT_FOUND',
      message: expect.stringContaining('did you mean `Person.birthDate`?') as string,
    });
  });

  it('tell what a draft opens over what is in force, with examples that `explain` reproduces', async () => {
    const more =
      '- { id: victims-abroad, member: [JP, US], role: border-officer, dataSubjectCategory: victim, handling: H0, read: Person.birthDate, then: mask year, because: a new law }\n';
    const files = { ...shipped, 'permissions.yaml': `${shipped['permissions.yaml'] ?? ''}${more}` };
    const told = await office.ask(
      `diff(to: $source) { ... on PolicyDiff { member opens closes obliges ${CHANGES} } ${NONE} }`,
      { source: draftOf(files) },
      '($source: PolicySource!)',
    );
    const [before, after] = [await read(shipped), await read(files)];
    const { changes } = diffPolicies({ ...after, before: before.compared, after: after.compared });
    expect(told).toMatchObject({ member: 'EE', further: 0, opens: changes.length, closes: 0, obliges: 0 });
    expect((told['changes'] as readonly Told[]).map(({ sentence }) => sentence)).toEqual(
      changes.map(({ sentence }) => sentence),
    );
    const [change] = told['changes'] as readonly { to: string; example: { field: string; given: object } }[];
    const explained = (await office.ask(
      `explain(given: $given, source: $source, fields: $fields) { ... on PolicyExplanation {
        known fields { field right outcome deciding { id table because file line } nearest { row { id } failing { cell } } } } ${NONE} }`,
      { given: change?.example.given, source: draftOf(files), fields: [change?.example.field] },
      '($given: PolicyGivenInput!, $source: PolicySource, $fields: [String!])',
    )) as { fields: readonly Told[] };
    expect(explained.fields[0]).toMatchObject({
      outcome: change?.to,
      deciding: [{ id: 'victims-abroad', table: 'PERMISSIONS', because: 'a new law', file: 'permissions.yaml' }],
    });
    expect(
      await office.ask(
        'explain(given: { member: "JP", role: "border-oficer", record: { type: "Person" } }) { ... on PolicyUnanswered { reason faults { nearest } } }',
      ),
    ).toEqual({ reason: 'FAULTY', faults: [{ nearest: 'border-officer' }] });
  });

  it('tell the nearest permission where none opens, with the cells that fail', async () => {
    const told = (await office.ask(
      `explain(given: { member: "FR", role: "border-officer", record: { type: "Person" } }, source: $source, fields: ["Person.sex"]) {
        ... on PolicyExplanation { fields { right outcome reason nearest { row { id } failing { cell wanted stated } } } } }`,
      { source: draftOf(FILES) },
      SOURCE,
    )) as { fields: readonly Told[] };
    expect(told.fields[0]).toMatchObject({
      right: 'READ',
      outcome: 'deny',
      nearest: { row: { id: 'sexes' }, failing: [{ cell: 'role', wanted: 'analyst', stated: 'border-officer' }] },
    });
  });

  it('run the cases, with what they exercise and the request of each', async () => {
    const cases = `${FILES['cases.yaml']}- id: wrong
  given: { member: FR, role: analyst, record: { type: Person } }
  expect: { read: { Person.sex: deny } }
`;
    const told = await office.ask(
      `test(source: $source) { ... on PolicyTest { passed cases { id line passed failures rows given { member record { type minorNow } } }
        rows { total covered idle } fields { total covered } } }`,
      { source: draftOf({ ...FILES, 'cases.yaml': cases }) },
      SOURCE,
    );
    expect(told).toMatchObject({
      passed: false,
      cases: [
        {
          id: 'an-analyst',
          line: 1,
          passed: true,
          rows: ['names'],
          given: { member: 'FR', record: { type: 'Person', minorNow: false } },
        },
        { id: 'wrong', line: 4, passed: false, failures: [expect.stringContaining('expected `deny`, got `allow`')] },
      ],
      rows: { total: 4, covered: 2, idle: ['minors', 'sends'] },
    });
  });

  it('tell every row as its sentences, in the official language and in English, or in one', async () => {
    const told = (await office.ask(
      'sentences { ... on PolicySentences { authoritative rows { row table sentences { language text } } } }',
    )) as { authoritative: string; rows: readonly { row: string; sentences: readonly { text: string }[] }[] };
    const expected = signedSentences((await read(shipped)).country);
    expect(told.authoritative).toBe('et');
    expect(
      told.rows.map(({ row, sentences: [own, english] }) => ({ row, text: own?.text, english: english?.text })),
    ).toEqual(expected);
    expect(await office.ask(`sentences(language: "xx") { ${NONE} }`)).toMatchObject({ reason: 'NOT_FOUND' });
  });

  it('tell rows cell by cell, page by page, and edit what they tell', async () => {
    const ROW = `table id cells { cell words } unless { cell words } read search toMember toGroup then obligations from until because`;
    const page = `rows(source: $source, first: $first, after: $after) { ... on PolicyRows { total endCursor rows { ${ROW} line sentences { language } } } }`;
    const declared = '($source: PolicySource, $first: Int, $after: String)';
    const source = draftOf(FILES);
    const first = await office.ask(page, { source, first: 3 }, declared);
    expect(first).toMatchObject({
      total: 4,
      endCursor: 'minors',
      rows: [
        { table: 'PERMISSIONS', id: 'names', cells: [{ cell: 'role', words: ['analyst'] }], read: ['birth', 'name'] },
        { id: 'sexes' },
        {
          table: 'RESTRICTIONS',
          cells: [{ cell: 'minor', words: ['true'] }],
          unless: [[{ cell: 'minor', words: ['unknown'] }]],
          then: 'mask year',
          sentences: [{ language: 'et' }, { language: 'en' }],
        },
      ],
    });
    expect(await office.ask(page, { source, first: 3, after: 'minors' }, declared)).toMatchObject({
      endCursor: null,
      rows: [{ table: 'RELEASE', id: 'sends', toMember: ['FR'] }],
    });
    const rows = (first['rows'] as readonly Told[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'line' && key !== 'sentences')),
    );
    const edits = [
      ...rows.map((row) => ({ put: row, replacing: row['id'] })),
      { put: { ...rows[1], id: 'more' } },
      { remove: 'sends' },
    ];
    const edited = (await office.ask(
      'edited(source: $source, edits: $edits) { ... on PolicyFiles { files { name text } } }',
      { source, edits },
      '($source: PolicySource, $edits: [PolicyRowEdit!]!)',
    )) as { files: readonly { name: string; text: string }[] };
    const texts = Object.fromEntries(edited.files.map(({ name, text }) => [name, text]));
    const [before, after] = [await read(FILES), await read(texts)];
    expect(after.compared.permissions).toEqual([
      ...before.compared.permissions,
      { ...before.compared.permissions[1], id: 'more' },
    ]);
    expect(after.compared.restrictions).toEqual(before.compared.restrictions);
    expect(after.compared.release).toEqual([]);
    expect(
      await office.ask(`edited(source: $source, edits: [{ remove: "gone" }]) { ${NONE} }`, { source }, SOURCE),
    ).toMatchObject({ reason: 'NOT_FOUND', message: 'there is no row `gone`' });
  });

  it('exchange the policy as DMN, there and back', async () => {
    const { dmn } = await office.ask('exportDmn { ... on PolicyDmn { dmn } }');
    const told = (await office.ask(
      `importDmn(dmn: $dmn) { ... on PolicyFiles { files { name text } } ${NONE} }`,
      { dmn },
      '($dmn: String!)',
    )) as { files: readonly { name: string; text: string }[] };
    const texts = Object.fromEntries(told.files.map(({ name, text }) => [name, text]));
    const { permissions, restrictions, release } = (await read({ ...shipped, ...texts })).compared;
    const own = (await read(shipped)).compared;
    expect({ permissions, restrictions, release }).toEqual({
      permissions: own.permissions,
      restrictions: own.restrictions,
      release: own.release,
    });
    expect(await office.ask(`importDmn(dmn: "<a/>") { ${NONE} }`)).toMatchObject({ reason: 'FAULTY' });
  });

  it('name the words in which rows are written, with what they mean', async () => {
    const told = await office.ask(
      `vocabulary(language: "et") { ... on PolicyVocabulary { cells { cell part form unknown words { word label } }
        categories { word label } fields { field category masks } outcomes obligations { word } languages } }`,
    );
    expect(told).toMatchObject({
      cells: expect.arrayContaining([
        expect.objectContaining({ cell: 'minor', part: 'about', form: 'FLAG', unknown: true, words: null }),
        expect.objectContaining({ cell: 'agency', form: 'WORDS', words: null }),
        expect.objectContaining({ cell: 'minimumPenalty', form: 'MONTHS' }),
      ]) as unknown,
      fields: expect.arrayContaining([
        { field: 'Person.birthDate', category: 'birth', masks: ['year', 'month'] },
      ]) as unknown,
      outcomes: expect.arrayContaining(['allow', 'mask year', 'hit-only', 'deny']) as unknown,
    });
  });

  it('have no answer for a policy with faults, but say what is wrong', async () => {
    const source = draftOf({ ...FILES, 'permissions.yaml': '- { id: a, read: nmae, then: allow, because: law }\n' });
    for (const field of [
      `rows(source: $source) { ${NONE} }`,
      `sentences(source: $source) { ${NONE} }`,
      `matrix(source: $source) { ${NONE} }`,
      `whoCan(field: "Person.sex", source: $source) { ${NONE} }`,
      `explain(given: { role: "analyst" }, source: $source) { ${NONE} }`,
      `diff(from: $source, to: { inForce: true }) { ${NONE} }`,
      `test(source: $source) { ${NONE} }`,
      `exportDmn(source: $source) { ${NONE} }`,
    ])
      expect(await office.ask(field, { source }, SOURCE)).toMatchObject({
        reason: 'FAULTY',
        faults: [{ file: 'permissions.yaml', line: 1, nearest: 'name' }],
      });
  });
});
