import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { startCountry, type Country } from '../federation/country.ts';
import { ALL_RELEASED, startFederation, type Asked, type TestFederation } from '../federation/federation.ts';
import { idOf } from '../federation/records.ts';

interface Link {
  readonly from: string;
  readonly to: string;
  readonly class: string;
  readonly computed: string | null;
  readonly score: number;
  readonly reasons: readonly {
    readonly feature: string;
    readonly score: number | null;
    readonly explanation: string;
  }[];
  readonly verdict: unknown;
}

interface Cluster {
  readonly records: readonly { readonly id: string }[];
  readonly links: readonly Link[];
  readonly outerLinks: readonly Link[];
  readonly outerLinkCount: number;
  readonly comparedBy: readonly string[];
  readonly matcherVersion: string;
  readonly incomplete: readonly string[];
  readonly verdictsOf: string | null;
}

const LINK = `from to class computed score matcherVersion reasons { feature score explanation }
  verdict { id verdict reason at by { agency role } records }`;
const CLUSTERS = `clusters { records { id } links { ${LINK} } outerLinks { ${LINK} } outerLinkCount
  comparedBy matcherVersion incomplete verdictsOf }`;
const QUERY = `query ($name: String!, $number: String, $in: [MemberCode!], $first: Int) {
  searchPersons(search: { name: $name, documentNumber: $number }, in: $in, first: $first) { ${CLUSTERS} }
}`;

const [EE, DE, FR] = [idOf('EE', 'olena'), idOf('DE', 'olena'), idOf('FR', 'olena')];
const PASSPORT = [{ __typename: 'IdentityDocument', withheld: [], number: 'K1234567', type: 'passport', issuer: 'UA' }];

function clustersOf({ data, text }: Asked): readonly Cluster[] {
  const page = data?.['searchPersons'] as { readonly clusters: readonly Cluster[] } | null | undefined;
  if (page == null) throw new Error(text);
  return page.clusters;
}

function idsOf(clusters: readonly Cluster[]): readonly (readonly string[])[] {
  return clusters.map(({ records }) => records.map(({ id }) => id));
}

