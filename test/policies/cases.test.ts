import { testPolicies } from '../../policies/cases.ts';
import { withCountry } from './country-folder.ts';

const TABLES = {
  'permissions.yaml':
    '- { id: names, role: analyst, read: name, search: name, then: allow, because: name law }\n- { id: births, role: investigator, read: birth, then: allow, because: birth law }\n',
  'restrictions.yaml':
    '- { id: minors, minor: true, read: PersonName.full, then: mask initials, obligations: crime-only, because: minor law }\n',
  'release.yaml': '- { id: sends, role: analyst, toMember: FR, search: name, then: allow, because: release law }\n',
};

const GIVEN = 'member: FR, role: analyst, purpose: investigation, basis: UNTOC-18';

function run(cases: string | null) {
  return withCountry({ ...TABLES, 'cases.yaml': cases }, (folder) => testPolicies(folder));
}

describe('cases', () => {
  it('pass, and tell which rows they exercise', async () => {
    const report = await run(
      [
        `- id: adult\n  given: { ${GIVEN}, record: { type: Person, minorNow: false } }`,
        '  expect: { read: { PersonName.full: allow, Person.birthDate: deny }, search: { PersonName.full: true }, known: true, obligations: [] }',
        `- id: minor\n  given: { ${GIVEN}, record: { type: Person, minorNow: true } }`,
        '  expect: { read: { PersonName.full: mask initials }, obligations: crime-only }',
        '- id: sent\n  given: { role: analyst, to: FR, search: PersonName.full }\n  expect: { sent: true }',
      ].join('\n'),
    );
    const [country] = report.countries;
    expect(report.passed).toBe(true);
    expect(country?.results.map(({ id, failures }) => [id, failures])).toEqual([
      ['adult', []],
      ['minor', []],
      ['sent', []],
    ]);
    expect(country?.rows).toEqual({ total: 4, covered: 3, idle: ['births'] });
  });

  it('fail with what was expected, what came, and the article', async () => {
    const report = await run(
      [
        `- id: wrong\n  given: { ${GIVEN}, record: { type: Person, minorNow: true, handling: H1 } }`,
        '  expect: { read: { PersonName.full: allow }, search: { Person.birthDate: true }, known: false, obligations: [] }',
        '- id: unsent\n  given: { role: analyst, to: BR, search: PersonName.full }\n  expect: { sent: true }',
      ].join('\n'),
    );
    expect(report.passed).toBe(false);
    expect(report.countries[0]?.results.map(({ failures }) => failures)).toEqual([
      [
        'PersonName.full: expected `allow`, got `initials` (minor law)',
        'known: expected `false`, got `true`',
        'obligations: expected `none`, got `crime-only, judicial-use-with-consent`',
        'search by Person.birthDate: expected `true`, got `false`',
      ],
      ['sent: expected `true`, got `false` (no release to `BR` for this requester and purpose)'],
    ]);
  });

  it('are not run where a case or a table has a fault, and none have not passed', async () => {
    const faulty = await run(
      `- id: gone\n  given: { ${GIVEN}, record: { type: Person } }\n  expect: { read: { Person.shoeSize: allow } }\n`,
    );
    expect(faulty.countries[0]?.faults.map(({ message }) => message)).toContain(
      '`Person.shoeSize` is no field that policy controls',
    );
    expect([faulty.passed, faulty.countries[0]?.results]).toEqual([false, []]);
    expect((await run(null)).passed).toBe(false);
  });

  it.each([
    [
      'asks what may be read of no record',
      `- id: one\n  given: { ${GIVEN} }\n  expect: { known: true }\n`,
      'needs a `record`',
    ],
    [
      'asks for nobody',
      '- id: one\n  given: { role: analyst, record: { type: Person } }\n  expect: { known: true }\n',
      'needs his `member`',
    ],
    ['sends to nobody', '- id: one\n  given: { role: analyst }\n  expect: { sent: true }\n', 'needs the member asked'],
    ['expects nothing', `- id: one\n  given: { ${GIVEN} }\n  expect: {}\n`, 'expects nothing'],
    ['has no `given`', '- id: one\n  expect: { known: true }\n', 'needs `given`'],
  ])('are refused where one %s', async (_, cases, expected) => {
    const { countries } = await run(cases);
    expect(countries[0]?.faults.map(({ message }) => message).join('\n')).toContain(expected);
  });
});
