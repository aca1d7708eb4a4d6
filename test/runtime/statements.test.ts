import { SERVER_START_MS } from '../servers/shared-server.ts';
import { loggedRegister, type LoggedRegister } from './logged-register.ts';
import { smallCountry } from './small-country.ts';

/** One person of a name with one of everything, three hundred of another, and one who may not be known of. */
const MANY = `
  insert into person values (50, 'Anu Kuusk', 'Kuusk', '1980', 'C50', 'baker', null);
  insert into person select i, 'Peeter Saar', 'Saar', '1980', 'C' || i, 'smith', null from generate_series(100, 399) i;
  insert into person values (60, 'Villu Hunt', 'Hunt', '1980', 'C60', 'spy', '2001-01-01');
  insert into doc select 'D' || id || '-' || i, id, null from person, generate_series(1, 3) i where id >= 50;
  insert into phone select id, '+37255' || id, id, null from person where id >= 50;
  insert into casefile select id, 'K-' || id from person where id >= 50;
  insert into role select id, id, 'S' from person where id >= 50;`;

/**
 * What may not be known of, beside nothing at all: of each two questions the one asks for something that policy hides and
 * the other for nothing. Numbers, telephones and people that have expired, roles that are closed.
 */
const HIDDEN = `
  insert into doc values ('HIDDEN', 60, '2001-01-01'), ('OF-HIDDEN', 60, null), ('OF-NOBODY', null, null);
  insert into phone values (9001, '+372990', 60, '2001-01-01'), (9002, '+372991', 60, null), (9003, '+372992', null, null);
  insert into person values (70, 'Ott Karu', 'Karu', '1980', 'C70', 'smith', null), (71, 'Ott Rebane', 'Rebane', '1980', 'C71', 'smith', null);
  insert into doc values ('D71', 71, '2001-01-01');
  insert into phone values (9004, '+372993', 71, '2001-01-01');
  insert into casefile values (9001, 'EMPTY'), (9002, 'CLOSED');
  insert into role values (71, 9002, 'W');`;

const EVERYTHING =
  'node { names { full surname } birthDate nationalId occupation documents { number holder { names { full } } } contactPoints { value } cases { category case { number subjects { category person { occupation } } } } }';

const open = (read: string, search = 'all') =>
  `- { id: open, role: analyst, read: ${read}, search: ${search}, then: allow, because: test }`;

