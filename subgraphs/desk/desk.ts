import type { Justification, Requester } from '../../schema/requester.ts';

/** Who works at a country's desk, verified as every caller is. */
export interface DeskCall {
  readonly requester: Requester;
  readonly justification: Justification;
  /** The hub's id of the client's request. */
  readonly requestId: string;
  readonly now: Date;
  /** Whether it is one of the country's own officers of its policy, and no automated system. */
  readonly isOffice: boolean;
}

/**
 * Resolves one root field of the desk. What it gives is read as graphql-js reads a root value: a member that is a function is
 * called with its arguments and the call. What is refused is a value that says so, and no error.
 */
export type DeskField = (args: Readonly<Record<string, unknown>>, call: DeskCall) => unknown;

/** The root fields of one part of the desk. */
export interface DeskModule {
  readonly Query?: Readonly<Record<string, DeskField>>;
  readonly Mutation?: Readonly<Record<string, DeskField>>;
}
