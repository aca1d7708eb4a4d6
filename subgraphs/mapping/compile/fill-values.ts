import type { NationalKey } from '../mapped-system.ts';
import type { Frame } from './frame.ts';
import type { PlannedField } from './planned-field.ts';
import type { UnreadConsequence } from './policy-read.ts';
import { watched, type UnreadTally } from './tally.ts';

/** A field that a plan asks for, and what follows where it has no value. */
export interface PlannedValue {
  readonly name: string;
  readonly qualified: string;
  /** What follows where the source's value cannot be read; null where nothing does. */
  readonly onUnread: UnreadConsequence | null;
  readonly required: boolean;
  readonly field: PlannedField;
}

/** What became of the fields of one record. */
export type Filled =
  | { readonly kind: 'rejected'; readonly reason: string }
  /** `unread` holds the fields of which the record must say that they could not be read; null without any. */
  | { readonly kind: 'filled'; readonly unread: ReadonlySet<string> | null };

const WHOLE: Filled = { kind: 'filled', unread: null };

/** Fills in the fields, all of them, so that everything unread is counted at once. */
export function fillValues(
  values: Record<string, unknown>,
  planned: readonly PlannedValue[],
  frame: Frame,
  own: NationalKey,
  tally: UnreadTally,
): Filled {
  const watch = watched(tally);
  let reason: string | null = null;
  let unread: Set<string> | null = null;
  for (const { name, qualified, onUnread, required, field } of planned) {
    const value = field.read(frame, onUnread === null ? tally : watch, own);
    const failed = onUnread !== null && watch.take();
    if (failed && onUnread === 'rejects') reason ??= `unreadable ${qualified}`;
    // Of one value all that counts is whether there is one; of a list each that is missing counts.
    const isMissing = failed && (value === null || Array.isArray(value));
    if (onUnread === 'tells' && isMissing) unread = (unread ?? new Set()).add(name);
    if (value === null) tally.empty(qualified);
    if (value === null && required) reason ??= `empty ${qualified}`;
    values[name] = value;
  }
  if (reason !== null) return { kind: 'rejected', reason };
  return unread === null ? WHOLE : { kind: 'filled', unread };
}
