import type { CodeTable } from '../platform/code-table.ts';

/** A code table in the notation `canonical=national`, separated by blanks. */
export function codes(text: string): CodeTable {
  const pairs = text.trim().split(/\s+/);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
