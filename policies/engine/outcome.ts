import { MASKS, type MaskChain, type MaskName } from '../../schema/masks.ts';
import type { OutcomeVector } from './contract.ts';

/** What policy decides for one field. */
export type Outcome =
  | { readonly kind: 'deny' }
  | { readonly kind: 'hit-only' }
  | { readonly kind: 'mask'; readonly mask: MaskName }
  | { readonly kind: 'allow' };

/** The code of deny: the field is closed, and the record may not be known of through it. */
export const DENY = 0;
/** The code of hit-only: the value is null, but the record may be known of. */
export const HIT_ONLY = 1;
/** The code of allow. The codes between are masks, in the order of `MASKS`: within a chain, coarser before finer. */
export const ALLOW = 255;

const FIRST_MASK = 2;

/** The code of an outcome. */
export function outcomeCode(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'deny':
      return DENY;
    case 'hit-only':
      return HIT_ONLY;
    case 'mask':
      return FIRST_MASK + MASKS.findIndex(({ name }) => name === outcome.mask);
    case 'allow':
      return ALLOW;
  }
}

const OUTCOMES: readonly Outcome[] = [
  { kind: 'deny' },
  { kind: 'hit-only' },
  ...MASKS.map(({ name }): Outcome => ({ kind: 'mask', mask: name })),
];
const ALLOWED: Outcome = { kind: 'allow' };
const DENIED: Outcome = { kind: 'deny' };

/** The outcome of a code; what is no code denies. */
export function outcomeOf(code: number): Outcome {
  return code === ALLOW ? ALLOWED : (OUTCOMES[code] ?? DENIED);
}

/** How an outcome is written: `deny`, `hit-only`, the name of a mask, or `allow`. */
export function outcomeName(outcome: Outcome): string {
  return outcome.kind === 'mask' ? outcome.mask : outcome.kind;
}

/** The outcome of the field at a position of the catalogue. */
export function readOutcome(vector: OutcomeVector, index: number): Outcome {
  return outcomeOf(vector.outcomes[index] ?? DENY);
}

/** Whether a value leaves, whole or masked. */
export function isOpen(vector: OutcomeVector, index: number): boolean {
  return isDisclosing(vector.outcomes[index] ?? DENY);
}

/** Whether a value leaves whole. */
export function isAllowed(vector: OutcomeVector, index: number): boolean {
  return vector.outcomes[index] === ALLOW;
}

/** Whether an outcome's code lets a value leave, whole or masked. */
export function isDisclosing(code: number): boolean {
  return code > HIT_ONLY;
}

const CHAIN_OF_CODE: readonly (MaskChain | null)[] = [null, null, ...MASKS.map(({ chain }) => chain)];

/** Whether two outcomes compare: all do but masks of different chains. */
function compare(left: number, right: number): boolean {
  const leftChain = CHAIN_OF_CODE[left] ?? null;
  const rightChain = CHAIN_OF_CODE[right] ?? null;
  return leftChain === null || rightChain === null || leftChain === rightChain;
}

/** The wider outcome that both allow: the narrower of the two, or hit-only where they do not compare. */
export function meet(left: number, right: number): number {
  if (!compare(left, right)) return HIT_ONLY;
  return left < right ? left : right;
}

/**
 * What two permissions open together: the wider of the two. Masks of different chains never stand on one field, since
 * `onChain` comes first; should they, the one of the higher code is taken: independent of order, and never more than
 * one of the permissions opened by itself.
 */
export function join(left: number, right: number): number {
  return left > right ? left : right;
}

/** An outcome as it applies to a field of a chain: a mask that is not of the chain cannot coarsen it, and hides it. */
export function onChain(code: number, chain: MaskChain | null): number {
  const own = CHAIN_OF_CODE[code] ?? null;
  return own !== null && own !== chain ? HIT_ONLY : code;
}
