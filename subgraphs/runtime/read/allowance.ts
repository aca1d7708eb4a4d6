import { ComityError } from '../../../schema/errors.ts';

/** Searches of one request at most; each item of a batch is one. */
export const MOST_SEARCHES = 1_000;
/** Records in one answer at most, and roles in cases: people and cases lead to one another without end. */
export const MOST_RECORDS = 20_000;
/** The longest that a caller may have a request worked upon, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/**
 * What one request may use up at a country, whoever sends it: a hub that is broken into sends what no client may.
 * INVARIANT: of a request that has used up something nothing leaves but `fault()`. Resolvers then only come to an end, as
 * cheaply as they can: they give null, since thousands of errors would cost more than what is refused.
 */
export interface Allowance {
  /** Takes a search; false where there is none left. */
  search(): boolean;
  /** Takes a record or a role that is to leave; false where there is none left. */
  record(): boolean;
  /** Whether there is anything left: time, too. */
  isLeft(): boolean;
  /** What was used up first, `QUERY_TOO_BROAD` or `JURISDICTION_TIMED_OUT`; null while nothing is. */
  fault(): ComityError | null;
}

/** The allowance of a request that its caller waits `deadlineMs` for; `now` gives milliseconds. */
export function openAllowance(deadlineMs: number, now: () => number): Allowance {
  const end = now() + Math.min(deadlineMs, LONGEST_WAIT_MS);
  let fault: ComityError | null = null;
  let searches = 0;
  let records = 0;
  const isLeft = () => {
    if (now() > end) fault ??= new ComityError('JURISDICTION_TIMED_OUT', 'the caller waits no longer');
    return fault === null;
  };
  const within = (taken: number, most: number, what: string) => {
    if (taken > most) fault ??= new ComityError('QUERY_TOO_BROAD', `a request takes at most ${most} ${what}`);
    return isLeft();
  };
  return {
    isLeft,
    search: () => within((searches += 1), MOST_SEARCHES, 'searches'),
    record: () => within((records += 1), MOST_RECORDS, 'records and roles'),
    fault: () => fault,
  };
}
