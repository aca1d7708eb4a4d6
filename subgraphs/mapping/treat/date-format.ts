import type { PartialDate } from '../../../schema/partial-date.ts';
import { ERA_PATTERN, gregorianYear } from './japanese-era.ts';

/** A declared format of dates or times, compiled. */
export interface DateFormat {
  readonly text: string;
  readonly circa: boolean;
  readonly tokens: ReadonlySet<string>;
  /** The numbers in a text of this format, or null where it is of another. */
  read(text: string, pivot: number | null): DateFields | null;
}

/** What a format reads. A month or day of 0 is an unknown one. */
export interface DateFields {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '\\d{4}',
  yyy: '\\d{1,3}',
  yy: '\\d{2}',
  y: '(?:\\d{1,2}|元)',
  MM: '\\d{2}',
  M: '\\d{1,2}',
  dd: '\\d{2}',
  d: '\\d{1,2}',
  HH: '\\d{2}',
  mm: '\\d{2}',
  ss: '\\d{2}',
  SSS: '\\d{3}',
  G: ERA_PATTERN,
};
const PIECES = /'([^']*)'|yyyy|yyy|yy|y|MM|M|dd|d|HH|mm|ss|SSS|G|([A-Za-z]+)|(.)/gsu;

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s?');
}

/** Why a format is none, or null. */
export function dateFormatFault(text: string): string | null {
  const seen = new Set<string>();
  for (const match of text.matchAll(PIECES)) {
    if (match[2] !== undefined)
      return `\`${match[2]}\` is no part of a date format: quote letters, as in \`'ca. 'yyyy\``;
    if (match[1] !== undefined || match[3] !== undefined) continue;
    const letter = match[0][0] ?? '';
    if (seen.has(letter)) return `\`${match[0]}\` stands twice`;
    seen.add(letter);
  }
  if (!seen.has('y')) return 'the format has no year';
  if (seen.has('d') && !seen.has('M')) return 'the format has a day without a month';
  if (/(?<!y)y(?!y)/.test(text.replace(/'[^']*'/g, '')) && !seen.has('G'))
    return '`y` needs the era `G`; otherwise use `yyyy` or `yy`';
  return null;
}

/** Where each token's text stands in a match; 0 where the format lacks it. */
function positions(names: readonly string[]) {
  const at = (...tokens: readonly string[]) => names.findIndex((name) => tokens.includes(name)) + 1;
  return {
    era: at('G'),
    long: at('yyyy', 'yyy'),
    short: at('yy', 'y'),
    month: at('MM', 'M'),
    day: at('dd', 'd'),
    hour: at('HH'),
    minute: at('mm'),
    second: at('ss'),
    millisecond: at('SSS'),
  };
}

function yearOf(match: RegExpExecArray, at: ReturnType<typeof positions>, pivot: number | null): number | null {
  if (at.long > 0) return Number(match[at.long]);
  const short = match[at.short] === '元' ? 1 : Number(match[at.short]);
  if (at.era > 0) return gregorianYear(match[at.era] ?? '', short);
  if (pivot === null) return null;
  return short < pivot ? 2000 + short : 1900 + short;
}

/** The format; only for a text without `dateFormatFault`. */
export function dateFormat(text: string): DateFormat {
  const circa = text.endsWith('~');
  const names: string[] = [];
  const body = (circa ? text.slice(0, -1) : text).replace(
    PIECES,
    (piece: string, quoted: string | undefined, _letters, other: string | undefined) => {
      if (quoted !== undefined) return escaped(quoted);
      if (other !== undefined) return escaped(other);
      names.push(piece);
      return `(${TOKENS[piece] ?? ''})`;
    },
  );
  const pattern = new RegExp(`^${body}$`, 'u');
  const at = positions(names);
  return {
    text,
    circa,
    tokens: new Set(names),
    read(value, pivot) {
      const match = pattern.exec(value);
      if (!match) return null;
      return {
        year: yearOf(match, at, pivot),
        month: at.month > 0 ? Number(match[at.month]) : null,
        day: at.day > 0 ? Number(match[at.day]) : null,
        hour: at.hour > 0 ? Number(match[at.hour]) : 0,
        minute: at.minute > 0 ? Number(match[at.minute]) : 0,
        second: at.second > 0 ? Number(match[at.second]) : 0,
        millisecond: at.millisecond > 0 ? Number(match[at.millisecond]) : 0,
      };
    },
  };
}

/** The partial date of what a format read: zeros are unknown parts; null without a year. */
export function partialDateOf(fields: Pick<DateFields, 'year' | 'month' | 'day'>, circa: boolean): PartialDate | null {
  if (fields.year === null || fields.year === 0) return null;
  const month = fields.month === 0 ? null : fields.month;
  const day = fields.day === 0 || month === null ? null : fields.day;
  return { year: fields.year, month, day, circa };
}
