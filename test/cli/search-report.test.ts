import { obligationsAt } from '../../cli/client/obligation-legend.ts';
import { faultCodes, searchJson, searchText, toldOf, type SearchOutcome } from '../../cli/client/search-report.ts';
import { searchRemarks } from '../../cli/client/search-remarks.ts';
import { isJurisdictionStatus, STATUS_CATALOGUE, type JurisdictionReport } from '../../schema/statuses.ts';

const STATUSES = Object.keys(STATUS_CATALOGUE).filter(isJurisdictionStatus);

function report(status: JurisdictionReport['status']): JurisdictionReport {
  const nothing = { coverage: null, policyVersion: null, matcherVersion: null, parts: [] };
  return { status, ms: 12.4, asOf: '2026-11-22T04:25:17.000Z', ...nothing };
}

function hit(jurisdiction: string, obligations: readonly string[] = []) {
  const person = { name: 'Mari Maasikas', birthDate: '1979-03-14' };
  return { jurisdiction, id: `${jurisdiction}:1`, score: 0.987, ...person, obligations };
}

function error(code: string, jurisdiction?: string) {
  return { message: 'a fault', extensions: { code, ...(jurisdiction === undefined ? {} : { jurisdiction }) } };
}

const outcome: SearchOutcome = {
  hits: [hit('EE')],
  jurisdictions: {
    UA: report('ANSWERED'),
    EE: report('ANSWERED'),
    DE: report('UNAVAILABLE'),
    FR: report('ANSWERED'),
    JP: report('ANSWERED'),
  },
  errors: [
    error('JURISDICTION_UNAVAILABLE', 'DE'),
    error('JURISDICTION_UNAVAILABLE', 'FR'),
    error('INTERNAL', 'EE'),
    error('BAD_USER_INPUT', 'UA'),
  ],
};

function lineOf(member: string): string | undefined {
  return searchText(outcome)
    .split('\n')
    .find((line) => line.startsWith(`${member} `));
}

describe('the hits of a search', () => {
  const hits = [
    hit('EE', ['crime-only', 'no-onward-transfer']),
    hit('EE', ['crime-only']),
    hit('DE'),
    hit('FR', ['crime-only', 'eat-after-reading']),
    hit('FR', ['no-onward-transfer']),
  ];

  it('are followed by what must be done with which of them, in plain words', () => {
    expect(searchText({ ...outcome, hits })).toContain(
      [
        'what you must do with these hits:',
        '1-2, 4  use it for preventing and combating crime only',
        '1, 5    do not pass it on without the consent of its owner',
        '4       ask its owner what `eat-after-reading` asks of you',
        '',
      ].join('\n'),
    );
    expect(searchText(outcome)).not.toContain('what you must do');
  });

  it('are explained in a sentence each, where that was asked for', () => {
    const compared = (feature: string, explanation: string) => ({ feature, score: 1, explanation });
    const reasons = [
      compared('name', 'given name: Mohamed ≈ محمد, same skeleton; surname: Haddad, equal'),
      compared('birthDate', 'same year, day unknown'),
    ];
    const other = [compared('name', 'Haddad, equal'), compared('sex', 'different')];
    const explained = [{ ...hit('EE'), reasons }, hit('DE'), { ...hit('FR'), reasons: other }];
    expect(searchText({ ...outcome, hits: explained })).toContain(
      [
        'why:',
        '1  given name: Mohamed ≈ محمد, same skeleton; surname: Haddad, equal; born: same year, day unknown',
        '3  name: Haddad, equal; sex: different',
        '',
      ].join('\n'),
    );
    expect(searchText(outcome)).not.toContain('why:');
  });

  it('have it in JSON beside all else that they have', () => {
    expect(searchJson({ ...outcome, hits })['hits']).toEqual(hits);
  });

  it('bear what holds for them, above them and in them, and nothing of another hit', () => {
    const told = (obligations: readonly string[], ...paths: readonly string[]) => ({
      jurisdiction: 'EE',
      obligations,
      paths,
    });
    const answered = [
      told(['no-onward-transfer', 'crime-only'], 'searchPersons.edges.1.node', 'searchPersons.edges.10.node'),
      told(['not-as-evidence'], 'searchPersons.edges.1.node.birthDate'),
      told(['this-case-only'], 'searchPersons.edges.2'),
      told(['crime-only'], 'searchPersons.total'),
    ];
    const at = (index: number) => obligationsAt(answered, `searchPersons.edges.${index}`);
    expect([0, 1, 2, 10].map(at)).toEqual([
      [],
      ['crime-only', 'no-onward-transfer', 'not-as-evidence'],
      ['this-case-only'],
      ['crime-only', 'no-onward-transfer'],
    ]);
    expect(obligationsAt([told(['crime-only'], 'searchPersons')], 'searchPersons.edges.0')).toEqual(['crime-only']);
  });
});

