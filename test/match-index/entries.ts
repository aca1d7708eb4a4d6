import type { Freshness, IndexChange, IndexEntry } from '../../subgraphs/match-index/match-index.ts';

/** A person as the index takes it. */
export function person(key: string, names: readonly string[], details: Partial<IndexEntry> = {}): IndexEntry {
  return { system: 'register', type: 'Person', key, names, birthDates: [], identifiers: [], ...details };
}

/** A change of the person with a key: what it is now, or that it is no more. */
export function changed(key: string, entry: IndexEntry | null): IndexChange {
  return { system: 'register', type: 'Person', key, entry };
}

/** Pages, one after the other. */
export async function* pages<Item>(...list: readonly (readonly Item[])[]): AsyncGenerator<readonly Item[]> {
  for (const page of list) yield await Promise.resolve(page);
}

/** Read at one time. */
export function readAt(asOf: string): Freshness {
  return { asOf: new Date(asOf), read: new Map([['register', { asOf: new Date(asOf), position: `at ${asOf}` }]]) };
}

/** The country's key in tests. */
export const KEY = new Uint8Array(64).fill(3);
