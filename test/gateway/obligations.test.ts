import { OBLIGATIONS } from '../../policies/engine/obligation.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { INNER_TEXT } from './federation/faults.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

const EACH = `{ jurisdictions(in: ["DE", "EE"]) {
  code people: persons(search: { name: "person" }) { total edges { node { id born: birthDate names { full } } } }
} }`;
const MERGED = `query($first: Int, $in: [MemberCode!]) {
  found: searchPersons(search: { name: "person" }, in: $in, first: $first) {
    total hits: edges { node { id } } pageInfo { hasNextPage } again: edges { score }
  }
}`;

function bearing(obligations: readonly string[], ...paths: readonly string[]) {
  return [{ obligations, paths: paths.map((path) => `_entities.${path}`) }];
}

function told(jurisdiction: string, obligations: readonly string[], ...paths: readonly string[]) {
  return { jurisdiction, obligations, paths };
}

describe('what members oblige the recipient of their values to', () => {
  let estonia: Country;
  let germany: Country;
  let federation: TestFederation;

  beforeAll(async () => {
    estonia = await startCountry({ code: 'EE', persons: heldPersons('EE', 3) });
    germany = await startCountry({ code: 'DE', persons: heldPersons('DE', 3, 0.005) });
    federation = await startFederation([estonia, germany]);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([estonia.close(), germany.close()]);
  });
  beforeEach(() => {
    estonia.obligations = [];
    germany.obligations = [];
  });

  async function obligations(query: string, variables: object = {}): Promise<unknown> {
    const { errors, extensions } = await federation.ask(query, variables);
    expect(errors).toEqual([]);
    return extensions['obligations'];
  }

  it('is told at the places of the client’s own answer, once for each member and set of codes', async () => {
    estonia.obligations = [
      ...bearing(['no-onward-transfer', 'crime-only'], '0.people.edges.1.node', '0.people.edges.0.node.born'),
      ...bearing(['crime-only', 'no-onward-transfer'], '0.people.total'),
    ];
    germany.obligations = bearing(['crime-only'], '0.people.edges.2.node.names.0.full');
    expect(await obligations(EACH)).toEqual([
      told('DE', ['crime-only'], 'jurisdictions.0.people.edges.2.node.names.0.full'),
      told(
        'EE',
        ['crime-only', 'no-onward-transfer'],
        'jurisdictions.1.people.edges.0.node.born',
        'jurisdictions.1.people.edges.1.node',
        'jurisdictions.1.people.total',
      ),
    ]);
  });

  it('is not spoken of where there is nothing of the kind', async () => {
    const { extensions } = await federation.ask(EACH);
    expect(Object.hasOwn(extensions, 'obligations')).toBe(false);
  });

  it('is told at the places of a merged page, of the hits that came to stand in it and no others', async () => {
    const bound = (code: string) => [
      ...bearing([code], '0.comity_part.hits.0.node', '0.comity_part.hits.1.node.id', '0.comity_part.hits.2'),
      ...bearing(['not-as-evidence'], '0.comity_part.again.1', '0.comity_part.comity_edges.0', '0.comity_part.total'),
    ];
    estonia.obligations = bound('crime-only');
    germany.obligations = bound('this-case-only');
    // Ranked: EE 0, DE 0, EE 1; what follows is cut.
    expect(await obligations(MERGED, { first: 3 })).toEqual([
      told('DE', ['not-as-evidence'], 'found.total'),
      told('DE', ['this-case-only'], 'found.hits.1.node'),
      told('EE', ['crime-only'], 'found.hits.0.node', 'found.hits.2.node.id'),
      told('EE', ['not-as-evidence'], 'found.again.2', 'found.total'),
    ]);
  });

  it('holds for each hit in a merged page where it is told of the list, or of the member’s whole part', async () => {
    estonia.obligations = bearing(['crime-only'], '0.comity_part.hits');
    germany.obligations = bearing(['this-case-only'], '0.comity_part');
    expect(await obligations(MERGED, { first: 3 })).toEqual([
      told('DE', ['this-case-only'], 'found.again.1', 'found.hits.1', 'found.total'),
      told('EE', ['crime-only'], 'found.hits.0', 'found.hits.2'),
    ]);
  });

  it('is not told of a total that is none, since a member failed', async () => {
    estonia.obligations = bearing(['crime-only'], '0.comity_part.total');
    germany.fault = { kind: 'reset' };
    const { data, extensions } = await federation.ask(MERGED).finally(() => (germany.fault = null));
    expect(data).toMatchObject({ found: { total: null } });
    expect(extensions['obligations']).toBeUndefined();
  });

  it('is told at the places of merged results of a batch', async () => {
    estonia.obligations = bearing(['crime-only'], '0.comity_part.1.best.0.node', '0.comity_part.0.best.0.node');
    germany.obligations = [
      ...bearing(['crime-only'], '0.comity_part.0.best.1.node.names'),
      ...bearing(['not-as-evidence'], '0.comity_part.0'),
    ];
    const query = `{ searchBatch(items: [{ key: "a", person: { name: "person" } }, { key: "b", person: { name: "EE person 2" } }]) {
      key best: hits { node { id ... on Person { names { full } } } }
    } }`;
    expect(await obligations(query)).toEqual([
      told('DE', ['crime-only'], 'searchBatch.0.best.3.node.names'),
      told('DE', ['not-as-evidence'], 'searchBatch.0.best.1', 'searchBatch.0.best.3', 'searchBatch.0.best.5'),
      told('EE', ['crime-only'], 'searchBatch.0.best.0.node', 'searchBatch.1.best.0.node'),
    ]);
  });

  it('is told of records that are looked at by reference, wherever each stands', async () => {
    estonia.obligations = bearing(['crime-only'], '0.content', '1.content.id');
    const ids = [idOf('EE', 'EE-0'), idOf('EE', 'EE-1'), idOf('EE', 'EE-0')];
    expect(await obligations('query($ids: [ID!]!) { records(ids: $ids) { content { id } } }', { ids })).toEqual([
      told('EE', ['crime-only'], 'records.0.content', 'records.1.content.id', 'records.2.content'),
    ]);
  });

  it('becomes `caveats-apply` where this hub does not know the code: a human must look', async () => {
    estonia.obligations = bearing([INNER_TEXT, 'crime-only', 'eat-after-reading'], '0.people.edges.0.node');
    const { text, extensions } = await federation.ask(EACH);
    expect(extensions['obligations']).toEqual([
      told('EE', ['crime-only', 'caveats-apply'], 'jurisdictions.1.people.edges.0.node'),
    ]);
    expect(text).not.toContain(INNER_TEXT);
  });

  it('is `caveats-apply` for all that a member gives which does not speak of obligations at all', async () => {
    estonia.obligations = undefined;
    expect(await obligations(EACH)).toEqual([told('EE', ['caveats-apply'], 'jurisdictions.1.people')]);
    expect(await obligations(MERGED, { first: 2, in: ['EE'] })).toEqual([
      told('EE', ['caveats-apply'], 'found.again.0', 'found.again.1', 'found.hits.0', 'found.hits.1', 'found.total'),
    ]);
    expect(await obligations(EACH.replaceAll('"person"', '"nobody"'))).toBeUndefined();
  });

  const NODE = '_entities.0.people.edges.0.node';
  const MALFORMED: readonly (readonly [what: string, told: unknown])[] = [
    ['no list', { obligations: ['crime-only'], paths: [NODE] }],
    ['null', null],
    ['a list of texts', [INNER_TEXT]],
    ['an entry without codes', [{ obligations: [], paths: [NODE] }]],
    ['codes that are no list', [{ obligations: 'crime-only', paths: [NODE] }]],
    ['codes that are no texts', [{ obligations: ['crime-only', 7], paths: [NODE] }]],
    ['an entry without paths', [{ obligations: ['crime-only'], paths: [] }]],
    ['paths that are no list', [{ obligations: ['crime-only'], paths: NODE }]],
    ['a path that is no text', [{ obligations: ['crime-only'], paths: [NODE, ['_entities', 0]] }]],
    ['a path of text', bearing(['crime-only'], `0.people.edges.0.${INNER_TEXT}`)],
    ['a path that begins elsewhere', [{ obligations: ['crime-only'], paths: ['people.edges.0.node'] }]],
    ['a path of no field', [{ obligations: ['crime-only'], paths: ['_entities.0'] }]],
    ['a path of an object that was not asked about', bearing(['crime-only'], '1.people')],
    ['a path of a field that was not asked', bearing(['crime-only'], '0.vehicles')],
    ['a path by the name of a field that has another key', bearing(['crime-only'], '0.people.edges.0.node.birthDate')],
    ['a path beyond the end of a list', bearing(['crime-only'], '0.people.edges.3.node')],
    ['a path with a position that is none', bearing(['crime-only'], '0.people.edges.00.node')],
    ['a path into a text', bearing(['crime-only'], '0.people.edges.0.node.born.0')],
    ['a path that all objects share', bearing(['crime-only'], '0.people.__proto__')],
    ['a path without end', bearing(['crime-only'], `0.people${'.edges'.repeat(1_000)}`)],
    [
      'more groups than there can be',
      Array.from({ length: 2 ** OBLIGATIONS.length + 1 }, () => bearing(['crime-only'], '0.people')[0]),
    ],
  ];

  it.each(MALFORMED)(
    'costs a member its answer where it tells %s: nothing is given without them',
    async (_what, given) => {
      estonia.obligations = given;
      germany.obligations = bearing(['crime-only'], '0.people.edges.0.node');
      const { data, errors, extensions, text } = await federation.ask(EACH);
      expect(data).toMatchObject({
        jurisdictions: [
          { code: 'DE', people: { total: 3 } },
          { code: 'EE', people: null },
        ],
      });
      expect(errors).toMatchObject([
        { path: ['jurisdictions', 1, 'people'], extensions: { code: 'JURISDICTION_MALFORMED', jurisdiction: 'EE' } },
      ]);
      expect(extensions.jurisdictions).toMatchObject({ DE: { status: 'ANSWERED' }, EE: { status: 'MALFORMED' } });
      expect(extensions['obligations']).toEqual([told('DE', ['crime-only'], 'jurisdictions.0.people.edges.0.node')]);
      expect(text).not.toContain(INNER_TEXT);
    },
  );
});
