import {
  frequenciesOf,
  MOST_TABLE_BYTES,
  parseFrequencyTable,
  tableVersion,
  writeFrequencyTable,
  type FrequencyTable,
} from '../../../subgraphs/matching/frequencies/frequency-table.ts';
import { matcherVersion, MATCHER_VERSION } from '../../../subgraphs/matching/matcher.ts';
import { SHIPPED_FREQUENCIES } from '../../../subgraphs/matching/frequencies/name-frequencies.ts';
import { normaliseName, normaliseUnder } from '../../../subgraphs/matching/normalise.ts';

const TABLE: FrequencyTable = {
  madeOn: '2026-11-30',
  people: 50_000,
  words: [
    { script: 'Cyrl', sounds: 'tamm', share: 100 },
    { script: 'Latn', sounds: 'kask', share: 300 },
    { script: 'Arab', sounds: 'mhmd', share: 1_000 },
    { script: 'Latn', sounds: 'Sevr', share: 300 },
  ],
};

const written = (changes: object) =>
  JSON.stringify({ ...JSON.parse(writeFrequencyTable(TABLE)), ...changes } as object);

function faultOf(text: string): string {
  try {
    parseFrequencyTable(text);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'none';
}

describe('the file of a table of frequencies', () => {
  it('is read as it was written, the most common words first', () => {
    const read = parseFrequencyTable(writeFrequencyTable(TABLE));
    expect({ ...read, words: new Set(read.words) }).toEqual({ ...TABLE, words: new Set(TABLE.words) });
    expect(read.words.map(({ sounds }) => sounds)).toEqual(['mhmd', 'Sevr', 'kask', 'tamm']);
  });

  it('is the same text, and of the same version, in whatever order the words came', () => {
    const turned = { ...TABLE, words: TABLE.words.toReversed() };
    expect(writeFrequencyTable(turned)).toBe(writeFrequencyTable(TABLE));
    expect(tableVersion(turned)).toBe(tableVersion(TABLE));
  });

  it('has the version of what scores depend on: its words and their shares', () => {
    expect(tableVersion({ ...TABLE, words: TABLE.words.slice(1) })).not.toBe(tableVersion(TABLE));
    const [first, ...others] = TABLE.words;
    const changed = first === undefined ? [] : [{ ...first, share: 300 }, ...others];
    expect(tableVersion({ ...TABLE, words: changed })).not.toBe(tableVersion(TABLE));
    expect(frequenciesOf({ ...TABLE, madeOn: '2027-01-01', people: 60_000 }).version).toBe(tableVersion(TABLE));
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /no JSON/],
    ['another format', written({ format: 2 }), /\/format/],
    ['no day', written({ madeOn: '2026-13-01' }), /\/madeOn/],
    ['people who are not rounded', written({ people: 51_234 }), /\/people must be rounded/],
    ['a field that it has not', written({ names: [] }), /additional properties/],
    ['a script that is none', written({ words: [{ script: 'Zzzz', sounds: 'a', share: 100 }] }), /\/words\/0\/script/],
    ['a share of no class', written({ words: [{ script: 'Latn', sounds: 'a', share: 7 }] }), /\/words\/0\/share/],
    ['sounds that are none', written({ words: [{ script: 'Latn', sounds: 'é', share: 100 }] }), /\/words\/0\/sounds/],
    ['a word twice', written({ words: [TABLE.words[1], TABLE.words[1]] }), /\/words\/1 stands here a second time/],
    ['more than it may hold', ' '.repeat(MOST_TABLE_BYTES + 1), /longer than/],
  ])('is refused with %s, and the place is said', (_, text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });

  it('is refused with all its faults at once, told up to a bound', () => {
    const words = Array.from({ length: 50 }, () => ({ script: 'Latn', sounds: '', share: 1 }));
    const fault = faultOf(written({ people: 0, words }));
    expect(fault).toMatch(/\/people/);
    expect(fault).toMatch(/\/words\/3\/share/);
    expect(fault).toMatch(/and \d+ more$/);
    expect(fault.length).toBeLessThan(2_000);
  });
});

describe('names under a table', () => {
  const frequencies = frequenciesOf(TABLE);

  it('weigh its words less, in whatever script and spelling', () => {
    const weightOf = (name: string) => normaliseUnder(name, frequencies).weight / normaliseName(name).weight;
    expect(weightOf('Kask')).toBeLessThan(0.6);
    expect(weightOf('Каск')).toBeLessThan(0.6);
    expect(weightOf('Lepik')).toBe(1);
    expect(normaliseUnder('محمد', frequencies).weight).toBe(normaliseName('محمد').weight);
    expect(normaliseUnder('Smith', frequencies).weight).toBeGreaterThan(normaliseName('Smith').weight);
  });

  it('are of a version that names the table, but for the one that is shipped', () => {
    expect(matcherVersion(SHIPPED_FREQUENCIES)).toBe(MATCHER_VERSION);
    expect(matcherVersion(frequencies)).toBe(`${MATCHER_VERSION}+${tableVersion(TABLE)}`);
  });
});
