/** Edits (insert, delete, replace, swap of neighbours) that lead from one word to the other. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** How far words are apart; one that begins the other is near, as `sugu` is to `sugu_kood`. */
function edits(a: string, b: string): number {
  const begins = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
  return begins ? Math.min(2, distance(a, b)) : distance(a, b);
}

/** `, did you mean …`: the nearest of the valid words, or a few of them where none is near; empty without any. */
export function suggest(word: string, valid: Iterable<string>): string {
  const words = [...valid];
  const ranked = words
    .map((candidate) => ({
      candidate,
      edits: edits(word.toLowerCase().slice(0, 80), candidate.toLowerCase().slice(0, 80)),
    }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (!best) return '';
  if (best.edits <= Math.max(2, Math.floor(word.length / 3))) return `, did you mean \`${best.candidate}\``;
  if (words.length > 12) return '';
  return `, use one of ${words.map((candidate) => `\`${candidate}\``).join(', ')}`;
}
