import type { GraphQLResolveInfo } from 'graphql';
import type { Node } from '../read/node.ts';

/** A record that a search found, as its edge or hit gives it. */
export interface FoundRecord {
  readonly node: Node;
  /** The fields, as `Type.field`, that the search compared and tells of in words. */
  readonly compared: readonly string[];
  /** Records that led to it: that there are such is told with it. */
  readonly ledBy: readonly Node[];
}

/** A record that a total counts. */
export type CountedRecord = Pick<FoundRecord, 'node'> & Partial<Pick<FoundRecord, 'ledBy'>>;

/** A field of an answer that gives records; lists are in the order in which the answer has them. */
export type DisclosedPlace =
  | { readonly kind: 'record'; readonly info: GraphQLResolveInfo; readonly node: Node }
  | { readonly kind: 'records'; readonly info: GraphQLResolveInfo; readonly nodes: readonly Node[] }
  | {
      readonly kind: 'page';
      readonly info: GraphQLResolveInfo;
      readonly found: readonly FoundRecord[];
      /** All that the total counts, those on other pages too. */
      readonly counted: readonly CountedRecord[];
    }
  | {
      readonly kind: 'batch';
      readonly info: GraphQLResolveInfo;
      /** What each item found. */
      readonly results: readonly (readonly FoundRecord[])[];
    };
