import { commonDate, type Calendar } from '../../../schema/calendars.ts';
import { formatPartialDate, parsePartialDate, type PartialDate } from '../../../schema/partial-date.ts';
import type { Treatment } from '../mapping.ts';
import { partialDateOf, type DateFormat } from '../treat/date-format.ts';
import { latinDigits } from '../treat/digits.ts';
import { instantOf, zoneOffset } from '../treat/instant.ts';
import { compileConditions } from './condition.ts';
import { remembered } from './remembered.ts';
import type { CompileScope } from './scope.ts';
import { NONE, type CompiledStep, type Step, type Value } from './step.ts';

/** The text, in the common calendar, of a date that exists (30 February does not), else null. */
export function existingDate(read: PartialDate | null, calendar: Calendar | null): string | null {
  const date = read !== null && calendar !== null ? commonDate(calendar, read) : read;
  const text = date && formatPartialDate(date);
  return text !== null && parsePartialDate(text) !== null ? text : null;
}

/** The date of the first format that fits; null where none does, and no date for a year of zeros. */
function readDate(
  text: string,
  formats: readonly DateFormat[],
  pivot: number | null,
  calendar: Calendar | null,
): { readonly date: string | null } | null {
  for (const format of formats) {
    const fields = format.read(text, pivot);
    if (!fields) continue;
    if (fields.year === 0) return { date: null };
    const date = existingDate(partialDateOf(fields, format.circa), calendar);
    if (date !== null) return { date };
  }
  return null;
}

/** Reads a partial date in the declared formats, the first that fits. */
export function dateStep(treatment: Treatment & { kind: 'date' }, name: string): Step {
  const read = remembered((text) => readDate(text, treatment.formats, treatment.pivot, treatment.calendar));
  return (value, _frame, tally) => {
    const text = latinDigits(String(value));
    const found = read(text);
    if (found === null) tally.unreadable(name, text);
    return found?.date === undefined || found.date === null ? NONE : [found.date];
  };
}

/** Marks an ISO date as circa where the conditions hold. */
export function circaStep(treatment: Treatment & { kind: 'circa' }, scope: CompileScope): CompiledStep {
  const conditions = compileConditions(treatment.conditions, scope);
  const step: Step = (value, frame) => {
    const date = parsePartialDate(String(value));
    return [date && conditions.holds(frame) ? formatPartialDate({ ...date, circa: true }) : value];
  };
  return { step, needs: conditions.needs };
}

/** Reads an instant in the declared formats, in the zone of the source. */
export function instantStep(treatment: Treatment & { kind: 'date-time' }, name: string): Step {
  const offset = zoneOffset(treatment.zone);
  const read = remembered((text): readonly Value[] | null => {
    for (const format of treatment.formats) {
      const fields = format.read(text, treatment.pivot);
      if (fields?.year === 0) return NONE;
      const instant = fields && instantOf(fields, offset);
      if (instant) return [instant.toISOString()];
    }
    return null;
  });
  return (value, _frame, tally) => {
    const text = latinDigits(String(value));
    const found = read(text);
    if (found === null) tally.unreadable(name, text);
    return found ?? NONE;
  };
}