describe('what must be known of hits beside them', () => {
  const said = (per100k: number, expected: number | null) => ({
    ...report('ANSWERED'),
    falseHits: { per100k, expected },
  });
  const jurisdictions = { JP: said(30, 12), UA: said(4.5, null), DE: said(4.5, null), EE: report('WITHHELD') };
  const groups = [['DE'], ['EE', 'JP']];

  it('is how many strangers are as like, by member, and how far scores compare', () => {
    expect(searchRemarks(jurisdictions, [])).toEqual([
      'people other than the one sought who are as like by chance: about 12 (JP); 4.5 of 100000 records (DE, UA)',
    ]);
    const ranking = (comparable: string) => searchRemarks({}, [{ path: 'searchPersons', groups, comparable }]);
    expect(ranking('roughly')).toEqual([expect.stringContaining('compare roughly')]);
    expect(ranking('no')).toEqual([expect.stringMatching(/do not compare.*: DE \/ EE, JP$/)]);
    expect(searchRemarks({ EE: report('ANSWERED') }, [])).toEqual([]);
  });

  it('is in JSON as well', () => {
    const ranking = [{ path: 'searchPersons', groups, comparable: 'no' }];
    const json = searchJson({ ...outcome, errors: [], jurisdictions, ranking });
    expect(json).toMatchObject({ ranking, jurisdictions: { JP: { falseHits: { per100k: 30, expected: 12 } } } });
    expect(searchJson(outcome)).not.toHaveProperty('ranking');
  });
});

describe('the lines of members under a search', () => {
  it('have wording of their own for each status', () => {
    const lines = STATUSES.map((status) => toldOf(status, 0, []));
    expect(new Set(lines).size).toBe(STATUSES.length);
    for (const line of lines) expect(line.length).toBeGreaterThan(5);
  });

  it.each(STATUSES.filter((status) => status !== 'ANSWERED'))('never say of %s what is said of no hit', (status) => {
    expect(toldOf(status, 0, [])).not.toContain('nothing that may be told');
    expect(toldOf(status, 0, [])).toContain(STATUS_CATALOGUE[status].label);
  });

  it.each(STATUSES.filter((status) => STATUS_CATALOGUE[status].fault))(
    'name the status where it is the fault %s',
    (status) => {
      expect(toldOf(status, 0, ['SOURCE_UNAVAILABLE'])).toContain(`(${status}, SOURCE_UNAVAILABLE)`);
      expect(toldOf(status, 2, [])).toBe(`2 hits, but ${STATUS_CATALOGUE[status].label} (${status})`);
    },
  );

  it.each([
    { member: 'JP', says: 'JP  nothing that may be told ' },
    { member: 'DE', says: 'DE  could not be reached (UNAVAILABLE) ' },
    {
      member: 'FR',
      says: 'FR  no whole answer: ask the member again later (ANSWERED, JURISDICTION_UNAVAILABLE) ',
    },
    { member: 'EE', says: 'EE  1 hit, not all: give the request id to the operator (ANSWERED, INTERNAL) ' },
    {
      member: 'UA',
      says: 'UA  no whole answer: correct the argument that the message names (ANSWERED, BAD_USER_INPUT) ',
    },
  ])('say `$says` of a member', ({ member, says }) => {
    expect(lineOf(member)).toMatch(new RegExp(`^${says.replace(/[()]/g, '\\$&')} *as of 2026-11-22 04:25  12 ms$`));
  });

  it('take no code of another member, nor one that repeats the status, nor one twice', () => {
    const errors = [error('WITHHELD', 'EE'), error('FORBIDDEN', 'EE'), error('FORBIDDEN', 'EE'), error('INTERNAL')];
    expect(faultCodes('EE', 'WITHHELD', errors)).toEqual(['FORBIDDEN']);
    expect(faultCodes('DE', 'ANSWERED', errors)).toEqual([]);
  });

  it('give codes in JSON to the members at fault alone', () => {
    const members = searchJson(outcome)['jurisdictions'];
    expect(members).toMatchObject({
      DE: { status: 'UNAVAILABLE', hits: 0, ms: 12.4 },
      EE: { status: 'ANSWERED', hits: 1, codes: ['INTERNAL'] },
    });
    expect(Object.entries(members ?? {}).filter(([, member]: [string, object]) => 'codes' in member)).toHaveLength(3);
  });

  it('let no text of a national system steer the terminal', () => {
    const escape = { ...hit('EE'), name: 'Mari\u001b[2J\nDE  1 hit' };
    expect(searchText({ ...outcome, hits: [escape] })).toContain('Mari\ufffd[2J\ufffdDE  1 hit');
  });
});
