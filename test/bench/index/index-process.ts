import type { IndexEntry } from '../../../subgraphs/match-index/match-index.ts';
import { openMatchIndex, type MatchIndexPlace } from '../../../subgraphs/match-index/open-match-index.ts';
import { CANDIDATE_LIMIT } from '../../../subgraphs/runtime/search/known-records.ts';
import { serveBench } from '../process/serve-bench.ts';
import { listedPeople } from './listed-people.ts';
import { benchPeople } from './people.ts';

/** What a process of this benchmark builds. */
export interface IndexConfig {
  readonly place: MatchIndexPlace;
  readonly seed: string;
  readonly people: number;
}

/** What it tells when it has built: seconds of all, and of them those in which people were made up. */
export interface Built {
  readonly buildSeconds: number;
  readonly sourceSeconds: number;
  /** The most memory that the process had, people and their list included. */
  readonly rssMiB: number;
}

/** The answer to a question: how long it took, and the keys of the first candidates. */
export interface Found {
  readonly ms: number;
  readonly keys: readonly string[];
}

/** Candidates that count as found. */
export const CANDIDATES = 300;
const PAGE = 1_000;
const MIB = 1_024;

function entryOf({ key, name, birthDate }: { key: string; name: string; birthDate: string }): IndexEntry {
  return { system: 'register', type: 'Person', key, names: [name], birthDates: [birthDate], identifiers: [] };
}

serveBench(async (given) => {
  const config = given as IndexConfig;
  const index = await openMatchIndex({ place: config.place, key: Buffer.alloc(64, 'bench') });
  let sourceMs = 0;
  async function* source() {
    const people = benchPeople(config.seed, config.people, listedPeople());
    for (let from = 0; from < config.people; from += PAGE) {
      const started = performance.now();
      const page: IndexEntry[] = [];
      for (let next = people.next(); next.done !== true; next = people.next()) {
        page.push(entryOf(next.value));
        if (page.length === PAGE) break;
      }
      sourceMs += performance.now() - started;
      yield await Promise.resolve(page);
    }
  }
  const started = performance.now();
  await index.rebuild(source(), { asOf: new Date(), read: new Map() });
  const built: Built = {
    buildSeconds: (performance.now() - started) / 1_000,
    sourceSeconds: sourceMs / 1_000,
    rssMiB: process.resourceUsage().maxRSS / MIB,
  };
  return {
    ready: built,
    answers: {
      async find(name): Promise<Found> {
        const asked = performance.now();
        const found = await index.byName('Person', String(name), CANDIDATE_LIMIT);
        const ms = performance.now() - asked;
        return { ms, keys: found.slice(0, CANDIDATES).map(({ key }) => key) };
      },
    },
  };
});
