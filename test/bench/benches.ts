import type { Bench } from './bench.ts';

/** Every benchmark by name; only the one that is asked for is loaded. */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  compose: async () => (await import('./compose.bench.ts')).composeBench,
  fanout: async () => (await import('./fanout.bench.ts')).fanoutBench,
  matching: async () => (await import('./matching.bench.ts')).matchingBench,
  index: async () => (await import('./index.bench.ts')).indexBench,
  'false-hits': async () => (await import('./false-hits.bench.ts')).falseHitsBench,
  policy: async () => (await import('./policy.bench.ts')).policyBench,
  subgraph: async () => (await import('./subgraph.bench.ts')).subgraphBench,
  start: async () => (await import('./start.bench.ts')).startBench,
};
