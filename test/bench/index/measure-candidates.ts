import type { IndexEntry } from '../../../subgraphs/match-index/match-index.ts';
import { openMatchIndex } from '../../../subgraphs/match-index/open-match-index.ts';
import { figure, percentile } from '../statistics.ts';
import { CANDIDATES } from './index-process.ts';
import { listedPeople } from './listed-people.ts';
import { labelledNeedles, type Needle } from './needles.ts';

const KEY = Buffer.alloc(64, 'bench');
const PAGE = 1_000;

function entryOf(key: string, names: readonly string[], birthDates: readonly string[] = []): IndexEntry {
  return { system: 'list', type: 'Person', key, names, birthDates, identifiers: [] };
}

async function* haystack(needles: readonly Needle[]): AsyncGenerator<readonly IndexEntry[]> {
  const people = listedPeople();
  for (let from = 0; from < people.length; from += PAGE) {
    const page = people.slice(from, from + PAGE);
    yield await Promise.resolve(
      page.map(({ full, birthDate }, at) => entryOf(`hay ${from + at}`, [full], [birthDate])),
    );
  }
  yield needles.map(({ id, held }) => entryOf(id, held));
}

interface Tally {
  sought: number;
  found: number;
}

async function recall(folder: string, needles: readonly Needle[], floor?: number) {
  const options = floor === undefined ? {} : { floor };
  const index = await openMatchIndex({ place: { kind: 'sqlite', folder }, key: KEY, ...options });
  const byKind = new Map<string, Tally>();
  const counts: number[] = [];
  for (const { id, kind, sought } of needles) {
    const candidates = await index.byName('Person', sought[0] ?? '', CANDIDATES);
    const isFound = candidates.some(({ key }) => key === id);
    counts.push(candidates.length);
    for (const name of [kind, 'all']) {
      const tally = byKind.get(name) ?? { sought: 0, found: 0 };
      byKind.set(name, { sought: tally.sought + 1, found: tally.found + (isFound ? 1 : 0) });
    }
  }
  await index.close();
  const of = [...byKind].sort().map(([kind, { found, sought }]) => [kind, figure(found / sought)] as const);
  return {
    recall: Object.fromEntries(of),
    candidatesP50: percentile(counts, 0.5),
    candidatesMean: figure(counts.reduce((sum, count) => sum + count, 0) / counts.length),
  };
}

/**
 * How many labelled matches are among the first 300 candidates out of 50,000 people in nine scripts, by what the two
 * sides are written in: as an index serves them, and as the keys alone find them, without the floor of similarity.
 */
export async function measureCandidates(folder: string) {
  const needles = await labelledNeedles();
  if (needles.length === 0 || listedPeople().length === 0) return 'not measured: the labelled data are not there';
  const index = await openMatchIndex({ place: { kind: 'sqlite', folder }, key: KEY });
  await index.rebuild(haystack(needles), { asOf: new Date(), read: new Map() });
  await index.close();
  return {
    sought: needles.length,
    limit: CANDIDATES,
    asServed: await recall(folder, needles),
    withoutFloor: await recall(folder, needles, 0),
  };
}
