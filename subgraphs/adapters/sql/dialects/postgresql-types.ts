import pg from 'pg';

/** The driver's own parsers, for any type: its declarations know the common ones alone. */
const parserOf: (oid: number, format: 'text' | 'binary') => (value: string) => unknown = pg.types.getTypeParser;

const INT8 = 20;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;

/** Types that stay as the server writes them: dates keep their day, times their microseconds, geometry its text. */
const AS_WRITTEN = new Set([600, 601, 602, 603, 604, 628, 718, 1082, 1083, 1114, 1184, 1186, 1266]);
const ARRAYS_AS_WRITTEN = new Set([1017, 1115, 1182, 1185, 1187]);

/** How a value of a type comes out of its text: whole numbers exactly, dates and times as text. */
export function textParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format === 'binary') return parserOf(oid, format);
  if (AS_WRITTEN.has(oid)) return (value) => value;
  if (oid === INT8) return wholeNumber;
  return parserOf(ARRAYS_AS_WRITTEN.has(oid) || oid === INT8_ARRAY ? TEXT_ARRAY : oid, 'text');
}

function wholeNumber(value: string): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}
