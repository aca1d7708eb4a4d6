import { rememberedSimilarity } from '../../../subgraphs/matching/align-tokens.ts';
import { scorePersons, type ComparedPerson, type Feature } from '../../../subgraphs/matching/compare-persons.ts';
import { wordCounter } from '../../../subgraphs/matching/frequencies/count-words.ts';
import { expectFalseHits } from '../../../subgraphs/matching/frequencies/false-hits.ts';
import { frequenciesOf } from '../../../subgraphs/matching/frequencies/frequency-table.ts';
import { SHIPPED_FREQUENCIES } from '../../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../../subgraphs/matching/matcher.ts';
import { normaliseUnder, type NormalisedName } from '../../../subgraphs/matching/normalise.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';

/** A person of a population: his names, the one that he is sought by first, and his birth date. */
export interface Inhabitant {
  readonly names: readonly string[];
  readonly birthDate: string | null;
}

/** Strangers foretold and found of 100,000 records, of the same searches. */
export interface Foretold {
  readonly foretold: number;
  readonly found: number;
}

/** What came of the searches of one population. */
export interface Measured {
  /** Foretold ÷ found, over all searches. */
  readonly ratio: number;
  /** The means of each quarter of the searches, those of which the fewest are foretold first. */
  readonly quarters: readonly Foretold[];
  /** Foretold ÷ found of single searches that found somebody: the first quarter, the middle, the third. */
  readonly single: readonly number[];
}

const ASKED = { name: ['name'], born: ['name', 'birthDate'] } as const;
const GROUPS = 4;

function sum(searches: readonly Foretold[], of: keyof Foretold): number {
  return searches.reduce((all, search) => all + search[of], 0);
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

function measured(searches: readonly Foretold[]): Measured {
  const ordered = searches.toSorted((one, two) => one.foretold - two.foretold);
  const quarters = Array.from({ length: GROUPS }, (_, group) => {
    const part = ordered.filter((_search, at) => Math.floor((at * GROUPS) / ordered.length) === group);
    const mean = (of: keyof Foretold) => rounded(sum(part, of) / part.length);
    return { foretold: mean('foretold'), found: mean('found') };
  });
  const single = searches
    .flatMap(({ foretold, found }) => (found === 0 ? [] : [foretold / found]))
    .sort((one, two) => one - two);
  const at = (share: number) => rounded(single[Math.floor(share * single.length)] ?? 0);
  const ratio = rounded(sum(searches, 'foretold') / sum(searches, 'found'));
  return { ratio, quarters, single: [at(0.25), at(0.5), at(0.75)] };
}

/** Seeks people of a population by their own names, with and without birth date, under the population's own table. */
export function measurePopulation(
  people: readonly Inhabitant[],
  searches: number,
): Readonly<Record<keyof typeof ASKED, Measured>> {
  const counter = wordCounter();
  for (const { names } of people) counter.add(names);
  const table = counter.table('2026-11-30');
  const frequencies = table === null ? SHIPPED_FREQUENCIES : frequenciesOf(table);
  const unknown = { names: [], birthDates: [], nationalities: [], sex: null, identifiers: [] };
  const records = people.map(({ names, birthDate }) => ({
    names: names.map((name) => normaliseUnder(name, frequencies)),
    compared: { ...unknown, birthDates: birthDate === null ? [] : [birthDate] } satisfies ComparedPerson,
  }));
  const found: Record<keyof typeof ASKED, Foretold[]> = { name: [], born: [] };
  const per100k = 100_000 / people.length;
  for (let search = 0; search < searches; search += 1) {
    const own = Math.floor((search * people.length) / searches);
    const [name] = records[own]?.names ?? [];
    if (name === undefined || name.tokens.length === 0) continue;
    const query: ComparedPerson = { ...unknown, names: [name], birthDates: records[own]?.compared.birthDates ?? [] };
    const compare = rememberedSimilarity();
    const similarityTo = (names: readonly NormalisedName[]) =>
      Math.max(0, ...names.map((other) => scoreNames(name, other, compare)));
    const strangers = records.flatMap(({ names, compared }, at) =>
      at === own ? [] : [{ compared, similarity: similarityTo(names) }],
    );
    for (const asked of ['name', 'born'] as const) {
      const features = new Set<Feature>(ASKED[asked]);
      const hits = strangers.filter(
        ({ compared, similarity }) => scorePersons(query, compared, features, similarity) >= DEFAULT_FLOOR,
      );
      const { per100k: foretold } = expectFalseHits(query, features, DEFAULT_FLOOR, frequencies);
      found[asked].push({ foretold, found: hits.length * per100k });
    }
  }
  return { name: measured(found.name), born: measured(found.born) };
}
