import { formatPartialDate, parsePartialDate, type PartialDate } from './partial-date.ts';

/**
 * Calendars of national records beside the common one: Hijri as Saudi Arabia reckons it (Umm al-Qura; elsewhere the new
 * moon is sighted, and a day may differ by one), Persian (solar Hijri), Thai (Buddhist era) and Minguo of Taiwan.
 */
export const CALENDARS = ['hijri', 'persian', 'buddhist', 'minguo'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Whether a text names a calendar. */
export function isCalendar(text: string | null): text is Calendar {
  return CALENDARS.some((calendar) => calendar === text);
}

/** A whole day, as numbers. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MILLISECONDS = 86_400_000;
/** Days from 1970-01-01 to the days before which the two calendars count: arithmetic, fitted to their published years. */
const HIJRI_EPOCH = -492_149;
const PERSIAN_EPOCH = -492_269;
/** The Thai year began in April until 1940, whose year, 2483, had nine months. */
const LAST_THAI_YEAR_FROM_APRIL = 2483;

function dayOf(days: number): Day {
  const date = new Date(days * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const UMM_AL_QURA = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

function hijriOf(days: number): Day {
  const parts = UMM_AL_QURA.formatToParts(days * MILLISECONDS);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: number('year'), month: number('month'), day: number('day') };
}

/** Looked for around the day of the civil (arithmetic) calendar, from which Umm al-Qura is never far. */
function daysOfHijri({ year, month, day }: Day): number | null {
  const near = HIJRI_EPOCH + 354 * (year - 1) + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1)) + day;
  for (const off of [0, -1, 1, -2, 2, -3, 3]) {
    const found = hijriOf(near + off);
    if (found.year === year && found.month === month && found.day === day) return near + off;
  }
  return null;
}

function isPersianLeapYear(year: number): boolean {
  return (25 * year + 11) % 33 < 8;
}

/** By the rule of 33 years, which agrees with the observed calendar until 2123. */
function daysOfPersian({ year, month, day }: Day): number | null {
  const length = month <= 6 ? 31 : month < 12 || isPersianLeapYear(year) ? 30 : 29;
  if (month > 12 || day > length) return null;
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
  return PERSIAN_EPOCH + 365 * (year - 1) + Math.floor((8 * year + 21) / 33) + before + day;
}

function daysOfCommon({ year, month, day }: Day): number | null {
  const text = formatPartialDate({ year, month, day, circa: false });
  return parsePartialDate(text) === null ? null : Date.parse(text) / MILLISECONDS;
}

function daysOfThai(date: Day): number | null {
  const isLate = date.year <= LAST_THAI_YEAR_FROM_APRIL && date.month <= 3;
  if (isLate && date.year === LAST_THAI_YEAR_FROM_APRIL) return null;
  return daysOfCommon({ ...date, year: date.year - (isLate ? 542 : 543) });
}

function daysOf(calendar: Calendar, date: Day): number | null {
  switch (calendar) {
    case 'hijri':
      return daysOfHijri(date);
    case 'persian':
      return daysOfPersian(date);
    case 'buddhist':
      return daysOfThai(date);
    case 'minguo':
      return daysOfCommon({ ...date, year: date.year + 1911 });
  }
}

/** The first and the last month of a year: of the Thai years from April, April and March. */
function monthsOf(calendar: Calendar, year: number): readonly [first: number, last: number] {
  if (calendar !== 'buddhist' || year > LAST_THAI_YEAR_FROM_APRIL) return [1, 12];
  return [4, year === LAST_THAI_YEAR_FROM_APRIL ? 12 : 3];
}

/** The last day of a month. */
function lastOf(calendar: Calendar, year: number, month: number): number | null {
  for (const day of [31, 30, 29, 28]) {
    const days = daysOf(calendar, { year, month, day });
    if (days !== null) return days;
  }
  return null;
}

/**
 * A date of another calendar in the common one; null where it is none there. Where month or day is not known, what all
 * days that it may be have in common: the month, or the year, else the year that most of them fall in, as circa.
 */
export function commonDate(calendar: Calendar, date: PartialDate): PartialDate | null {
  const { year, month, day, circa } = date;
  if (year < 1 || (month !== null && (month < 1 || month > 12)) || (day !== null && day < 1)) return null;
  if (month !== null && day !== null) {
    const days = daysOf(calendar, { year, month, day });
    return days === null ? null : { ...dayOf(days), circa };
  }
  const [firstMonth, lastMonth] = month === null ? monthsOf(calendar, year) : [month, month];
  const from = daysOf(calendar, { year, month: firstMonth, day: 1 });
  const to = lastOf(calendar, year, lastMonth);
  if (from === null || to === null) return null;
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first.year !== last.year) {
    return { year: dayOf(Math.floor((from + to) / 2)).year, month: null, day: null, circa: true };
  }
  return { year: first.year, month: first.month === last.month ? first.month : null, day: null, circa };
}
