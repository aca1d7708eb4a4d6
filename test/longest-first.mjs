import TestSequencer from '@jest/test-sequencer';
import path from 'node:path';

/** What takes longest where nobody has measured yet, as on a machine that just checked the code out: whole federations first. */
const LONGEST = [
  'docs/followed-pages',
  'e2e/start-and-stop',
  'e2e/federation',
  'e2e/real-lists',
  'runtime/every-field',
  'security/',
  'gateway/changes',
  'docs/production-runs',
  'gateway/compose/',
  'bench/command',
  'cli/',
  'policies/engine/',
  'policies/office/',
  'policies/language/many-rows',
  'adapters/sql/',
];

function rank(file) {
  const name = file.split(path.sep).join('/');
  const at = LONGEST.findIndex((each) => name.includes(`/test/${each}`));
  return at === -1 ? LONGEST.length : at;
}

/** Runs the longest first, so that no worker is left with one of them at the end while the others have nothing to do. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((left, right) => rank(left.path) - rank(right.path));
  }
}
