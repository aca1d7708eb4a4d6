/** The face that a mapped national system shows to the runtime: canonical records, and nothing of the source's own. */

/** A national key in one text, unique within (system, record type). */
export type NationalKey = string;

/** A canonical record, or a nested value with links of its own (`CaseRole`). */
export interface MappedValue {
  /** Canonical fields; a field that the mapping does not fill, or whose source value is empty or unknown, is null. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Links by their field (see `schema/links.ts`): the key of the record that the link leads to, or null. */
  readonly links: Readonly<Record<string, NationalKey | null>>;
  /**
   * Fields that policy reads and whose source value could not be read: null in `values`, but not for want of a value, so
   * that no decision may take them as not stated. Absent where there are none.
   */
  readonly unread?: ReadonlySet<string>;
}

/** A canonical record as mapped, before policy: never leaves the country's process in this form. */
export interface MappedRecord extends MappedValue {
  readonly type: string;
  readonly key: NationalKey;
  readonly system: string;
}

/**
 * Which canonical fields of each type are read, as `Type.field`. Columns that no field in the plan needs are not
 * selected from the source.
 */
export interface ReadPlan extends ReadonlySet<string> {
  /**
   * Whether a field outside the plan may yet be read where only it tells that a nested value is there: whether policy
   * could open it. Without this none may.
   */
  readonly mayRead?: (name: string) => boolean;
}

/** What was read and what could not be mapped, for the operator; counts by name, never values of persons. */
export interface MappingCounters {
  readonly rowsRead: number;
  readonly recordsMade: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** By `Type.field`, then by raw code. */
  readonly unknownCodes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By `Type.field`: how often the value was empty. */
  readonly emptyFields: Readonly<Record<string, number>>;
}

/** What a national system tells of its changes. */
export interface SystemChanges {
  /** Where the changes stand now, as a text for `since`; no personal data. */
  position(): Promise<string>;
  /** In pages, the keys of records that may have changed since a position, made, altered or removed. */
  since(position: string): AsyncIterable<{ readonly type: string; readonly keys: readonly NationalKey[] }>;
}

/** One national system behind its mapping. */
export interface MappedSystem {
  readonly member: string;
  readonly name: string;
  /** Record types that the system holds. */
  readonly holds: ReadonlySet<string>;
  /** Whether the mapping can fill a canonical field. */
  fills(type: string, field: string): boolean;
  /** Records by key, in the order of `keys`, null where there is none; a bounded number of reads for any number of keys. */
  read(type: string, keys: readonly NationalKey[], plan: ReadPlan): Promise<readonly (MappedRecord | null)[]>;
  /** For each owner key, the records of `type` whose link `link` leads to it. */
  readLinked(
    type: string,
    link: string,
    owners: readonly NationalKey[],
    plan: ReadPlan,
  ): Promise<readonly (readonly MappedRecord[])[]>;
  /** Every record of a type, in pages. */
  scan(type: string, plan: ReadPlan): AsyncIterable<readonly MappedRecord[]>;
  /** The changes of records of some types; null where the mapping or the source does not tell those of all. */
  changes(types: readonly string[]): SystemChanges | null;
  asOf(): Promise<Date>;
  onChange(listener: () => void): () => void;
  counters(): MappingCounters;
  close(): Promise<void>;
}
