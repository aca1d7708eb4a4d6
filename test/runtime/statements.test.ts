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

const EVERYTHING =
  'node { names { full surname } birthDate nationalId occupation documents { number holder { names { full } } } contactPoints { value } cases { category case { number subjects { category person { occupation } } } } }';

const open = (read: string, search = 'all') =>
  `- { id: open, role: analyst, read: ${read}, search: ${search}, then: allow, because: test }`;

describe('what a country asks of its national system', () => {
  let register: LoggedRegister;

  beforeAll(async () => {
    register = await loggedRegister(MANY);
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

  it('names a column that may only be searched by where a search compares it, and not otherwise', async () => {
    const [without, compared] = await statements(open('[OrganisationName.full, Organisation.names]'), [
      'organisations(search: { name: "Tamm Logistics" }) { edges { node { registeredIn } } }',
      'organisations(search: { name: "Tamm Logistics", registeredIn: "FI" }) { edges { node { registeredIn } } }',
    ]);
    expect(without?.join('\n')).not.toContain('"land"');
    expect(compared?.join('\n')).toContain('"land"');
  });
});