describe('the clusters of a merged page of persons', () => {
  let estonia: Country;
  let germany: Country;
  let france: Country;
  let federation: TestFederation;
  let verdicts: readonly unknown[];
  let asked: readonly string[] | null;

  const held = (member: string) => [
    {
      key: 'olena',
      name: 'Olena Shevchenko',
      score: 0.9,
      over: { nationalId: null, sex: member === 'FR' ? 'male' : 'female' },
    },
    {
      key: 'masked',
      name: 'O. S.',
      score: 0.5,
      over: { nationalId: null, withheld: [{ field: 'PersonName.full', outcome: 'initials', reason: 'Art 5' }] },
    },
    {
      key: 'stranger',
      name: 'passport Petrenko',
      score: 0.3,
      over: { nationalId: null, birthDate: null, documents: PASSPORT },
    },
  ];

  beforeAll(async () => {
    const desk = {
      linkVerdicts: ({ records }: { readonly records: readonly string[] }) => {
        asked = records;
        return { outcome: 'DONE', reason: null, newest: verdicts, earlier: [] };
      },
    };
    estonia = await startCountry({ code: 'EE', persons: held('EE'), desk });
    germany = await startCountry({ code: 'DE', persons: held('DE') });
    france = await startCountry({ code: 'FR', persons: held('FR'), matcherVersion: 'm2' });
    const release = { ...ALL_RELEASED, refusal: ({ to }: { readonly to: string }) => (to === 'US' ? 'no' : null) };
    federation = await startFederation([estonia, germany, france], { releases: new Map([['EE', release]]) });
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([estonia, germany, france].map((country) => country.close()));
  });
  beforeEach(() => {
    verdicts = [];
    asked = null;
    for (const country of [estonia, germany, france]) {
      country.calls.length = 0;
      country.fault = null;
      country.obligations = [];
    }
  });

  const ask = (name: string, over: object = {}) => federation.ask(QUERY, { name, ...over });
  const decided = (verdict: string, records: readonly string[]) => ({
    id: 'd1',
    records,
    verdict,
    reason: 'her mother was asked',
    at: '2026-11-22T12:00:00.000Z',
    by: { agency: 'PPA', role: 'analyst' },
  });

  it('hold what is one person’s, with the links, their reasons, and the matcher that made them', async () => {
    const answer = await ask('Olena Shevchenko', { in: ['DE', 'EE'] });
    expect(answer.errors).toEqual([]);
    const [cluster, ...others] = clustersOf(answer);
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({
      records: [{ id: DE }, { id: EE }],
      outerLinks: [],
      outerLinkCount: 0,
      comparedBy: ['birthDate', 'name', 'sex'],
      incomplete: [],
      verdictsOf: 'EE',
    });
    const [link, ...more] = cluster?.links ?? [];
    expect(more).toEqual([]);
    expect(link).toMatchObject({ from: DE, to: EE, class: 'SAME_IDENTITY', computed: 'SAME_IDENTITY', verdict: null });
    expect(link?.score).toBeGreaterThan(0.9);
    expect(link?.reasons.find(({ feature }) => feature === 'birthDate')).toEqual({
      feature: 'birthDate',
      score: 1,
      explanation: 'same day',
    });
  });

  it('part who conflicts, and tell of it from both sides', async () => {
    const clusters = clustersOf(await ask('Olena Shevchenko'));
    expect(idsOf(clusters)).toEqual([[DE, EE], [FR]]);
    for (const { outerLinks, outerLinkCount } of clusters) {
      expect(outerLinks.map((link) => link.class)).toEqual([
        'SAME_IDENTITY_CONFLICTING_DATA',
        'SAME_IDENTITY_CONFLICTING_DATA',
      ]);
      expect(outerLinkCount).toBe(2);
    }
  });

  it('cost one call to each member, and one to the desk of the own country, of the ids on the page', async () => {
    await ask('Olena Shevchenko');
    const paths = [estonia, germany, france].map(({ calls }) => calls.map(({ path }) => path));
    expect(paths).toEqual([['/graphql', '/desk'], ['/graphql'], ['/graphql']]);
    expect([...(asked ?? [])].sort()).toEqual([DE, EE, FR]);
  });

  it.each([
    [
      'are not selected',
      'query ($c: Boolean = false) { searchPersons(search: { name: "Olena" }) { total __typename @skip(if: $c) } }',
    ],
    [
      'are skipped',
      'query ($c: Boolean = false) { searchPersons(search: { name: "Olena" }) { total clusters @include(if: $c) { incomplete } } }',
    ],
    [
      'are skipped with the fragment that they stand in',
      'query ($c: Boolean = true) { searchPersons(search: { name: "Olena" }) { total ... on MergedPersonConnection @skip(if: $c) { clusters { incomplete } } } }',
    ],
  ])('ask no member for anything where they %s', async (_, query) => {
    const { errors } = await federation.ask(query);
    expect(errors).toEqual([]);
    const calls = [estonia, germany, france].flatMap((country) => country.calls);
    expect(calls).toHaveLength(3);
    expect(calls.map(({ body }) => body.query).join()).not.toContain('comity_names');
  });

  it('are asked for in fragments and under aliases, beside what else is selected', async () => {
    const { data, errors } = await federation.ask(
      `query ($c: Boolean = true) {
        found: searchPersons(search: { name: "Olena Shevchenko" }, in: ["DE", "EE"]) { ...Page ... on MergedPersonConnection @include(if: $c) { again: clusters { records { id } } } }
      }
      fragment Page on MergedPersonConnection { __typename total edges { node { names { full } } } groups: clusters { __typename records { __typename id } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      found: {
        __typename: 'MergedPersonConnection',
        total: 2,
        edges: [
          { node: { names: [{ full: 'Olena Shevchenko' }] } },
          { node: { names: [{ full: 'Olena Shevchenko' }] } },
        ],
        groups: [
          {
            __typename: 'PersonCluster',
            records: [
              { __typename: 'DE_Record', id: DE },
              { __typename: 'EE_Record', id: EE },
            ],
          },
        ],
        again: [{ records: [{ id: DE }, { id: EE }] }],
      },
    });
  });

  it('are of the hits on the page alone', async () => {
    const clusters = clustersOf(await ask('Olena Shevchenko', { first: 1 }));
    expect(idsOf(clusters)).toEqual([[DE]]);
    // There is no pair of which anything could have been decided.
    expect(asked).toBeNull();
  });

  it('take a masked name for no evidence', async () => {
    const clusters = clustersOf(await ask('O. S.', { number: 'K1234567' }));
    expect(idsOf(clusters).map((ids) => ids.length)).toEqual([1, 1, 1]);
    expect(clusters.flatMap(({ links, outerLinks }) => [...links, ...outerLinks])).toEqual([]);
  });

  it('know one document, where nothing else is told that could be compared but names that agree', async () => {
    const [cluster] = clustersOf(await ask('passport', { in: ['DE', 'FR'] }));
    expect(cluster?.records).toHaveLength(2);
    expect(cluster?.comparedBy).toEqual(['document', 'name']);
  });

  it('lead to their records, each looked at anew', async () => {
    const { data, errors } = await federation.ask(
      '{ searchPersons(search: { name: "Olena Shevchenko" }, in: ["DE", "EE"]) { clusters { records { id content { jurisdiction } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      searchPersons: {
        clusters: [
          {
            records: [
              { id: DE, content: { jurisdiction: 'DE' } },
              { id: EE, content: { jurisdiction: 'EE' } },
            ],
          },
        ],
      },
    });
  });

  it('tell what binds the values that were compared, at the cluster, and at a link that leads out of it', async () => {
    const bearing = (code: string, ...paths: readonly string[]) => [
      { obligations: [code], paths: paths.map((path) => `_entities.0.comity_part.${path}`) },
    ];
    germany.obligations = [
      ...bearing('crime-only', 'comity_edges.0.comity_node.comity_birth'),
      ...bearing('not-as-evidence', 'comity_edges.0.comity_score'),
    ];
    france.obligations = bearing('no-onward-transfer', 'comity_edges.0.comity_node');
    const { extensions } = await ask('Olena Shevchenko');
    const told = extensions['obligations'] as unknown as readonly {
      readonly jurisdiction: string;
      readonly obligations: unknown;
      readonly paths: readonly string[];
    }[];
    const [first, second] = ['searchPersons.clusters.0', 'searchPersons.clusters.1'];
    expect(told).toEqual([
      // The link that leads from the first cluster to France tells of the record there.
      {
        jurisdiction: 'DE',
        obligations: ['crime-only'],
        paths: [first, `${first}.outerLinks.0`, `${second}.outerLinks.0`],
      },
      {
        jurisdiction: 'FR',
        obligations: ['no-onward-transfer'],
        paths: [
          `${first}.outerLinks.0`,
          `${first}.outerLinks.1`,
          second,
          `${second}.outerLinks.0`,
          `${second}.outerLinks.1`,
        ],
      },
    ]);
  });

  it('bear `caveats-apply` where a member does not speak of obligations at all', async () => {
    germany.obligations = undefined;
    const { extensions } = await ask('Olena Shevchenko', { in: ['DE', 'EE'] });
    expect(extensions['obligations']).toMatchObject([
      { jurisdiction: 'DE', obligations: ['caveats-apply'], paths: ['searchPersons.clusters.0'] },
    ]);
  });

  it('say whose records are missing', async () => {
    germany.fault = { kind: 'reset' };
    const { data, extensions } = await ask('Olena Shevchenko');
    const clusters = clustersOf({ data } as Asked);
    expect(idsOf(clusters)).toEqual([[EE], [FR]]);
    expect(clusters.map(({ incomplete }) => incomplete)).toEqual([['DE'], ['DE']]);
    expect(extensions.jurisdictions).toMatchObject({ DE: { status: 'UNAVAILABLE' } });
  });

  it('stand as officers of the own country decided', async () => {
    const verdict = decided('DIFFERENT', [DE, EE]);
    verdicts = [verdict, decided('SAME_IDENTITY_CONFLICTING_DATA', [EE, FR])];
    const clusters = clustersOf(await ask('Olena Shevchenko'));
    expect(idsOf(clusters)).toEqual([[DE], [FR, EE]]);
    const links = clusters[0]?.outerLinks.filter(({ to }) => to === EE);
    expect(links).toMatchObject([{ class: 'DIFFERENT', computed: 'SAME_IDENTITY', verdict }]);
    expect(clusters[1]?.links).toMatchObject([
      { class: 'SAME_IDENTITY_CONFLICTING_DATA', verdict: { reason: 'her mother was asked' } },
    ]);
  });

  it('stand as computed where the verdict was withdrawn', async () => {
    verdicts = [decided('WITHDRAWN', [DE, EE])];
    const [cluster] = clustersOf(await ask('Olena Shevchenko', { in: ['DE', 'EE'] }));
    expect(cluster?.links).toMatchObject([{ class: 'SAME_IDENTITY', verdict: null }]);
  });

  it('say where verdicts could not be read', async () => {
    const answers = await startCountry({
      code: 'EE',
      persons: held('EE'),
      desk: { linkVerdicts: () => ({ outcome: 'nothing known' }) },
    });
    try {
      await federation.members([answers, germany]);
      let answer = await ask('Olena Shevchenko', { in: ['DE', 'EE'] });
      // The gateway takes the new members up a moment later.
      for (let tries = 0; tries < 100 && answers.calls.length === 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        answer = await ask('Olena Shevchenko', { in: ['DE', 'EE'] });
      }
      expect(clustersOf(answer)).toMatchObject([
        { records: [{ id: DE }, { id: EE }], verdictsOf: null, incomplete: [] },
      ]);
      expect(answer.errors).toMatchObject([
        { path: ['searchPersons', 'clusters'], extensions: { jurisdiction: 'EE' } },
      ]);
    } finally {
      await federation.members([estonia, germany, france]);
      await answers.close();
    }
  });
});
