import { rememberedSimilarity } from '../../../subgraphs/matching/align-tokens.ts';
import { scorePersons, type Feature } from '../../../subgraphs/matching/compare-persons.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';
import type { BenchOptions } from '../bench.ts';
import { percentile } from '../statistics.ts';
import type { Spelt } from './people.ts';

const CANDIDATES = 300;
const FEATURES: ReadonlySet<Feature> = new Set<Feature>(['name', 'birthDate']);

/** Milliseconds to score one person sought against 300 candidates by name and birth date, as a search does. */
export function measureScoring(people: readonly (readonly Spelt[])[], { quick, progress }: BenchOptions) {
  progress('scoring candidates');
  const all = people.flat();
  const times: number[] = [];
  let best = 0;
  for (let query = 0; query < (quick ? 200 : 1_000); query += 1) {
    const sought = all[(query * 13) % all.length];
    if (sought === undefined) continue;
    const candidates = Array.from({ length: CANDIDATES }, (_, at) => all[(query * 31 + at) % all.length] ?? sought);
    const started = performance.now();
    const compare = rememberedSimilarity();
    for (const { person } of candidates) {
      const similarity = scoreNames(sought.person.names[0], person.names[0], compare);
      best = Math.max(best, scorePersons(sought.person, person, FEATURES, similarity));
    }
    times.push(performance.now() - started);
  }
  if (!(best > 0)) throw new Error('nobody was like anybody');
  const warm = times.slice(Math.ceil(times.length / 10));
  return { detail: { score300Ms: percentile(warm, 0.5), score300P99Ms: percentile(warm, 0.99) } };
}
