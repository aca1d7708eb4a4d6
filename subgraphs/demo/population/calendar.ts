const DAY = 86_400_000;

/** The last day on which a record of the demonstration was made: fixed, so that a seed gives one population for ever. */
export const LAST_DAY = dayNumber('2026-06-30');

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(date) / DAY);
}

/** The ISO date of a day number. */
export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The ISO instant at a second of a day. */
export function isoInstant(day: number, second: number): string {
  return `${new Date(day * DAY + second * 1000).toISOString().slice(0, 19)}Z`;
}
