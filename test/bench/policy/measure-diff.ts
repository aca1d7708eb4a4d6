import { diffPolicies } from '../../../policies/office/diff/diff-policies.ts';
import { manyRows } from '../../policies/office/many-rows.ts';
import type { BenchOptions } from '../bench.ts';
import { timed } from '../measure.ts';
import { figure, median } from '../statistics.ts';

/** Two policies of a size, of which a share of the rows differs. */
const SIZES = [
  { rows: 40, countries: 20, changed: 0.2 },
  { rows: 400, countries: 100, changed: 0.05 },
] as const;

/** How long the exhaustive difference of two policies takes, in milliseconds, by the number of their rows. */
export async function measureDiff({ quick, progress }: BenchOptions) {
  const found: Record<string, object> = {};
  for (const size of SIZES) {
    progress(`difference: ${size.rows} rows over ${size.countries} countries`);
    const both = manyRows(size);
    let changes = 0;
    const run = () => timed(() => (changes = diffPolicies(both).changes.length));
    await run();
    const rounds: number[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round += 1) rounds.push(await run());
    found[String(size.rows)] = { ms: figure(median(rounds)), changes };
  }
  return { detail: { diff: found } };
}
