import type { Bench } from './bench.ts'; export const startBench: Bench = () => Promise.reject(new Error('not yet'));
