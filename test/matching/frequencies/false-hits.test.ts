import { generateMember } from '../../../subgraphs/demo/population/generate-population.ts';
import { scorePersons, type ComparedPerson, type Feature } from '../../../subgraphs/matching/compare-persons.ts';
import { wordCounter } from '../../../subgraphs/matching/frequencies/count-words.ts';
import { expectFalseHits } from '../../../subgraphs/matching/frequencies/false-hits.ts';
import { frequenciesOf } from '../../../subgraphs/matching/frequencies/frequency-table.ts';
import {
  nameFrequencies,
  SHIPPED_FREQUENCIES,
  type NameFrequencies,
} from '../../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../../subgraphs/matching/matcher.ts';
import { normaliseUnder } from '../../../subgraphs/matching/normalise.ts';
import { rememberedSimilarity } from '../../../subgraphs/matching/align-tokens.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';

const ALL = new Set<Feature>(['name', 'birthDate', 'sex']);

function sought(name: string, frequencies: NameFrequencies, details: Partial<ComparedPerson> = {}): ComparedPerson {
  const names = [normaliseUnder(name, frequencies)];
  return { names, birthDates: [], nationalities: [], sex: null, identifiers: [], ...details };
}

interface Asked {
  readonly born?: string;
  readonly sex?: string;
  readonly floor?: number;
  readonly features?: ReadonlySet<Feature>;
}

function expected(name: string, { born, sex, floor = DEFAULT_FLOOR, features = ALL }: Asked = {}): number {
  const query = sought(name, SHIPPED_FREQUENCIES, { birthDates: born ? [born] : [], sex: sex ?? null });
  return expectFalseHits(query, features, floor, SHIPPED_FREQUENCIES).per100k;
}

describe('the false hits to expect', () => {
  it.each<[string, number, number]>([
    ['a common name than of a rare one', expected('Mohamed Ali'), expected('Kaspar Lepik')],
    ['a rare name with a common word than of one without', expected('Kim Lepik'), expected('Kaspar Lepik')],
    ['one word than of two', expected('Lepik'), expected('Kaspar Lepik')],
    ['a short name than of a long one', expected('Bo Li'), expected('Bartholomew Featherstone')],
    ['a name alone than with a year of birth', expected('Mohamed Ali'), expected('Mohamed Ali', { born: '1979' })],
    [
      'a year of birth than of a day',
      expected('Mohamed Ali', { born: '1979' }),
      expected('Mohamed Ali', { born: '1979-03-14' }),
    ],
    [
      'a circa year than of a year',
      expected('Mohamed Ali', { born: '1979~' }),
      expected('Mohamed Ali', { born: '1979' }),
    ],
    ['both sexes than of one', expected('Mohamed Ali'), expected('Mohamed Ali', { sex: 'male' })],
    ['a low floor than of a high one', expected('Mohamed Ali'), expected('Mohamed Ali', { floor: 0.5 })],
  ])('are more of %s', (_, more, fewer) => {
    expect(fewer).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(fewer);
  });

  it('take no account of what may not be searched by', () => {
    const features = new Set<Feature>(['name']);
    expect(expected('Mohamed Ali', { born: '1979-03-14', features })).toBe(expected('Mohamed Ali'));
  });

  it('take a birth date that is none for none', () => {
    expect(expected('Mohamed Ali', { born: '1979-02-30' })).toBe(expected('Mohamed Ali'));
  });

  it.each(['', '1', 'a'.repeat(10_000), 'عبد '.repeat(200), 'x y z '.repeat(100), '\ud800', '\u0301'.repeat(500)])(
    'are between none and everybody for any text (%#)',
    (name) => {
      const found = expected(name, { born: '1979-03-14' });
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(100_000);
    },
  );

  it('are a number of a population only where the table is of one', () => {
    const words = SHIPPED_FREQUENCIES.words;
    const [ofNone, ofMany] = [SHIPPED_FREQUENCIES, nameFrequencies('t', words, 50_000)];
    const told = (frequencies: NameFrequencies) =>
      expectFalseHits(sought('Mohamed Ali', frequencies), ALL, DEFAULT_FLOOR, frequencies);
    expect(told(ofNone).expected).toBeNull();
    expect(told(ofNone).per100k).toBe(2_700);
    expect(told(ofMany)).toEqual({ per100k: 2_700, expected: 1_300 });
  });
});

describe('the false hits to expect in a population that nothing was fitted to', () => {
  const PEOPLE = 5_000;
  const QUERIES = 31;
  const median = (numbers: readonly number[]) => numbers.toSorted((one, two) => one - two)[numbers.length >> 1] ?? 0;

  it('are as many as the middle name has, within a factor of three', () => {
    const { persons } = generateMember({ seed: 'never used before', size: PEOPLE }, 'FR');
    const counter = wordCounter();
    const names = persons.map((person) => person.names.map(({ full }) => full));
    for (const all of names) counter.add(all);
    const table = counter.table('2026-11-30');
    const frequencies = table === null ? SHIPPED_FREQUENCIES : frequenciesOf(table);
    const records = names.map((all) => all.map((name) => normaliseUnder(name, frequencies)));
    const byName = new Set<Feature>(['name']);
    const [foretold, found]: [number[], number[]] = [[], []];
    for (let at = 0; at < QUERIES; at += 1) {
      const own = at * Math.floor(PEOPLE / QUERIES);
      const query = sought(names[own]?.[0] ?? '', frequencies);
      foretold.push(expectFalseHits(query, byName, DEFAULT_FLOOR, frequencies).per100k * (PEOPLE / 100_000));
      const compare = rememberedSimilarity();
      const hits = records.filter((record, position) => {
        if (position === own) return false;
        const similarity = Math.max(
          ...record.map((name) => Math.max(...query.names.map((one) => scoreNames(one, name, compare)))),
        );
        return scorePersons(query, query, byName, similarity) >= DEFAULT_FLOOR;
      });
      found.push(hits.length);
    }
    expect(median(found)).toBeGreaterThan(0);
    expect(median(foretold)).toBeGreaterThan(median(found) / 3);
    expect(median(foretold)).toBeLessThan(median(found) * 3);
  });
});
