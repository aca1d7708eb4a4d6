import type { GraphQLError } from 'graphql';
import type { AskingContext } from '../../asking.ts';
import type { Fields } from '../json-object.ts';

/** A call that a plan makes of a source. */
export interface SourceCall<Context = AskingContext> {
  /** The text of the operation: one text is one string, however often it is asked. */
  readonly text: string;
  /** Those of the client's variables that the text uses, as coerced. */
  readonly variables: Fields;
  /** The objects that are asked about; null where root fields are asked. */
  readonly representations: readonly Fields[] | null;
  /** Where in the client's answer the objects stand: `@` for any element of a list. */
  readonly path: readonly string[];
  readonly context: Context;
}

/** What a source answers. Of objects asked about, `data` holds `_entities`, in their order. */
export interface SourceAnswer {
  readonly data: Fields | null;
  /** Their paths are those of the source's own answer. */
  readonly errors?: readonly GraphQLError[];
}

/** Answers calls of plans; where it rejects, the call has no answer. */
export type Source<Context = AskingContext> = (call: SourceCall<Context>) => Promise<SourceAnswer>;
