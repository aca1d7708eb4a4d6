import { readFileSync } from 'node:fs';
import { openMatchIndex } from '../../subgraphs/match-index/sqlite-match-index.ts';
const lines = readFileSync('/work/shared/data/names/population_synthetic_50k.csv', 'utf8').split('\n').slice(1).filter(Boolean);
process.stdout.write(lines[0] + '\n');
const index = openMatchIndex({ folder: '/tmp/probe/index' });
async function* entries() {
  let n = 0;
  for (let from = 0; from < lines.length; from += 1000) {
    yield lines.slice(from, from + 1000).map((line) => {
      const parts = line.split(',');
      return { system: 's', type: 'Person', key: String(++n), names: [parts[1] ?? ''], birthDates: ['1979-03-14'], identifiers: [] };
    });
  }
}
if (index.asOf() === null) await index.rebuild(entries(), new Date());
for (const at of [10, 500, 9000, 20000, 30000, 40000, 45000]) {
  const name = lines[at]?.split(',')[1] ?? '';
  for (const limit of [2000, 2000, 10000, 50000]) {
    const t = performance.now();
    const found = index.byName('Person', name, limit);
    process.stdout.write(`${name} ${limit} ${found.length} ${(performance.now() - t).toFixed(1)}ms\n`);
  }
}
index.close();
