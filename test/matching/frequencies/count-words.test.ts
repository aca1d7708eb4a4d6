import { FEWEST_BEARERS, FEWEST_PEOPLE, wordCounter } from '../../../subgraphs/matching/frequencies/count-words.ts';
import { frequenciesOf } from '../../../subgraphs/matching/frequencies/frequency-table.ts';
import { normaliseName } from '../../../subgraphs/matching/normalise.ts';

const DAY = '2026-11-30';

/** A surname of no more bearers than one, by its number. */
function rareName(number: number): string {
  const syllables = ['ba', 'de', 'gi', 'ko', 'lu', 'ma', 'ne', 'pi', 'ro', 'su'];
  return Array.from(String(number).padStart(5, '0'), (digit) => syllables[Number(digit)] ?? '').join('');
}

function count(people: readonly (readonly string[])[]) {
  const counter = wordCounter();
  for (const names of people) counter.add(names);
  return counter.table(DAY);
}

/** As many people as are asked for, of whom the first bear the names given, and nobody else a common one. */
function people(all: number, ...borne: readonly (readonly [bearers: number, names: readonly string[]])[]) {
  const named = borne.flatMap(([bearers, names]) => Array.from({ length: bearers }, () => names));
  return [...named, ...Array.from({ length: all - named.length }, (_, number) => [rareName(number)])];
}

const shareOf = (table: ReturnType<typeof count>, name: string) => {
  const [token] = normaliseName(name).tokens;
  return table && token ? frequenciesOf(table).shareOf(token) : null;
};

describe('counting who bears which words', () => {
  it('tells of a word that enough bear by its class alone', () => {
    const table = count(people(2_000, [250, ['Tamm']], [61, ['Kask']]));
    expect(table).toMatchObject({ madeOn: DAY, people: 2_000 });
    expect(table?.words).toHaveLength(2);
    expect([shareOf(table, 'Tamm'), shareOf(table, 'Kask')]).toEqual([1_000, 300]);
  });

  it('does not tell of a word that few bear, however large their share', () => {
    const few = FEWEST_BEARERS - 1;
    expect(count(people(FEWEST_PEOPLE, [few, ['Tamm']]))?.words).toEqual([]);
    expect(count(people(FEWEST_PEOPLE, [few + 1, ['Tamm']]))?.words).toHaveLength(1);
    expect(count(people(10_000, [99, ['Tamm']]))?.words).toEqual([]);
  });

  it('is the same table with one person more or less, but where a class begins', () => {
    const table = (bearers: number) => count(people(5_000, [bearers, ['Tamm']]));
    expect(table(81)).toEqual(table(80));
  });

  it('releases none of fewer people than would hide one', () => {
    expect(count(people(FEWEST_PEOPLE - 1, [200, ['Tamm']]))).toBeNull();
    expect(count(people(FEWEST_PEOPLE, [200, ['Tamm']]))).not.toBeNull();
  });

  it('counts spellings and scripts of one word as one, under the one that most write', () => {
    const table = count(people(3_000, [60, ['Мухаммад']], [90, ['Mohamed']], [50, ['Muhammad']]));
    expect(table?.words).toEqual([{ script: 'Latn', sounds: 'mohamed', share: 300 }]);
  });

  it('counts a person once for a word, however often he is so called', () => {
    const table = count(people(2_000, [55, ['Tamm', 'Tamm Tamm', 'TAMM', 'Тамм']]));
    expect(table?.words.map(({ share }) => share)).toEqual([100]);
  });

  it('leaves out what is no name: titles, articles, initials, and who has none', () => {
    const counter = wordCounter();
    for (const names of people(2_000, [500, ['Dr. T. al Kask']])) counter.add(names);
    for (let nobody = 0; nobody < 5_000; nobody += 1) counter.add([]);
    const table = counter.table(DAY);
    expect(table?.people).toBe(2_000);
    expect(table?.words.map(({ sounds }) => sounds)).toEqual(['kask']);
  });

  it('finds the common words among more rare ones than it keeps', () => {
    const counter = wordCounter(200);
    for (let number = 0; number < 4_000; number += 1) {
      counter.add([number % 50 === 0 ? `${rareName(number)} Tamm` : rareName(number)]);
    }
    expect(counter.table(DAY)?.words).toEqual([{ script: 'Latn', sounds: 'tam', share: 100 }]);
  });
});
