import { parsePartialDate, type PartialDate } from '../../schema/partial-date.ts';

/** How two dates of birth compared; the explanation holds no part of either date. */
export interface BirthDateComparison {
  /** 1 same day, 0.5 says neither yes nor no, 0 certainly different. */
  readonly score: number;
  readonly explanation: string;
}

const DAY = 86_400_000;

function daysApart(left: PartialDate, right: PartialDate): number {
  const time = (date: PartialDate) => Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return Math.abs(time(left) - time(right)) / DAY;
}

function isFirstOfJanuary(date: PartialDate): boolean {
  return date.month === 1 && date.day === 1;
}

function compareYears(left: PartialDate, right: PartialDate): BirthDateComparison {
  const years = Math.abs(left.year - right.year);
  if (left.circa || right.circa) {
    if (years <= 2) return { score: 0.65, explanation: 'about the same year' };
    if (years <= 5) return { score: 0.45, explanation: 'a few years apart, one of them circa' };
  }
  if (years === 0) return { score: 0.75, explanation: 'same year, day unknown' };
  if (years === 1) return { score: 0.35, explanation: 'a year apart, day unknown' };
  return { score: 0, explanation: 'different years' };
}

function isOneDigitOff(left: number, right: number): boolean {
  const [a, b] = [String(left), String(right)];
  return Array.from(a).filter((digit, index) => digit !== b.charAt(index)).length === 1;
}

/** Whether two numbers of the same length differ by two neighbouring digits in each other's place. */
function isTurnedRound(left: number, right: number): boolean {
  const [a, b] = [String(left).padStart(2, '0'), String(right).padStart(2, '0')];
  if (a.length !== b.length || a === b) return false;
  const at = Array.from(a).findIndex((digit, index) => digit !== b.charAt(index));
  return a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

function compareDays(left: PartialDate, right: PartialDate): BirthDateComparison {
  const sameMonth = left.month === right.month;
  const sameDay = left.day === right.day;
  if (left.year === right.year) {
    if (sameMonth && sameDay) return { score: 1, explanation: 'same day' };
    if (left.month === right.day && left.day === right.month) {
      return { score: 0.85, explanation: 'day and month exchanged' };
    }
    if (
      (sameMonth && isTurnedRound(left.day ?? 0, right.day ?? 0)) ||
      (sameDay && isTurnedRound(left.month ?? 0, right.month ?? 0))
    ) {
      return { score: 0.7, explanation: 'same year, two digits exchanged' };
    }
    if (daysApart(left, right) <= 1) return { score: 0.75, explanation: 'a day apart' };
    if (isFirstOfJanuary(left) || isFirstOfJanuary(right)) {
      return { score: 0.6, explanation: 'same year, one is 1 January, which may stand for an unknown day' };
    }
    if (sameMonth || sameDay) return { score: 0.5, explanation: 'same year, day or month differs' };
    return { score: 0.3, explanation: 'same year, day and month differ' };
  }
  if (sameMonth && sameDay && isOneDigitOff(left.year, right.year)) {
    return { score: 0.5, explanation: 'same day of another year, one digit differs' };
  }
  if (sameMonth && sameDay && isTurnedRound(left.year, right.year)) {
    return { score: 0.5, explanation: 'same day of another year, two digits exchanged' };
  }
  const years = Math.abs(left.year - right.year);
  if (sameMonth && sameDay && years === 1) return { score: 0.5, explanation: 'same day a year apart' };
  return { score: years <= 1 ? 0.15 : 0, explanation: years <= 1 ? 'a year apart' : 'different years' };
}

/** Compares two `PartialDate` texts; null where one of them is none. */
export function compareBirthDates(left: string, right: string): BirthDateComparison | null {
  const [a, b] = [parsePartialDate(left), parsePartialDate(right)];
  if (!a || !b) return null;
  const isWhole = a.day !== null && b.day !== null;
  if (isWhole && !a.circa && !b.circa) return compareDays(a, b);
  if (a.year === b.year && a.month !== null && b.month !== null && !a.circa && !b.circa) {
    return a.month === b.month
      ? { score: 0.85, explanation: 'same month, day unknown' }
      : { score: 0.35, explanation: 'same year, month differs' };
  }
  return compareYears(a, b);
}

/** The best comparison of any date of one side with any of the other; null where a side has none. */
export function compareBestBirthDates(left: readonly string[], right: readonly string[]): BirthDateComparison | null {
  let best: BirthDateComparison | null = null;
  for (const a of left) {
    for (const b of right) {
      const comparison = compareBirthDates(a, b);
      if (comparison && comparison.score > (best?.score ?? -1)) best = comparison;
    }
  }
  return best;
}