describe('what a country asks of its national system', () => {
  let register: LoggedRegister;

  beforeAll(async () => {
    register = await loggedRegister(MANY + HIDDEN);
  }, SERVER_START_MS);

  afterAll(() => register.close());

  async function statements(
    permissions: string,
    questions: readonly string[],
  ): Promise<readonly (readonly string[])[]> {
    const country = await smallCountry({ permissions }, { connection: { url: register.url } });
    try {
      const asked: (readonly string[])[] = [];
      for (const question of questions) {
        asked.push(
          await register.statementsOf(async () => {
            const { errors, data } = await country.ask(question);
            expect(errors).toEqual([]);
            expect(data).not.toEqual({ persons: null });
          }),
        );
      }
      return asked;
    } finally {
      await country.close();
    }
  }

  it('is as many statements for a page of a hundred as for one record', async () => {
    const [one, many] = await statements(open('all'), [
      `persons(search: { name: "Anu Kuusk" }) { total edges { ${EVERYTHING} } }`,
      `persons(search: { name: "Peeter Saar" }, first: 100) { total edges { ${EVERYTHING} } }`,
    ]);
    expect(one?.length).toBeGreaterThan(5);
    expect(many?.length).toBe(one?.length);
  });

  it('is as many statements for a batch as for one of its items', async () => {
    const item = (id: number) => `{ key: "${id}", document: { number: "D${id}-1" } }`;
    const batch = (ids: readonly number[]) =>
      `batch(items: [${ids.map(item).join(', ')}]) { hits { node { ... on IdentityDocument { holder { ${EVERYTHING.slice(7, -2)} } } } } }`;
    const [one, many] = await statements(open('all'), [
      batch([100]),
      batch(Array.from({ length: 300 }, (_, index) => 100 + index)),
    ]);
    expect(one?.length).toBeGreaterThan(5);
    expect(many?.length).toBe(one?.length);
  });

  it('is as many statements for a batch of names as for one of them', async () => {
    const item = (id: number) => `{ key: "${id}", person: { name: "Anu Kuusk" } }`;
    const batch = (size: number) =>
      `batch(items: [${Array.from({ length: size }, (_, id) => item(id)).join(', ')}]) { hits { node { id } } }`;
    const [one, many] = await statements(open('all'), [batch(1), batch(40)]);
    expect(one?.length).toBeGreaterThan(0);
    expect(many?.length).toBe(one?.length);
  });

  it('is as many statements for a person who may not be known of as for one of whom nothing more is asked', async () => {
    const [known, unknown] = await statements(open('all'), [
      'persons(search: { name: "Anu Kuusk" }) { total edges { node { birthDate } } }',
      'persons(search: { name: "Villu Hunt" }) { total edges { node { birthDate } } }',
    ]);
    expect(known?.length).toBeGreaterThan(0);
    expect(unknown?.length).toBe(known?.length);
  });

  const CLOSED_ROLES =
    '- { id: w, dataSubjectCategory: witness, read: [CaseRole.category, CaseRole.case, CaseRole.person], then: deny, because: test }';
  const DEEP =
    'names { full } documents { number holder { birthDate } } contactPoints { value user { birthDate } } cases { category case { number subjects { category person { occupation } } } }';

  /** The texts of the statements of one question, without what was asked for, in alphabetical order. */
  async function shape(
    country: Awaited<ReturnType<typeof smallCountry>>,
    question: string,
  ): Promise<readonly string[]> {
    const place = (key: string) => country.country.ids.seal({ system: 'small', type: 'Person', key });
    const asked = await register.statementsOf(async () => {
      const { errors } = question.startsWith('record ')
        ? await country.look(place(question.slice(7)), `... on Person { ${DEEP} }`)
        : await country.ask(question);
      expect(errors).toEqual([]);
    });
    return asked.map((entry) => (entry.split('\n')[0] ?? '').replace(/^execute [^:]*: /u, '')).sort();
  }

  it.each([
    [
      'a name',
      `persons(search: { name: "Villu Hunt" }) { edges { node { ${DEEP} } } }`,
      `persons(search: { name: "Qwx Zyv" }) { edges { node { ${DEEP} } } }`,
    ],
    [
      'a national number',
      'persons(search: { nationalId: "C60" }) { total }',
      'persons(search: { nationalId: "C6060" }) { total }',
    ],
    [
      'the number of a document',
      'persons(search: { documentNumber: "HIDDEN" }) { total }',
      'persons(search: { documentNumber: "NONE" }) { total }',
    ],
    [
      'the number of a document of somebody hidden',
      'persons(search: { documentNumber: "OF-HIDDEN" }) { total }',
      'persons(search: { documentNumber: "OF-NOBODY" }) { total }',
    ],
    [
      'a document',
      'documents(search: { number: "HIDDEN" }) { edges { node { holder { birthDate } } } }',
      'documents(search: { number: "NONE" }) { edges { node { holder { birthDate } } } }',
    ],
    [
      'whose a document is',
      'documents(search: { number: "OF-HIDDEN" }) { edges { node { holder { birthDate } } } }',
      'documents(search: { number: "OF-NOBODY" }) { edges { node { holder { birthDate } } } }',
    ],
    [
      'a telephone',
      'identifiers(search: { kind: "phone", value: "+372990" }) { total }',
      'identifiers(search: { kind: "phone", value: "+372999" }) { total }',
    ],
    [
      'whose a telephone is',
      'identifiers(search: { kind: "phone", value: "+372991" }) { edges { node { ... on ContactPoint { user { birthDate } } } } }',
      'identifiers(search: { kind: "phone", value: "+372992" }) { edges { node { ... on ContactPoint { user { birthDate } } } } }',
    ],
    [
      'an identifier of any kind',
      'identifiers(search: { value: "HIDDEN1" }) { total }',
      'identifiers(search: { value: "NONE123" }) { total }',
    ],
    [
      'what belongs to a person',
      `persons(search: { name: "Ott Rebane" }, first: 1) { edges { node { ${DEEP} } } }`,
      `persons(search: { name: "Ott Karu" }, first: 1) { edges { node { ${DEEP} } } }`,
    ],
    [
      'who is in a case',
      'cases(reference: "CLOSED") { edges { node { subjects { category person { birthDate } } } } }',
      'cases(reference: "EMPTY") { edges { node { subjects { category person { birthDate } } } } }',
    ],
    [
      'a batch',
      'batch(items: [{ key: "a", person: { name: "Villu Hunt" } }, { key: "b", document: { number: "HIDDEN" } }]) { hits { score } }',
      'batch(items: [{ key: "a", person: { name: "Qwx Zyv" } }, { key: "b", document: { number: "NONE" } }]) { hits { score } }',
    ],
    ['a reference', 'record 60', 'record 6060'],
  ])('is the same where policy hides %s as where there is none', async (_name, hidden, none) => {
    const country = await smallCountry(
      { permissions: open('all'), restrictions: CLOSED_ROLES },
      { connection: { url: register.url } },
    );
    try {
      await shape(country, none);
      const shapes = [await shape(country, hidden), await shape(country, none)];
      expect(shapes[0]?.length).toBeGreaterThan(0);
      expect(shapes[0]).toEqual(shapes[1]);
    } finally {
      await country.close();
    }
  });

  it.each([
    ['PersonName.surname', 'surname', 'name'],
    ['Person.nationalId', 'code', 'name'],
    ['Person.occupation', 'job', 'name'],
    ['ContactPoint.value', 'number', 'job'],
  ])(
    'never names the column of `%s` where policy cannot open it, though it may be searched by',
    async (field, column, other) => {
      const country = await smallCountry(
        { permissions: open('all'), restrictions: `- { id: r, read: [${field}], then: deny, because: test }` },
        { connection: { url: register.url } },
      );
      try {
        const asked = await register.statementsOf(() =>
          country.ask(`persons(search: { name: "Peeter Saar" }) { edges { ${EVERYTHING} } }`),
        );
        expect(asked.join('\n')).not.toContain(`"${column}"`);
        expect(asked.join('\n')).toContain(`"${other}"`);
      } finally {
        await country.close();
      }
    },
  );

  it.each([
    ['closed', '[PersonName.full, PersonName.surname]', null, ['name', 'surname']],
    ['closed but for one', '[PersonName.full]', [{ kind: 'primary' }], ['name']],
  ])(
    'never names a column of a name to learn whether there is one, where policy has them %s',
    async (_, fields, names, columns) => {
      const country = await smallCountry(
        { permissions: open('all'), restrictions: `- { id: r, read: ${fields}, then: deny, because: test }` },
        { connection: { url: register.url } },
      );
      try {
        const asked = await register.statementsOf(async () => {
          const { data } = await country.ask(
            'persons(search: { name: "Anu Kuusk" }) { edges { node { names { kind } } } }',
          );
          expect(data).toEqual({ persons: { edges: [{ node: { names } }] } });
        });
        expect(asked.join('\n')).toContain('"person"');
        for (const column of columns) expect(asked.join('\n')).not.toContain(`"${column}"`);
      } finally {
        await country.close();
      }
    },
  );

  it('names a column that may only be searched by where a search compares it, and not otherwise', async () => {
    const [without, compared] = await statements(open('[OrganisationName.full, Organisation.names]'), [
      'organisations(search: { name: "Tamm Logistics" }) { edges { node { registeredIn } } }',
      'organisations(search: { name: "Tamm Logistics", registeredIn: "FI" }) { edges { node { registeredIn } } }',
    ]);
    expect(without?.join('\n')).not.toContain('"land"');
    expect(compared?.join('\n')).toContain('"land"');
  });
});
