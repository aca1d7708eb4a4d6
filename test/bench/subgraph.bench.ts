import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench } from './bench.ts';
import { estoniaInPostgresql, germanyInSqlite } from './subgraph/countries.ts';
import { measureCountry } from './subgraph/measure-country.ts';

const COUNTRIES = { sqlite: germanyInSqlite, postgresql: estoniaInPostgresql };

/**
 * One country's search of 100 persons through its subgraph: `p50` (the worse of two databases) against all the SQL that
 * the search issues, `read` against what it asks of the national system alone, as if who is sought were known.
 */
export const subgraphBench: Bench = async (options) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'));
  const ratios: { readonly search: number; readonly read: number }[] = [];
  const ratio: Record<string, number> = {};
  const detail: Record<string, unknown> = {};
  try {
    for (const [name, fill] of Object.entries(COUNTRIES)) {
      options.progress(`${name}: filling`);
      const country = await fill(path.join(folder, name));
      const found = await measureCountry(country, options).finally(() => country.close());
      ratios.push({ search: found.ratio, read: found.readRatio });
      ratio[name] = found.ratio;
      detail[name] = found.detail;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const worst = (figures: readonly number[]) => Math.max(...figures);
  return {
    ratio: { p50: worst(ratios.map(({ search }) => search)), read: worst(ratios.map(({ read }) => read)), ...ratio },
    detail,
  };
};
