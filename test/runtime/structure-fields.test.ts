import { isObjectType } from 'graphql';
import { smallCountry } from './small-country.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }\n';

/** The resolver of a person's id, as the country serves it, with a person that it has told of and that request. */
async function served(country: Awaited<ReturnType<typeof smallCountry>>) {
  const { data, state } = await country.ask('persons(search: { name: "Mari Kask" }) { edges { node { id } } }');
  const type = country.schema.getType('Person');
  const resolve = isObjectType(type) ? type.getFields()['id']?.resolve : undefined;
  const [node] = state.disclosed;
  if (!resolve || !node) throw new Error('the small country tells of nobody');
  return { data, state, idFor: (context: unknown): unknown => resolve(node, {}, context, {} as never) };
}

describe("a record's field that policy does not control", () => {
  let country: Awaited<ReturnType<typeof smallCountry>>;
  beforeAll(async () => {
    country = await smallCountry({ permissions: OPEN });
  });
  afterAll(() => country.close());

  it('is told at once in a request that graphql-shield has let in at the root', async () => {
    const { data, state, idFor } = await served(country);
    expect(data).toEqual({ persons: { edges: [{ node: { id: idFor(state) } }] } });
    expect(typeof idFor(state)).toBe('string');
  });

  it('is decided by graphql-shield itself where it has not seen the request', async () => {
    const { state, idFor } = await served(country);
    const unseen = idFor({ ...state });
    expect(unseen).toBeInstanceOf(Promise);
    expect(await unseen).toBe(idFor(state));
  });

  it.each([{}, null, { requester: 'anybody', policy: 'any' }])(
    'is refused where the request was not verified: %j',
    async (context) => {
      const { idFor } = await served(country);
      const refused = await Promise.resolve(idFor(context)).catch((error: unknown) => error);
      expect(refused).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    },
  );
});
