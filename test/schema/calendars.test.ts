import fc from 'fast-check';
import { CALENDARS, commonDate, isCalendar, type Calendar } from '../../schema/calendars.ts';
import { formatPartialDate, parsePartialDate } from '../../schema/partial-date.ts';

const inCommon = (calendar: Calendar, text: string): string | null => {
  const [year = 0, month = null, day = null] = text.split('-').map(Number);
  const date = commonDate(calendar, { year, month, day, circa: text.endsWith('~') });
  return date && formatPartialDate(date);
};

const NO_DATE = { year: 1, month: null, day: null, circa: false };

describe('dates of other calendars', () => {
  it.each<[what: string, calendar: Calendar, date: string, common: string | null]>([
    ['the first of Ramadan 1445', 'hijri', '1445-09-01', '2024-03-11'],
    ['the Islamic new year of 1445', 'hijri', '1445-01-01', '2023-07-19'],
    ['the feast of breaking the fast of 1444', 'hijri', '1444-10-01', '2023-04-21'],
    ['the Islamic new year of 1421', 'hijri', '1421-01-01', '2000-04-06'],
    ['the first day of the table of Umm al-Qura', 'hijri', '1356-01-01', '1937-03-14'],
    ['30 Safar of a year that has one', 'hijri', '1446-02-30', '2024-09-03'],
    ['a day that the month has not', 'hijri', '1445-01-30', null],
    ['22 Bahman 1357', 'persian', '1357-11-22', '1979-02-11'],
    ['Nowruz of 1404', 'persian', '1404-01-01', '2025-03-21'],
    ['the last day of a leap year', 'persian', '1403-12-30', '2025-03-20'],
    ['the last day of another leap year', 'persian', '1399-12-30', '2021-03-20'],
    ['30 Esfand of a common year', 'persian', '1402-12-30', null],
    ['25 Shahrivar 1320', 'persian', '1320-06-25', '1941-09-16'],
    ['31 Mehr, which has 30 days', 'persian', '1358-07-31', null],
    ['24 June 2475', 'buddhist', '2475-06-24', '1932-06-24'],
    ['a day early in a Thai year that began in April', 'buddhist', '2477-03-02', '1935-03-02'],
    ['the last day before the Thai year moved', 'buddhist', '2483-12-31', '1940-12-31'],
    ['the first day after it', 'buddhist', '2484-01-01', '1941-01-01'],
    ['a month that the shortened year had not', 'buddhist', '2483-02-01', null],
    ['a leap day', 'buddhist', '2563-02-29', '2020-02-29'],
    ['14 March of year 68 of the Republic of China', 'minguo', '68-03-14', '1979-03-14'],
    ['29 February of a common year', 'minguo', '68-02-29', null],
    ['month 13', 'hijri', '1445-13-01', null],
    ['month 0', 'persian', '1358-00-01', null],
    ['year 0', 'hijri', '0-01-01', null],
  ])('%s', (_, calendar, date, common) => {
    expect(inCommon(calendar, date)).toBe(common);
  });

  it.each<[what: string, calendar: Calendar, date: string, common: string]>([
    ['a Hijri year is circa the one that most of it fell in', 'hijri', '1399', '1979~'],
    ['a Hijri year within one of the common era is that year', 'hijri', '1429', '2008'],
    ['a Persian year is circa the one that most of it fell in', 'persian', '1358', '1979~'],
    ['a Thai year is a year', 'buddhist', '2522', '1979'],
    ['a Thai year from April is circa', 'buddhist', '2470', '1927~'],
    ['the shortened Thai year is a year', 'buddhist', '2483', '1940'],
    ['a Minguo year is a year', 'minguo', '68', '1979'],
    ['a Minguo month is a month', 'minguo', '68-03', '1979-03'],
    ['a Hijri month over two months is their year', 'hijri', '1399-04', '1979'],
    ['a Persian month over two years is circa', 'persian', '1357-10', '1979~'],
  ])('%s', (_, calendar, date, common) => {
    expect(inCommon(calendar, date)).toBe(common);
  });

  it('that were circa stay so', () => {
    expect(commonDate('minguo', { year: 68, month: null, day: null, circa: true })?.circa).toBe(true);
  });

  it('follow one another as days do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALENDARS),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 27 }),
        fc.integer({ min: 30, max: 130 }),
        (calendar, month, day, years) => {
          const year = years + { hijri: 1300, persian: 1270, buddhist: 2454, minguo: 0 }[calendar];
          if (calendar === 'buddhist' && year === 2483 && month <= 3) return;
          const at = (of: number) =>
            Date.parse(formatPartialDate(commonDate(calendar, { year, month, day: of, circa: false }) ?? NO_DATE));
          expect(at(day + 1) - at(day)).toBe(86_400_000);
        },
      ),
    );
  });

  it('are dates of the common calendar, or none, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CALENDARS),
        fc.integer({ min: -10, max: 10_000 }),
        fc.option(fc.integer({ min: -1, max: 14 })),
        fc.option(fc.integer({ min: -1, max: 40 })),
        (calendar, year, month, day) => {
          const date = commonDate(calendar, { year, month, day: month === null ? null : day, circa: false });
          if (date !== null && date.year >= 1 && date.year <= 9999) {
            expect(parsePartialDate(formatPartialDate(date))).toEqual(date);
          }
        },
      ),
    );
  });

  it('are known by name', () => {
    expect([isCalendar('hijri'), isCalendar('julian'), isCalendar(null)]).toEqual([true, false, false]);
  });
});
