import { formatPartialDate, parsePartialDate } from '../../../../schema/partial-date.ts';

/** Years ahead that an expiry may lie; further ahead it was a century ago. */
const LONGEST_VALIDITY = 50;

/** The `PartialDate` of `YYMMDD` in a century, unknown parts (`<<`) left out; null where it is no date. */
function dateIn(century: number, places: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{2})(\d{2}|<<)(\d{2}|<<)$/u.exec(places) ?? [];
  if (year === '') return null;
  const text = [
    String(century + Number(year)),
    ...(month === '<<' ? [] : [month, ...(day === '<<' ? [] : [day])]),
  ].join('-');
  const date = parsePartialDate(text);
  return date ? formatPartialDate(date) : null;
}

/** A birth date of a machine readable zone: its year is the latest by which nobody is born after today. */
export function birthDateOf(places: string, today: Date): string | null {
  const late = dateIn(2000, places);
  return late !== null && late <= today.toISOString().slice(0, late.length) ? late : dateIn(1900, places);
}

/** The last day on which a document is valid: its year is at most fifty years ahead. */
export function expiryOf(places: string, today: Date): string | null {
  const late = dateIn(2000, places);
  return late !== null && Number(late.slice(0, 4)) <= today.getUTCFullYear() + LONGEST_VALIDITY
    ? late
    : dateIn(1900, places);
}
