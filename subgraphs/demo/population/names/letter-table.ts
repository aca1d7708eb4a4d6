/** A table of spellings in the notation `sound=letters`, separated by blanks; letters may be empty. */
export function letterTable(...texts: readonly string[]): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const entry of texts.join(' ').trim().split(/\s+/)) {
    const at = entry.indexOf('=', 1);
    table.set(entry.slice(0, at), entry.slice(at + 1));
  }
  return table;
}
