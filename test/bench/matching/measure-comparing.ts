import anyAscii from 'any-ascii';
import jaroWinkler from 'talisman/metrics/jaro-winkler.js';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';
import { normaliseName } from '../../../subgraphs/matching/normalise.ts';
import type { BenchOptions } from '../bench.ts';
import { interleaved, medianRatio } from '../measure.ts';
import { percentile } from '../statistics.ts';
import type { Spelt } from './people.ts';

/** Comparisons of one pair in a row, of which the mean is one sample: a single one is too short for the clock. */
const IN_A_ROW = 20;
const NANOSECONDS = 1e6;

type Pair = readonly [left: Spelt, right: Spelt];

/** Half of the pairs are of one person in two spellings, half of two persons. */
function pairsOf(people: readonly (readonly Spelt[])[], count: number): readonly Pair[] {
  const known = people.filter(({ length }) => length > 1);
  return Array.from({ length: count }, (_, index): Pair | null => {
    const records = known[index % known.length] ?? [];
    const others = index % 2 === 0 ? records : (known[(index * 7 + 3) % known.length] ?? []);
    const [left, right] = [records[index % records.length], others[(index + 1) % others.length]];
    return left && right ? [left, right] : null;
  }).filter((pair) => pair !== null);
}

/** Nanoseconds a comparison, by pair. */
function timed(pairs: readonly Pair[], compare: (left: Spelt, right: Spelt) => number): readonly number[] {
  let sum = 0;
  const times = pairs.map(([left, right]) => {
    const started = performance.now();
    for (let again = 0; again < IN_A_ROW; again += 1) sum += compare(left, right);
    return ((performance.now() - started) / IN_A_ROW) * NANOSECONDS;
  });
  if (!(sum > 0)) throw new Error('nothing was compared');
  return times;
}

/** A comparison of two normalised names, beside Jaro-Winkler on the same names in Latin letters; and normalising a name. */
export async function measureComparing(people: readonly (readonly Spelt[])[], { quick, progress }: BenchOptions) {
  progress('comparing names');
  const pairs = pairsOf(people, quick ? 2_000 : 10_000);
  const latin = new Map(people.flat().map(({ name }) => [name, anyAscii(name).toLowerCase()]));
  const ours = () =>
    Promise.resolve(timed(pairs, (left, right) => scoreNames(left.person.names[0], right.person.names[0])));
  const theirs = () =>
    Promise.resolve(
      timed(pairs, (left, right) => jaroWinkler(latin.get(left.name) ?? '', latin.get(right.name) ?? '')),
    );
  await ours();
  await theirs();
  const found = await interleaved(quick ? 3 : 9, ours, theirs);
  const normalising = timed(pairs, (left) => normaliseName(left.name).tokens.length);
  const half = (times: readonly number[]) => percentile(times, 0.5);
  return {
    ratio: { compare: medianRatio(found, half) },
    detail: {
      compareNs: half(found.ours.flat()),
      compareP99Ns: percentile(found.ours.flat(), 0.99),
      jaroWinklerNs: half(found.theirs.flat()),
      normaliseNs: half(normalising),
    },
  };
}
