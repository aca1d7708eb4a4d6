import { ComityError } from '../../../schema/errors.ts';

/** Searches of one request at most; each item of a batch is one. */
export const MOST_SEARCHES = 1_000;
/** Records in one answer at most, and roles in cases: people and cases lead to one another without end. */
export const MOST_RECORDS = 20_000;
/** The longest that a caller may have a request worked upon, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/**
 * What one request may use up at a country, whoever sends it: a hub that is broken into sends what no client may.
 * INVARIANT: once something is used up, every further step throws, and nothing of the answer leaves.
 */
export interface Allowance {
  /** Takes a search; throws `QUERY_TOO_BROAD`, and `JURISDICTION_TIMED_OUT` when the caller waits no longer. */
  search(): void;
  /** Takes a record or a role that is to leave; throws as `search` does. */
  record(): void;
  /** Throws `JURISDICTION_TIMED_OUT` when the caller waits no longer. */
  inTime(): void;
  /** What was used up first; null while nothing is. */
  fault(): ComityError | null;
}

/** The allowance of a request that its caller waits `deadlineMs` for; `now` gives milliseconds. */
export function openAllowance(deadlineMs: number, now: () => number): Allowance {
  const end = now() + Math.min(deadlineMs, LONGEST_WAIT_MS);
  let fault: ComityError | null = null;
  let searches = 0;
  let records = 0;
  const exhaust = (code: 'QUERY_TOO_BROAD' | 'JURISDICTION_TIMED_OUT', message: string) => {
    fault ??= new ComityError(code, message);
  };
  const inTime = () => {
    if (now() > end) exhaust('JURISDICTION_TIMED_OUT', 'the caller waits no longer');
    if (fault !== null) throw fault;
  };
  return {
    inTime,
    search() {
      searches += 1;
      if (searches > MOST_SEARCHES) exhaust('QUERY_TOO_BROAD', `a request makes at most ${MOST_SEARCHES} searches`);
      inTime();
    },
    record() {
      records += 1;
      if (records > MOST_RECORDS) exhaust('QUERY_TOO_BROAD', `an answer holds at most ${MOST_RECORDS} records`);
      inTime();
    },
    fault: () => fault,
  };
}
