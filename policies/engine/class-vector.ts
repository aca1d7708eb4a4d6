import type { ControlledField } from '../../schema/fields.ts';
import type { OutcomeVector } from './contract.ts';
import { QUALITY, type Scope } from './lanes.ts';
import { ALLOW, DENY, HIT_ONLY, isDisclosing } from './outcome.ts';

/** A vector that knows which fields its record shows, so that vectors can be met. */
export interface ScopedVector extends OutcomeVector {
  /** Null for a record of a type that the catalogue lacks. */
  readonly scope: Scope | null;
}

/** Why a quality field is closed. */
export const NOTHING_DISCLOSED = 'quality goes with the value, and no value of the record is disclosed';

/** What is decided for one field. */
export interface Decision {
  readonly code: number;
  readonly obligations: number;
}

/**
 * The vector of a scope: each field as decided; quality fields exactly where some other field of the record's own type
 * is disclosed, with the obligations of all that are.
 */
export function classVector(
  width: number,
  scope: Scope | null,
  decide: (field: ControlledField) => Decision,
  reason: (field: ControlledField) => string,
): ScopedVector {
  const outcomes = new Uint8Array(width);
  const obligations = new Uint16Array(width);
  let knowable = false;
  let disclosed = false;
  let borne = 0;
  for (const field of scope?.fields ?? []) {
    if (field.category === QUALITY) continue;
    const decision = decide(field);
    outcomes[field.index] = decision.code;
    obligations[field.index] = decision.obligations;
    if (field.type !== scope?.type) continue;
    if (decision.code >= HIT_ONLY) knowable = true;
    if (isDisclosing(decision.code)) {
      disclosed = true;
      borne |= decision.obligations;
    }
  }
  for (const field of scope?.fields ?? []) {
    if (field.category !== QUALITY) continue;
    outcomes[field.index] = disclosed ? ALLOW : DENY;
    obligations[field.index] = borne;
  }
  return { scope, outcomes, obligations, knowable, reason };
}
