import type { ComityError } from '../../../schema/errors.ts';
import type { Node } from '../read/node.ts';

/** How one feature of a search compared with a record. */
export interface FeatureComparison {
  readonly feature: string;
  readonly score: number;
  readonly explanation: string;
}

/** A record that a search found, with its match score from 0 to 1. */
export interface Hit {
  readonly node: Node;
  readonly score: number;
  readonly comparisons: readonly FeatureComparison[];
  /** The fields, as `Type.field`, that the comparisons tell of. */
  readonly compared: readonly string[];
  /** Records that led to it: that there are such is told with it. */
  readonly ledBy?: readonly Node[];
}

/** The faults of national systems that could not be read, by system. */
export type SystemFaults = ReadonlyMap<string, ComityError>;

/** What a search found; `more` where there are more hits than a search counts; `faults` of systems that were left out. */
export interface Hits {
  readonly kind: 'hits';
  readonly hits: readonly Hit[];
  readonly more: boolean;
  readonly faults: SystemFaults;
}

/** What a search came to at one country. `withheld` and `not-held` depend on policy and query alone, never on data. */
export type SearchOutcome = Hits | { readonly kind: 'withheld' } | { readonly kind: 'not-held' };
