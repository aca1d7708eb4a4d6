import type { Bench } from './bench.ts'; export const subgraphBench: Bench = () => Promise.reject(new Error('not yet'));
