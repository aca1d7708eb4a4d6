import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench } from './bench.ts';
import { measureCandidates } from './index/measure-candidates.ts';
import { measureSize } from './index/measure-size.ts';
import { startBenchPostgres } from './process/bench-postgres.ts';

const SIZES = { quick: [10_000, 100_000], whole: [10_000, 100_000, 1_000_000] } as const;
const QUESTIONS = { quick: 100, whole: 400 } as const;

/**
 * The match index beside `pg_trgm` on the same people, sought by other countries' spellings of their names: how long a
 * build and a search take, what of them is found, and how both grow. `p50` is the median over the questions of ours ÷
 * `pg_trgm`, at the largest size. Our index in PostgreSQL is measured at the second largest.
 */
export const indexBench: Bench = async ({ quick, progress }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'));
  const postgres = await startBenchPostgres(path.join(folder, 'postgres'));
  const questions = quick ? QUESTIONS.quick : QUESTIONS.whole;
  const sizes: Record<string, Awaited<ReturnType<typeof measureSize>>> = {};
  let largest: Awaited<ReturnType<typeof measureSize>> | null = null;
  try {
    progress('candidates: the labelled matches among 50,000 people');
    const candidates = await measureCandidates(path.join(folder, 'candidates'));
    for (const people of quick ? SIZES.quick : SIZES.whole) {
      progress(`${people} people: building both sides, and asking`);
      const place = { kind: 'sqlite', folder: path.join(folder, `index-${people}`) } as const;
      largest = await measureSize({ people, questions, place, postgres: postgres.url });
      sizes[String(people)] = largest;
    }
    const second = (quick ? SIZES.quick : SIZES.whole).at(-2) ?? 0;
    progress(`${second} people: our index in PostgreSQL`);
    const place = { kind: 'postgresql', connection: { url: postgres.url }, schema: 'comity_index_bench' } as const;
    const again = await measureSize({ people: second, questions, place, postgres: postgres.url });
    const { buildSeconds, rssMiB, p50Ms, p99Ms, recall } = (largest ?? again).ours;
    return {
      ratio: { p50: (largest ?? again).ratio },
      detail: { buildSeconds, rssMiB, p50Ms, p99Ms, recall, sizes, postgresql: { [second]: again.ours }, candidates },
    };
  } finally {
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  }
};
