import type { NationalKey } from '../mapped-system.ts';
import type { PlannedField } from './compile-field.ts';
import type { Frame } from './frame.ts';
import type { UnreadTally } from './tally.ts';

/** Fields where an unread value would open a record that should be closed: the row is rejected instead. */
export const PROTECTIVE: ReadonlySet<string> = new Set([
  'handling',
  'releasableTo',
  'notReleasableTo',
  'embargoUntil',
  'expiresAt',
  'restricted',
]);

/** A field that a plan asks for, and what follows where it has no value. */
export interface PlannedValue {
  readonly name: string;
  readonly qualified: string;
  readonly protective: boolean;
  readonly required: boolean;
  readonly field: PlannedField;
}

/** The tally of a field whose unread values must be noticed. */
function watching(tally: UnreadTally): UnreadTally & { readonly failed: () => boolean } {
  let failed = false;
  return {
    unknownCode(field, raw) {
      failed = true;
      tally.unknownCode(field, raw);
    },
    unreadable(field, raw) {
      failed = true;
      tally.unreadable(field, raw);
    },
    empty: (field) => tally.empty(field),
    failed: () => failed,
  };
}

/** Fills in the fields; the reason why the record is rejected, or null. */
export function fillValues(
  values: Record<string, unknown>,
  planned: readonly PlannedValue[],
  frame: Frame,
  own: NationalKey,
  tally: UnreadTally,
): string | null {
  let fault: string | null = null;
  for (const { name, qualified, protective, required, field } of planned) {
    const watch = protective ? watching(tally) : null;
    const value = field.read(frame, watch ?? tally, own);
    if (watch?.failed() === true) fault ??= `unreadable ${qualified}`;
    if (value === null) tally.empty(qualified);
    if (value === null && required) fault ??= `empty ${qualified}`;
    values[name] = value;
  }
  return fault;
}
