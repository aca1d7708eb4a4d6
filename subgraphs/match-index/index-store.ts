/** What an index says of itself: nothing of it is about a person. */
export interface IndexFacts {
  readonly matcherVersion: string;
  /** Of the seal of this build, in base64url. */
  readonly salt: string;
  /** A sealed block, in base64url: it opens with the key that the index was built under. */
  readonly check: string;
  /** How each national system was read last, by its name; times are ISO 8601. */
  readonly read: Readonly<Record<string, { readonly asOf: string; readonly position: string | null }>>;
  /** How fresh the index is, ISO 8601. */
  readonly asOf: string;
  /** How fresh it was when it was built. */
  readonly builtAsOf: string;
}

/** Entries that were added together, numbered without a gap from `first`. */
export interface SegmentRow {
  readonly segment: number;
  readonly first: number;
  readonly count: number;
  /** Sealed: sketch and year of birth of each. */
  readonly summary: Buffer;
}

/** The entries of a segment that have a key. */
export interface PostingRow {
  /** Blinded. */
  readonly key: Buffer;
  readonly segment: number;
  /** Sealed. */
  readonly list: Buffer;
}

/** One record. */
export interface EntryRow {
  readonly number: number;
  /** Blinded. */
  readonly record: Buffer;
  /** Sealed. */
  readonly sealed: Buffer;
}

/** Where rows of one build are written. */
export interface RowWriter {
  entries(rows: readonly EntryRow[]): Promise<void>;
  postings(rows: readonly PostingRow[]): Promise<void>;
  segment(row: SegmentRow): Promise<void>;
}

/** A build in the making; nobody reads it before it is published. */
export interface IndexBuild extends RowWriter {
  /** Puts it in the place of the one that serves, all at once. */
  publish(facts: IndexFacts): Promise<StoredIndex>;
  abandon(): Promise<void>;
}

/** What an update changes: all of it, or nothing. */
export interface IndexUpdate {
  readonly facts: IndexFacts;
  readonly segments: readonly SegmentRow[];
  readonly entries: readonly EntryRow[];
  readonly postings: readonly PostingRow[];
  /** Numbers of entries that are removed. */
  readonly removed: readonly number[];
}

/** A whole build. */
export interface StoredIndex {
  readonly facts: IndexFacts;
  segments(): Promise<readonly SegmentRow[]>;
  /** Numbers of entries that were removed since the build. */
  removed(): Promise<readonly number[]>;
  postings(keys: readonly Buffer[]): Promise<readonly PostingRow[]>;
  entries(numbers: readonly number[]): Promise<readonly Omit<EntryRow, 'record'>[]>;
  /** Numbers of the entries of some records. */
  numbersOf(records: readonly Buffer[]): Promise<readonly number[]>;
  /** In one transaction. */
  update(update: IndexUpdate): Promise<void>;
  close(): Promise<void>;
}

/** Where indexes are kept. */
export interface IndexStore {
  /** The whole one that was published last; null where there is none, or where it is damaged. */
  open(): Promise<StoredIndex | null>;
  /** Whether another process has published or updated since `stored` was opened, or since nothing was there to open. */
  isStale(stored: StoredIndex | null): Promise<boolean>;
  /** Begins a build; null where another process has published one while this one waited to begin. */
  build(): Promise<IndexBuild | null>;
  /** Removes builds that do not serve: those that did not end, and those that another has replaced. */
  clean(): Promise<void>;
  close(): Promise<void>;
}
