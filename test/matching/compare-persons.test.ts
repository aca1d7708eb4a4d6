import {
  comparePersons,
  scorePersons,
  type ComparedPerson,
  type ComparisonRights,
  type Feature,
} from '../../subgraphs/matching/compare-persons.ts';
import { scoreNames } from '../../subgraphs/matching/score-names.ts';
import { CANDIDATE_FLOOR, DEFAULT_FLOOR, DEFAULT_THRESHOLD } from '../../subgraphs/matching/matcher.ts';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';

const ALL: readonly Feature[] = [
  'name',
  'birthDate',
  'birthPlace',
  'nationality',
  'sex',
  'document',
  'nationalId',
  'interpolId',
];
const OPEN: ComparisonRights = { features: new Set(ALL), readable: new Set(ALL) };
const UNKNOWN: ComparedPerson = { names: [], birthDates: [], nationalities: [], sex: null, identifiers: [] };

function person(name: string, details: Partial<ComparedPerson> = {}): ComparedPerson {
  return { ...UNKNOWN, names: name === '' ? [] : [normaliseName(name)], ...details };
}

const sought = person('Mohamed Jalali', { birthDates: ['1979-03-14'], nationalities: ['EG'], sex: 'male' });

describe('comparing persons', () => {
  it.each<[string, ComparedPerson]>([
    ['the same name', person('محمد جلالی')],
    ['another name', person('Anna Berg')],
    ['a birth date', person('محمد جلالی', { birthDates: ['1979-03-15', '1951'] })],
    ['another birth date', person('Mohamed Jalali', { birthDates: ['1951-07-02'] })],
    ['another sex and nationality', person('Mohamed Jalali', { sex: 'female', nationalities: ['FR'] })],
  ])('scores a record with %s alone as it scores it with its reasons', (_, record) => {
    const similarity = Math.max(...sought.names.flatMap((a) => record.names.map((b) => scoreNames(a, b))));
    for (const features of [OPEN.features, new Set<Feature>(['name']), new Set<Feature>(['sex', 'birthDate'])]) {
      const { score } = comparePersons(sought, record, { features, readable: features });
      expect(scorePersons(sought, record, features, similarity)).toBe(score);
    }
  });

  it('ranks by birth date those whose names are alike', () => {
    const score = (birthDates: readonly string[]) =>
      comparePersons(sought, person('محمد جلالی', { birthDates }), OPEN).score;
    expect(score(['1979-03-14'])).toBeGreaterThan(score(['1979']));
    expect(score(['1979'])).toBeGreaterThan(score([]));
    expect(score([])).toBeGreaterThan(score(['1979-08-20']));
    expect(score(['1979-08-20'])).toBeGreaterThan(score(['1951-07-02']));
    expect(score(['1951-07-02'])).toBeLessThan(DEFAULT_THRESHOLD);
  });

  it('tells twins apart: one surname and one day of birth are not enough', () => {
    const [left, right] = [person('Karim Mansour Haddad'), person('Nabil Mansour Haddad')];
    const born = { birthDates: ['1990-05-05'] };
    expect(comparePersons({ ...left, ...born }, { ...right, ...born }, OPEN).score).toBeLessThan(DEFAULT_THRESHOLD);
    const [anna, clara] = [person('Anna Bergmann'), person('Clara Bergmann')];
    expect(comparePersons({ ...anna, ...born }, { ...clara, ...born }, OPEN).score).toBeLessThan(DEFAULT_THRESHOLD);
  });

  it('takes the best of several names', () => {
    const record = { ...UNKNOWN, names: ['池田 茂', 'イケダ シゲル', 'Shigeru Ikeda'].map(normaliseName) };
    expect(comparePersons(person('Икэда Сигэру'), record, OPEN).score).toBeGreaterThan(DEFAULT_THRESHOLD);
  });

  it('compares only what the requester may search by', () => {
    const record = person('محمد جلالی', { birthDates: ['1951-07-02'], sex: 'female' });
    const byName: ComparisonRights = { features: new Set<Feature>(['name']), readable: new Set(ALL) };
    const { score, comparisons } = comparePersons(sought, record, byName);
    expect(comparisons.map(({ feature }) => feature)).toEqual(['name']);
    expect(score).toBe(comparePersons(sought, person('محمد جلالی'), byName).score);
  });

  it('shows no word and no fine shade of what may be searched by but not read', () => {
    const rights: ComparisonRights = { features: new Set(ALL), readable: new Set<Feature>(['birthDate']) };
    const record = person('محمد جلالی', { birthDates: ['1979'], nationalities: ['EG'], sex: 'male' });
    const { comparisons } = comparePersons(sought, record, rights);
    expect(comparisons).toEqual([
      { feature: 'name', score: 1, explanation: 'compared, not shown' },
      { feature: 'birthDate', score: 0.75, explanation: 'same year, day unknown' },
      { feature: 'nationality', score: 1, explanation: 'compared, not shown' },
      { feature: 'sex', score: 1, explanation: 'compared, not shown' },
    ]);
    const unknown = comparePersons(sought, person('محمد جلالی'), rights).comparisons;
    expect(unknown.filter(({ explanation }) => explanation === 'not recorded')).toEqual([
      { feature: 'birthDate', score: 0, explanation: 'not recorded' },
    ]);
  });

  it('compares places of birth in any spelling, and takes a province for no other place', () => {
    const born = (place: string) => ({ ...person('Anna Berg'), birthPlaces: [normaliseName(place)] });
    const place = (left: string, right: string) =>
      comparePersons(born(left), born(right), OPEN).comparisons.find(({ feature }) => feature === 'birthPlace');
    const none = comparePersons(person('Anna Berg'), person('Anna Berg'), OPEN).score;
    for (const [left, right] of [
      ['Tallinn', 'TALLINN'],
      ['Cairo', 'Cairo, Egypt'],
      ['القاهرة', 'al-Qahira'],
      ['Київ', 'Kyiv'],
    ] as const) {
      expect(place(left, right)?.explanation).toBe('the same place');
      expect(comparePersons(born(left), born(right), OPEN).score).toBeGreaterThan(none);
    }
    expect(place('Tallinn', 'Turku')?.explanation).toBe('different');
    expect(comparePersons(born('Tallinn'), born('Turku'), OPEN).score).toBeLessThan(none);
    expect(comparePersons(born('Tallinn'), person('Anna Berg'), OPEN).score).toBe(none);
  });

  it('compares only what was asked', () => {
    const record = person('Mohamed Jalali', { birthDates: ['1951'], nationalities: ['FR'], sex: 'female' });
    expect(comparePersons(person('Mohamed Jalali'), record, OPEN).comparisons).toHaveLength(1);
    expect(comparePersons(UNKNOWN, record, OPEN)).toEqual({ score: 0, comparisons: [] });
  });

  it('knows a document however its number is written', () => {
    const query = person('', { identifiers: [{ kind: 'document', value: 'ab 123-456' }] });
    const holder = person('Anna Berg', { identifiers: [{ kind: 'document', value: 'AB123456' }] });
    const other = person('Anna Berg', { identifiers: [{ kind: 'document', value: 'AB123457' }] });
    expect(comparePersons(query, holder, OPEN).score).toBeGreaterThan(0.99);
    expect(comparePersons(query, other, OPEN).score).toBeLessThan(DEFAULT_FLOOR);
    expect(comparePersons(query, person('Anna Berg'), OPEN).comparisons[0]?.explanation).toBe('not recorded');
  });

  it('has a floor for candidates that loses nobody whom all else would bring up to the floor', () => {
    const born = { birthDates: ['1979-03-14'], nationalities: ['EG'], sex: 'male' };
    const [left, right] = [person('Mohamed Jalali Hassan', born), person('Karim Omar Mohamed', born)];
    const comparison = comparePersons(left, right, OPEN);
    expect(comparison.comparisons[0]?.score).toBeLessThan(CANDIDATE_FLOOR);
    expect(comparison.score).toBeLessThan(DEFAULT_FLOOR);
  });
});
