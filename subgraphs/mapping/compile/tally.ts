import { shapeOf } from '../treat/clean-text.ts';

/** Who is told of values that could not be read; `field` is `Type.field`. */
export interface UnreadTally {
  /** A code that no crosswalk and no code list knows. */
  unknownCode(field: string, raw: string): void;
  /** A date, number or boolean that is none: counted by its shape alone. */
  unreadable(field: string, raw: string): void;
  /** A field without a value. */
  empty(field: string): void;
}

/** A tally that remembers whether anything could not be read. */
export interface WatchedTally extends UnreadTally {
  /** Whether anything could not be read since it was last asked. */
  take(): boolean;
}

/** Watches a tally: what it is told goes on to it. */
export function watched(tally: UnreadTally): WatchedTally {
  let failed = false;
  return {
    unknownCode(field, raw) {
      failed = true;
      tally.unknownCode(field, raw);
    },
    unreadable(field, raw) {
      failed = true;
      tally.unreadable(field, raw);
    },
    empty: (field) => tally.empty(field),
    take() {
      const taken = failed;
      failed = false;
      return taken;
    },
  };
}

/** How much of a raw code is kept. */
const CODE_LENGTH = 60;
/** How many different raw codes a field keeps; the rest are counted together. */
const CODES_KEPT = 200;
const OTHERS = 'others';

/** A tally with what it has counted. */
export interface UnreadCounts extends UnreadTally {
  readonly unknownCodes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly emptyFields: ReadonlyMap<string, number>;
}

/** A tally that starts at nothing. */
export function unreadCounts(): UnreadCounts {
  const codes = new Map<string, Map<string, number>>();
  const empty = new Map<string, number>();
  const count = (field: string, raw: string) => {
    const counts = codes.get(field) ?? new Map<string, number>();
    const name = counts.has(raw) || counts.size < CODES_KEPT ? raw : OTHERS;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    codes.set(field, counts);
  };
  return {
    unknownCodes: codes,
    emptyFields: empty,
    unknownCode: (field, raw) => count(field, raw.slice(0, CODE_LENGTH)),
    unreadable: (field, raw) => count(field, shapeOf(raw)),
    empty: (field) => void empty.set(field, (empty.get(field) ?? 0) + 1),
  };
}
