import { birthDateFault, partialDateFault } from '../../schema/birth-date.ts';
import { SCALARS } from '../../schema/scalars.ts';

const TODAY = new Date('2026-06-30T12:00:00Z');

describe('a date of birth that is asked by', () => {
  it.each(['1979-03-14', '1979-03', '1979', '1979~', '2026-06-30', '2026-07-01', '2026-06', '2026', '1898', '1750'])(
    'may be `%s`',
    (text) => expect(birthDateFault(text, TODAY)).toBeNull(),
  );

  it.each([
    ['1979-02-30', 'there is no 30 February in that year: give a day that exists, or the month alone'],
    ['1900-02-29', 'there is no 29 February in that year: give a day that exists, or the month alone'],
    ['1979-04-31~', 'there is no 31 April in that year: give a day that exists, or the month alone'],
    ['1979-13-01', 'a PartialDate was expected: `1979-03-14`, `1979-03`, `1979` or `1979~`'],
    ['14.03.1979', 'a PartialDate was expected: `1979-03-14`, `1979-03`, `1979` or `1979~`'],
    ['', 'a PartialDate was expected: `1979-03-14`, `1979-03`, `1979` or `1979~`'],
    ['2522-03-14', '`2522` looks like a year of the Buddhist era: 1979 of the common era'],
    [
      '1399',
      '`1399` looks like a year of the Islamic calendar: 1978 or 1979 of the common era, or of the Persian calendar: ' +
        '2020 or 2021 of the common era',
    ],
    ['1447-01-01', '`1447` looks like a year of the Islamic calendar: 2025 or 2026 of the common era'],
    ['1240', '`1240` looks like a year of the Persian calendar: 1861 or 1862 of the common era'],
    [
      '2026-07-02',
      'the date of birth lies in the future: give one of the common era that has come, such as `1979-03-14`',
    ],
    ['2026-08', 'the date of birth lies in the future: give one of the common era that has come, such as `1979-03-14`'],
    ['2027~', 'the date of birth lies in the future: give one of the common era that has come, such as `1979-03-14`'],
    ['2999', 'the date of birth lies in the future: give one of the common era that has come, such as `1979-03-14`'],
  ])('may not be `%s`', (text, fault) => {
    expect(birthDateFault(text, TODAY)).toBe(fault);
  });

  it('may be in a year that other dates are in too', () => {
    expect(partialDateFault('2031-01-01', TODAY)).toBeNull();
    expect(partialDateFault('9999-12-31', TODAY)).toBeNull();
  });

  it('is refused where it enters, and a record is served with what it holds', () => {
    const scalar = SCALARS['PartialDate'];
    expect(() => scalar?.parseValue('2522-03-14')).toThrow('looks like a year of the Buddhist era: 1979');
    expect(() => scalar?.parseValue('1979-02-30')).toThrow('there is no 30 February');
    expect(() => scalar?.parseValue(1979)).toThrow('a PartialDate was expected');
    expect(scalar?.parseValue('1979~')).toBe('1979~');
    expect(scalar?.serialize('2522-03-14')).toBe('2522-03-14');
    expect(() => scalar?.serialize('30.02.1979')).toThrow('a PartialDate was expected');
  });
});
