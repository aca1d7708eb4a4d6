import type { CommonOptions } from '../../../../policies/load-common.ts';
import type { MemberSchema } from '../../../../schema/canonical.ts';
import type { ErrorCode } from '../../../../schema/errors.ts';

/** What the thread of the office is started with. */
export interface OfficeSetup {
  /** The schema that the member serves, from which the fields follow that its policy controls. */
  readonly served: MemberSchema;
  /** What all policies are read against. */
  readonly common: CommonOptions;
}

/** What is said to the thread: a job to do, or a page of what a job reads; null at its end. */
export type OfficeRequest =
  | { readonly kind: 'job'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'page'; readonly id: number; readonly page: readonly string[] | null };

/** What the thread says: it begins with a job, wants the next page, is done, or cannot go on. */
export type OfficeMessage =
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'next'; readonly id: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly cause: string;
    };
