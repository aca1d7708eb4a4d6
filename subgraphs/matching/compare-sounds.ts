import { SOUND_INDEX, type SoundCosts } from './sound-costs.ts';
import type { Sounds } from './sounds.ts';

/** Longest word that is compared to its end; no name has a longer one. */
const LONGEST = 48;

const rows = [new Uint16Array(LONGEST + 2), new Uint16Array(LONGEST + 2), new Uint16Array(LONGEST + 2)] as const;
const SWAP = 60;

function weight(sounds: Sounds, costs: Uint8Array): number {
  let sum = 0;
  const length = Math.min(sounds.length, LONGEST);
  for (let index = 0; index < length; index += 1) sum += costs[SOUND_INDEX[sounds.charCodeAt(index)] ?? 0] ?? 0;
  return sum;
}

/**
 * Similarity of two words by their sounds, 0 to 1: a weighted edit distance (with transpositions of neighbours) over
 * what it would cost to find nothing of the heavier word; 0 as soon as it is sure to be below `least`. Bounded by
 * `LONGEST` squared, without allocation.
 */
export function compareSounds(left: Sounds, right: Sounds, costs: SoundCosts, least = 0): number {
  if (left === right) return 1;
  const [m, n] = [Math.min(left.length, LONGEST), Math.min(right.length, LONGEST)];
  const heaviest = Math.max(weight(left, costs.left), weight(right, costs.right));
  if (heaviest === 0) return 0;
  let [before, above, row] = rows;
  above[0] = 0;
  for (let j = 1; j <= n; j += 1) {
    above[j] = (above[j - 1] ?? 0) + (costs.right[SOUND_INDEX[right.charCodeAt(j - 1)] ?? 0] ?? 0);
  }
  const most = (1 - least) * heaviest;
  let last = 0;
  let nearestBefore = 0;
  for (let i = 1; i <= m; i += 1) {
    const a = SOUND_INDEX[left.charCodeAt(i - 1)] ?? 0;
    const missing = costs.left[a] ?? 0;
    row[0] = (above[0] ?? 0) + missing;
    let lastB = 0;
    let nearest = row[0];
    for (let j = 1; j <= n; j += 1) {
      const b = SOUND_INDEX[right.charCodeAt(j - 1)] ?? 0;
      let best = (above[j - 1] ?? 0) + (costs.replace[(a << 6) | b] ?? 0);
      const less = (above[j] ?? 0) + missing;
      if (less < best) best = less;
      const more = (row[j - 1] ?? 0) + (costs.right[b] ?? 0);
      if (more < best) best = more;
      if (i > 1 && j > 1 && a === lastB && b === last && a !== b) {
        const swapped = (before[j - 2] ?? 0) + SWAP;
        if (swapped < best) best = swapped;
      }
      row[j] = best;
      if (best < nearest) nearest = best;
      lastB = b;
    }
    if (nearest > most && nearestBefore > most) return 0;
    nearestBefore = nearest;
    last = a;
    [before, above, row] = [above, row, before];
  }
  return Math.max(0, 1 - (above[n] ?? 0) / heaviest);
}
