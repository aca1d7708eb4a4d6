/**
 * Masks coarsen a value. Each chain is ordered from the coarsest to the finest mask; a value without a mask is finer
 * than all. Masks of different chains do not compare, and meet at hit-only (design: a lattice of outcomes).
 */
export const MASK_CHAINS = {
  date: ['year', 'month'],
  number: ['last-four'],
  name: ['initials', 'surname'],
} as const satisfies Record<string, readonly string[]>;

/** The name of a chain of masks. */
export type MaskChain = keyof typeof MASK_CHAINS;
/** The name of a mask. */
export type MaskName = (typeof MASK_CHAINS)[MaskChain][number];

/** Whether a string names a chain of masks. */
export function isMaskChain(value: unknown): value is MaskChain {
  return typeof value === 'string' && Object.hasOwn(MASK_CHAINS, value);
}

/** Every mask with its chain, in the order of their outcome codes (see `policies/engine/outcome.ts`). */
export const MASKS: readonly { readonly chain: MaskChain; readonly name: MaskName }[] = (
  Object.keys(MASK_CHAINS) as MaskChain[]
).flatMap((chain) => MASK_CHAINS[chain].map((name) => ({ chain, name })));

function initials(text: string): string {
  return text
    .split(/[\s-]+/u)
    .filter((part) => part !== '')
    .map((part) => `${String.fromCodePoint(part.codePointAt(0) ?? 46)}.`)
    .join(' ');
}

/**
 * A value under a mask; `surname` is the surname of the person named, where the mask needs it and the source tells it.
 * A value to which the mask does not apply becomes null: uncertain means deny.
 */
export function applyMask(mask: MaskName, value: unknown, surname: string | null = null): string | null {
  if (typeof value !== 'string') return null;
  switch (mask) {
    case 'year':
      return /^\d{4}/.exec(value)?.[0] ?? null;
    case 'month':
      return /^\d{4}(-\d{2})?/.exec(value)?.[0] ?? null;
    case 'last-four':
      return value.length > 4 ? value.slice(-4) : null;
    case 'initials':
      return initials(value);
    case 'surname':
      return surname;
  }
}
