import { ComityError } from '../../schema/errors.ts';

/** The header in which a client says how many milliseconds it will wait. */
export const CLIENT_DEADLINE_HEADER = 'comity-deadline-ms';
const LONGEST_MS = 60_000;

/** The milliseconds that a client will wait; infinite where it does not say. Throws `BAD_REQUEST`. */
export function clientDeadline(header: string | undefined): number {
  if (header === undefined) return Infinity;
  const ms = /^\d{1,6}$/.test(header) ? Number(header) : 0;
  if (ms >= 1 && ms <= LONGEST_MS) return ms;
  throw new ComityError('BAD_REQUEST', `\`Comity-Deadline-Ms\` must be a number from 1 to ${LONGEST_MS}`);
}
