import type { IndexEntry } from '../../subgraphs/match-index/match-index.ts';

/** A person as the index takes it. */
export function person(key: string, names: readonly string[], details: Partial<IndexEntry> = {}): IndexEntry {
  return { system: 'register', type: 'Person', key, names, birthDates: [], identifiers: [], ...details };
}

/** Pages of entries, one after the other. */
export async function* pages(...list: readonly (readonly IndexEntry[])[]): AsyncGenerator<readonly IndexEntry[]> {
  for (const page of list) yield await Promise.resolve(page);
}
