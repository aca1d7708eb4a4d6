import type { Connection } from '../adapters/connection.ts';
import type { NameFrequencies } from '../matching/frequencies/name-frequencies.ts';
import type { MatchIndex } from './match-index.ts';
import { sqliteStore } from './sqlite/sqlite-store.ts';
import { openStoredIndex } from './stored-match-index.ts';

/** Where a country keeps its index. */
export type MatchIndexPlace =
  /** In files of a folder of its own, which no other process uses. */
  | { readonly kind: 'sqlite'; readonly folder: string }
  /** In a schema of a PostgreSQL of the country's own, which several of its processes may share. */
  | { readonly kind: 'postgresql'; readonly connection: Connection; readonly schema: string };

/** How an index is opened. */
export interface MatchIndexOptions {
  readonly place: MatchIndexPlace;
  /** The country's own key: whatever is kept is blinded or sealed under derivations of it. */
  readonly key: Uint8Array;
  /** Similarity of names below which a record is no candidate; `CANDIDATE_FLOOR` where absent. */
  readonly floor?: number;
  /** How common words are; the table that is shipped where absent. What is kept does not depend on it. */
  readonly frequencies?: NameFrequencies;
}

/** Opens an index where the country keeps it. What is there and cannot be read, or is of another key, counts as nothing. */
export async function openMatchIndex({ place, ...options }: MatchIndexOptions): Promise<MatchIndex> {
  switch (place.kind) {
    case 'sqlite':
      return openStoredIndex({ ...options, store: sqliteStore(place.folder) });
    case 'postgresql':
      return openStoredIndex({
        ...options,
        store: await (await import('./postgresql/postgresql-store.ts')).postgresqlStore(place.connection, place.schema),
      });
  }
}
