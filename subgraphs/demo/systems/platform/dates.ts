import { parsePartialDate, type PartialDate } from '../../../../schema/partial-date.ts';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The parts of a date of the population; throws for a text that is no date. */
export function dateParts(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error('the population holds a date that is none');
  return date;
}

/** `14.03.1979`, `03.1979`, `1979`: day first, what is not known left out. */
export function dayFirst(text: string, separator: string): string {
  const { year, month, day } = dateParts(text);
  return [day, month]
    .flatMap((part) => (part === null ? [] : [two(part)]))
    .concat(String(year))
    .join(separator);
}

/** `1979/03/14`, `1979/03`, `1979`: year first, what is not known left out. */
export function yearFirst(text: string, separator: string): string {
  const { year, month, day } = dateParts(text);
  return [String(year), ...[month, day].flatMap((part) => (part === null ? [] : [two(part)]))].join(separator);
}

/** `03/14/1979`, `03/1979`, `1979`: month first, what is not known left out. */
export function monthFirst(text: string): string {
  const { year, month, day } = dateParts(text);
  return [month, day]
    .flatMap((part) => (part === null ? [] : [two(part)]))
    .concat(String(year))
    .join('/');
}

/** `14031979` with zeros for what is not known: `00001979`. */
export function eightDigits(text: string): string {
  const { year, month, day } = dateParts(text);
  return `${two(day ?? 0)}${two(month ?? 0)}${String(year).padStart(4, '0')}`;
}
