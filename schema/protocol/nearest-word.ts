/** The number of insertions, deletions and substitutions between two words. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The valid word that was probably meant, for an error message; null where none is within half of its length. */
export function nearestWord(written: string, words: Iterable<string>): string | null {
  const from = written.slice(0, 64).toLowerCase();
  let best: { readonly word: string; readonly cost: number } | null = null;
  for (const word of words) {
    const cost = distance(from, word.toLowerCase());
    if (cost <= word.length / 2 && (best === null || cost < best.cost)) best = { word, cost };
  }
  return best?.word ?? null;
}
