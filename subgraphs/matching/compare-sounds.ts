import { SOUND_INDEX, type SoundCosts } from './sound-costs.ts';
import type { Sounds } from './sounds.ts';

/** Longest word that is compared to its end; no name has a longer one. */
const LONGEST = 48;

/** A word's sounds by their index in a table of costs, cut at `LONGEST`. */
export type SoundCodes = Uint8Array;

const SWAP = 60;

/** The codes of a word's sounds. */
export function soundCodes(sounds: Sounds): SoundCodes {
  const codes = new Uint8Array(Math.min(sounds.length, LONGEST));
  for (let index = 0; index < codes.length; index += 1) codes[index] = SOUND_INDEX[sounds.charCodeAt(index)] ?? 0;
  return codes;
}

const rows = [new Uint16Array(LONGEST + 2), new Uint16Array(LONGEST + 2), new Uint16Array(LONGEST + 2)] as const;

function weight(codes: SoundCodes, costs: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < codes.length; index += 1) sum += costs[codes[index] ?? 0] ?? 0;
  return sum;
}

/**
 * Similarity of two words by their sounds, 0 to 1: a weighted edit distance (with transpositions of neighbours) over
 * what it would cost to find nothing of the heavier word; 0 as soon as it is sure to be below `least`. Bounded by
 * `LONGEST` squared, without allocation.
 */
export function compareSounds(left: SoundCodes, right: SoundCodes, costs: SoundCosts, least = 0): number {
  const m = left.length;
  const n = right.length;
  const { replace, left: missingLeft, right: missingRight, leftEnd, rightEnd } = costs;
  let before: Uint16Array = rows[0];
  let above: Uint16Array = rows[1];
  let row: Uint16Array = rows[2];
  if (m === 0 || n === 0) return 0;
  let sum = 0;
  above[0] = 0;
  for (let j = 0; j < n; j += 1) {
    sum += missingRight[right[j] ?? 0] ?? 0;
    above[j + 1] = sum;
  }
  const heaviest = Math.max(weight(left, missingLeft), sum);
  if (heaviest === 0) return 0;
  const missingEnd = rightEnd[right[n - 1] ?? 0] ?? 0;
  above[n] = (above[n - 1] ?? 0) + missingEnd;
  const most = (1 - least) * heaviest;
  let last = 0;
  let nearestBefore = 0;
  for (let i = 0; i < m; i += 1) {
    const a = left[i] ?? 0;
    const base = a << 6;
    const missing = (i === m - 1 ? leftEnd : missingLeft)[a] ?? 0;
    let diagonal = above[0] ?? 0;
    let beside = diagonal + missing;
    row[0] = beside;
    let nearest = beside;
    let lastB = 0;
    for (let j = 0; j < n; j += 1) {
      const b = right[j] ?? 0;
      let best = diagonal + (replace[base | b] ?? 0);
      diagonal = above[j + 1] ?? 0;
      const less = diagonal + missing;
      if (less < best) best = less;
      const more = beside + (missingRight[b] ?? 0);
      if (more < best) best = more;
      if (a === lastB && b === last && a !== b && i > 0 && j > 0) {
        const swapped = (before[j - 1] ?? 0) + SWAP;
        if (swapped < best) best = swapped;
      }
      row[j + 1] = best;
      beside = best;
      if (best < nearest) nearest = best;
      lastB = b;
    }
    const withoutEnd = (row[n - 1] ?? 0) + missingEnd;
    if (withoutEnd < (row[n] ?? 0)) {
      row[n] = withoutEnd;
      if (withoutEnd < nearest) nearest = withoutEnd;
    }
    if (nearest > most && nearestBefore > most) return 0;
    nearestBefore = nearest;
    last = a;
    const free = before;
    before = above;
    above = row;
    row = free;
  }
  return Math.max(0, 1 - (above[n] ?? 0) / heaviest);
}
