import fc from 'fast-check';
import { formatPartialDate } from '../../schema/partial-date.ts';
import { compareBestBirthDates, compareBirthDates } from '../../subgraphs/matching/compare-birth-dates.ts';

describe('comparing dates of birth', () => {
  it.each([
    ['1979-03-14', '1979-03-14', 1, 'same day'],
    ['1979-03-04', '1979-04-03', 0.85, 'day and month exchanged'],
    ['1979-03-14', '1979-03-15', 0.75, 'a day apart'],
    ['1979-12-31', '1979-12-30', 0.75, 'a day apart'],
    ['1979-03-14', '1979-01-01', 0.6, 'same year, one is 1 January, which may stand for an unknown day'],
    ['1979-03-14', '1979-03-20', 0.5, 'same year, day or month differs'],
    ['1979-03-14', '1979-08-20', 0.3, 'same year, day and month differ'],
    ['1979-03-14', '1978-03-14', 0.5, 'same day of another year, one digit differs'],
    ['1979-03-12', '1979-03-21', 0.7, 'same year, two digits exchanged'],
    ['1979-03-01', '1979-03-10', 0.7, 'same year, two digits exchanged'],
    ['1979-01-14', '1979-10-14', 0.7, 'same year, two digits exchanged'],
    ['1979-03-10', '1979-03-11', 0.75, 'a day apart'],
    ['1978-03-14', '1987-03-14', 0.5, 'same day of another year, two digits exchanged'],
    ['1978-03-14', '1987-03-15', 0, 'different years'],
    ['1979-03-14', '1980-03-14', 0.5, 'same day a year apart'],
    ['1999-03-14', '2000-03-14', 0.5, 'same day a year apart'],
    ['1979-03-14', '1980-06-01', 0.15, 'a year apart'],
    ['1979-03-14', '1951-07-02', 0, 'different years'],
    ['1979', '1979-03-14', 0.75, 'same year, day unknown'],
    ['1979-03', '1979-03-14', 0.85, 'same month, day unknown'],
    ['1979-03', '1979-04-14', 0.35, 'same year, month differs'],
    ['1979', '1980-03-14', 0.35, 'a year apart, day unknown'],
    ['1979~', '1981-03-14', 0.65, 'about the same year'],
    ['1979~', '1984', 0.45, 'a few years apart, one of them circa'],
    ['1979~', '1995', 0, 'different years'],
  ])('%s against %s: %d, %s', (left, right, score, explanation) => {
    expect(compareBirthDates(left, right)).toEqual({ score, explanation });
    expect(compareBirthDates(right, left)).toEqual({ score, explanation });
  });

  const dates = fc
    .record({
      year: fc.integer({ min: 1975, max: 1985 }),
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 28 })),
      circa: fc.boolean(),
    })
    .map((date) => formatPartialDate({ ...date, day: date.month === null ? null : date.day }));

  it('is the same from both sides, and nothing is more alike than a date and itself', () => {
    fc.assert(
      fc.property(dates, dates, (left, right) => {
        const one = compareBirthDates(left, right);
        expect(compareBirthDates(right, left)).toEqual(one);
        expect(one?.score).toBeGreaterThanOrEqual(0);
        expect(one?.score).toBeLessThanOrEqual(compareBirthDates(left, left)?.score ?? 0);
        // What is said of two dates holds no part of either.
        expect(one?.explanation).not.toMatch(/\d{2}/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each([['1979-02-30'], [''], ['14.03.1979'], ['19799']])('takes `%s` for no date', (text) => {
    expect(compareBirthDates(text, '1979-03-14')).toBeNull();
  });

  it('takes the best of several dates', () => {
    expect(compareBestBirthDates(['1960', '1962-08-28'], ['1964', '1962-08-28'])?.score).toBe(1);
    expect(compareBestBirthDates([], ['1964'])).toBeNull();
  });
});
