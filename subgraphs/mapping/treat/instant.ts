import type { DateFields } from './date-format.ts';

const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** Whether a text is `UTC`, an offset (`+02:00`) or a time zone of the IANA database. */
export function isZone(zone: string): boolean {
  if (OFFSET.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes that a zone is ahead of UTC at an instant. */
export type ZoneOffset = (instant: number) => number;

const DAY = 86_400_000;
/** Days whose offset is remembered; a lifetime of records has fewer. */
const DAYS_KEPT = 50_000;

/** Remembers the offset of whole days; a day on which the clocks are changed is asked each time. */
function byDay(offset: ZoneOffset): ZoneOffset {
  const days = new Map<number, number | null>();
  return (instant) => {
    const day = Math.floor(instant / DAY);
    let known = days.get(day);
    if (known === undefined) {
      const first = offset(day * DAY);
      known = first === offset((day + 1) * DAY - 1) ? first : null;
      if (days.size < DAYS_KEPT) days.set(day, known);
    }
    return known ?? offset(instant);
  };
}

/** The offset of a zone; only for a text that `isZone`. */
export function zoneOffset(zone: string): ZoneOffset {
  const fixed = OFFSET.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    return () => (fixed[1] === '-' ? -minutes : minutes);
  }
  return zone === 'UTC' ? () => 0 : byDay(namedOffset(zone));
}

function namedOffset(zone: string): ZoneOffset {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    const at = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
  };
}

/** The instant at which a zone's clocks show these fields, or null where they show no real time. */
export function instantOf(fields: DateFields, offset: ZoneOffset): Date | null {
  const { year, month, day, hour, minute, second, millisecond } = fields;
  if (year === null || year === 0) return null;
  const local = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour, minute, second, millisecond);
  const shown = new Date(local);
  const real = shown.getUTCMonth() === (month ?? 1) - 1 && shown.getUTCDate() === (day ?? 1);
  if (!real || hour > 23 || minute > 59 || second > 60) return null;
  const guess = local - offset(local) * 60_000;
  return new Date(local - offset(guess) * 60_000);
}
