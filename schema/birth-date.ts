import { commonDate, type Calendar } from './calendars.ts';
import { formatPartialDate, parsePartialDate, type PartialDate } from './partial-date.ts';

const FORMS = '`1979-03-14`, `1979-03`, `1979` or `1979~`';

/** Calendars by whose years a date is mistaken for one of the common era. */
const ERAS: readonly (readonly [calendar: Calendar, name: string, from: number, to: number])[] = [
  ['buddhist', 'the Buddhist era', 2400, 2700],
  ['hijri', 'the Islamic calendar', 1250, 1500],
  ['persian', 'the Persian calendar', 1230, 1450],
];

/** The years of the common era that a year of a calendar may be, as a text; null where it has not begun. */
function commonYears(calendar: Calendar, year: number, thisYear: number): string | null {
  const [first, last] = [1, 12].map(
    (month) => commonDate(calendar, { year, month, day: 1, circa: false })?.year ?? null,
  );
  if (first == null || last == null || first > thisYear) return null;
  return first === last ? String(first) : `${first} or ${last}`;
}

/** The calendars of which a year looks like one, the likeliest first; none where it looks like one of the common era. */
export function likelyCalendars(year: number, today: Date = new Date()): readonly Calendar[] {
  return ERAS.flatMap(([calendar, , from, to]) =>
    year >= from && year <= to && commonYears(calendar, year, today.getUTCFullYear()) !== null ? [calendar] : [],
  );
}

/** What a year may be in another calendar, as a sentence; null where it looks like one of the common era. */
function otherEra(year: number, thisYear: number): string | null {
  const meant = ERAS.flatMap(([calendar, name, from, to]) => {
    const years = year >= from && year <= to ? commonYears(calendar, year, thisYear) : null;
    return years === null ? [] : [`${name}: ${years} of the common era`];
  });
  return meant.length === 0 ? null : `\`${year}\` looks like a year of ${meant.join(', or of ')}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Why a text is no date that can be asked by, with what to give; null where it is one. */
export function partialDateFault(text: string, today: Date = new Date()): string | null {
  const date = parsePartialDate(text);
  if (date !== null) return otherEra(date.year, today.getUTCFullYear());
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})~?$/u.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name !== undefined && Number(day) >= 1 && Number(day) <= 31) {
    return `there is no ${Number(day)} ${name} in that year: give a day that exists, or the month alone`;
  }
  return `a PartialDate was expected: ${FORMS}`;
}

function isAfter(date: PartialDate, today: Date): boolean {
  const known = formatPartialDate({ ...date, circa: false });
  // The date line: where it is tomorrow already, somebody may be born.
  const tomorrow = new Date(today.getTime() + 86_400_000).toISOString();
  return known > tomorrow.slice(0, known.length);
}

/** Why a text is no date of birth, with what to give; null where it may be one. */
export function birthDateFault(text: string, today: Date = new Date()): string | null {
  const fault = partialDateFault(text, today);
  if (fault !== null) return fault;
  const date = parsePartialDate(text);
  if (date === null || !isAfter(date, today)) return null;
  return 'the date of birth lies in the future: give one of the common era that has come, such as `1979-03-14`';
}
