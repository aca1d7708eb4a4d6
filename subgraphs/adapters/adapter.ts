/**
 * The one interface behind which every national system stands. An *entity* is what the system calls a table, an
 * element, a collection or a file; a *column* is a column, or a path into a nested element (`alias[].name`).
 */

/** A value as the source gives it, before mapping. Nested elements of XML and JSON sources are rows of rows. */
export type RawValue = string | number | bigint | boolean | null | Date | Uint8Array | RawRow | readonly RawValue[];

/** One row or element of an entity: columns by name. */
export interface RawRow {
  readonly [column: string]: RawValue | undefined;
}

/** What an entity of the source is made of, as the source itself tells. */
export interface EntityDescription {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A batch read: rows of `entity` whose `by` columns equal one of `keys` (tuples in the order of `by`). */
export interface BatchRead {
  readonly entity: string;
  readonly columns: readonly string[];
  readonly by: readonly string[];
  readonly keys: readonly (readonly string[])[];
}

/** A scan of a whole entity, in pages, in a stable order. */
export interface EntityScan {
  readonly entity: string;
  readonly columns: readonly string[];
}

/** A reading of what has changed: rows whose `changed` column is at or after `since`; all where that is null. */
export interface ChangeScan extends EntityScan {
  readonly changed: string;
  readonly since: string | null;
}

/** What a source tells of its changes. */
export interface SourceChanges {
  /** The highest value of a column, as text; null where there is none. */
  latest(entity: string, column: string): Promise<string | null>;
  /** Pages of at most 1,000 rows. */
  scan(request: ChangeScan): AsyncIterable<readonly RawRow[]>;
}

/** Counters of what an adapter asked of its system, for tests and metrics: statements or calls, never values. */
export interface AdapterCounters {
  /** Statements or calls issued. */
  readonly calls: number;
  /** Rows or elements that came back. */
  readonly rows: number;
}

/** A national system, read-only. Faults are `ComityError`s: `SOURCE_UNAVAILABLE`, `SOURCE_MALFORMED`. */
export interface SourceAdapter {
  /** Whether the source can select columns; where it cannot, the adapter drops the others before it returns rows. */
  readonly selectsColumns: boolean;
  /** What entities and columns the source has. */
  describe(): Promise<readonly EntityDescription[]>;
  /** One statement or a bounded number of calls for the whole batch, in chunks of at most 1,000 keys. */
  read(request: BatchRead, signal?: AbortSignal): Promise<readonly RawRow[]>;
  /** Pages of at most 1,000 rows. */
  scan(request: EntityScan, signal?: AbortSignal): AsyncIterable<readonly RawRow[]>;
  /** Absent where the source cannot be asked for what has changed. */
  readonly changes?: SourceChanges;
  /** How fresh the data are: the time of the export for files, now for live systems. */
  asOf(): Promise<Date>;
  /** What was asked so far. */
  counters(): AdapterCounters;
  /** Listens for a new export (files); returns the function that stops listening. Live systems never call it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
