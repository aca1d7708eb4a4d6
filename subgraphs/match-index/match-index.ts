import type { NationalKey } from '../mapping/mapped-system.ts';
import type { NormalisedName } from '../matching/normalise.ts';

/** What the index keeps of one record: keys, the record's reference, and what scoring reads. Nothing else. */
export interface IndexEntry {
  readonly system: string;
  readonly type: string;
  readonly key: NationalKey;
  /** Names as the source writes them, the primary one first; empty for records without names. */
  readonly names: readonly string[];
  /** `PartialDate` texts. */
  readonly birthDates: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
}

/** The place of a record that the index leads to. */
export interface Candidate {
  readonly system: string;
  readonly type: string;
  readonly key: NationalKey;
}

/** A record that has changed: what is kept of it from now on; null where nothing is. */
export interface IndexChange extends Candidate {
  readonly entry: IndexEntry | null;
}

/** A record whose names are like the one sought, with what is compared of it. */
export interface NamedCandidate extends Candidate {
  /** Normalised by the matcher, ready to compare. */
  readonly names: readonly NormalisedName[];
  /** `PartialDate` texts. */
  readonly birthDates: readonly string[];
  /** How like the name sought the best of its names is, from 0 to 1. */
  readonly similarity: number;
}

/** What helps to rank candidates before the cap; it never excludes one. */
export interface NameHint {
  /** A `PartialDate` text. */
  readonly birthDate: string;
}

/** How a national system was read last. */
export interface SystemRead {
  /** How fresh it was. */
  readonly asOf: Date;
  /** Where its changes stood before it was read; null where it does not tell of them. No personal data. */
  readonly position: string | null;
}

/** How fresh what was read is. */
export interface Freshness {
  /** Of the whole: as fresh as the least fresh of the systems. */
  readonly asOf: Date;
  /** Of each national system, by its name. */
  readonly read: ReadonlyMap<string, SystemRead>;
}

/** The most records that an update takes: where more have changed, the index is built anew. */
export const MOST_CHANGED = 100_000;

/**
 * The index on the country's side that finds candidates; built in a stream, swapped atomically. Whatever it keeps is
 * blinded or sealed under the country's own key. Faults of where it is kept are `SOURCE_UNAVAILABLE`.
 */
export interface MatchIndex {
  /** Builds anew from a stream, and swaps when the stream has ended; the index that served before serves until then. */
  rebuild(entries: AsyncIterable<readonly IndexEntry[]>, fresh: Freshness): Promise<void>;
  /**
   * Puts what has changed in the place of what was known of the same records, all of it or nothing. `too-many` where it
   * was more than `MOST_CHANGED`, and `not-built` where there is nothing to update: then nothing was changed.
   */
  update(
    changes: AsyncIterable<readonly IndexChange[]>,
    fresh: Freshness,
  ): Promise<{ readonly kind: 'updated'; readonly records: number } | { readonly kind: 'too-many' | 'not-built' }>;
  /**
   * Records of `type` that share name keys with `name` and are like it, at most `limit`: the most similar names first,
   * and where `hint` gives a birth date, the most similar in both. Whether a record is like enough does not depend on
   * other records. Give a birth date only where the requester may search by it.
   */
  byName(type: string, name: string, limit: number, hint?: NameHint): Promise<readonly NamedCandidate[]>;
  /** Records of `type` (of any type when null) with the identifier, exact after normalisation. */
  byIdentifier(type: string | null, kind: string | null, value: string, limit: number): Promise<readonly Candidate[]>;
  /** How fresh the source was when the index was built or updated; null before the first build. */
  asOf(): Date | null;
  /** How fresh the source was when all of it was read last; null before the first build. */
  builtAsOf(): Date | null;
  /** How each national system was read last, by its name; empty before the first build. */
  read(): ReadonlyMap<string, SystemRead>;
  close(): Promise<void>;
}
