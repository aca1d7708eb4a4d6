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
}

/** What a search found; `more` where there are more hits than a search counts. */
export interface Hits {
  readonly kind: 'hits';
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

/** What a search came to at one country. `withheld` and `not-held` depend on policy and query alone, never on data. */
export type SearchOutcome = Hits | { readonly kind: 'withheld' } | { readonly kind: 'not-held' };
