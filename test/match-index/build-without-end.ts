import { openMatchIndex } from '../../subgraphs/match-index/sqlite-match-index.ts';
import { person } from './entries.ts';

/** Begins a build in the folder given, says so once pages are written, and never ends: to be killed in the middle. */
async function* endless() {
  for (let page = 0; ; page += 1) {
    yield await Promise.resolve(
      Array.from({ length: 500 }, (_, index) => person(`half-${page}-${index}`, ['Half Built'])),
    );
    if (page === 3) process.stdout.write('building\n');
  }
}

await openMatchIndex({ folder: process.argv[2] ?? '' }).rebuild(endless(), new Date());
