/** Edits (insert, delete, replace, swap of neighbours) that lead from one word to the other. */
function distance(left: string, right: string): number {
  let older: readonly number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const replaced = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const swaps = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swapped = swaps ? (older[column - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    older = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** How far words are apart; one that begins the other is near, as `family` is to `family_name`. */
function edits(left: string, right: string): number {
  const begins = Math.min(left.length, right.length) >= 3 && (left.startsWith(right) || right.startsWith(left));
  return begins ? Math.min(2, distance(left, right)) : distance(left, right);
}

/** Letters of a word that are compared. */
const COMPARED = 80;

/** The valid word that was probably meant, for an error message; null where none is within half of the longer one's length. */
export function nearestWord(written: string, words: Iterable<string>): string | null {
  const from = written.slice(0, COMPARED).toLowerCase();
  let best: { readonly word: string; readonly cost: number } | null = null;
  for (const word of words) {
    const cost = edits(from, word.slice(0, COMPARED).toLowerCase());
    const near = cost <= Math.max(from.length, word.length) / 2;
    if (near && (best === null || cost < best.cost)) best = { word, cost };
  }
  return best?.word ?? null;
}
