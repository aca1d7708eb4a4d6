import type { Bench } from './bench.ts'; export const fanoutBench: Bench = () => Promise.reject(new Error('not yet'));
