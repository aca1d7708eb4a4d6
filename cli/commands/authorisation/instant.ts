import { ComityError } from '../../../schema/errors.ts';

/** A time of the command line as ISO 8601 in UTC; throws `USAGE`. */
export function instant(text: string, option: string): string {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new ComityError('USAGE', `\`${text}\` is no time for \`${option}\`: write as 2026-12-01T00:00:00Z`);
}
