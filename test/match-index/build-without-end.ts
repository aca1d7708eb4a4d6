import { openMatchIndex, type MatchIndexPlace } from '../../subgraphs/match-index/open-match-index.ts';
import { KEY, person, readAt } from './entries.ts';

/** Begins a build at the place given (JSON), says so once pages are written, and never ends: to be killed in the middle. */
async function* endless() {
  for (let page = 0; ; page += 1) {
    yield await Promise.resolve(
      Array.from({ length: 500 }, (_, index) => person(`half-${page}-${index}`, ['Half Built'])),
    );
    if (page === 3) process.stdout.write('building\n');
  }
}

const place = JSON.parse(process.argv[2] ?? '') as MatchIndexPlace;
const index = await openMatchIndex({ place, key: KEY });
await index.rebuild(endless(), readAt('2026-05-05T00:00:00.000Z'));
