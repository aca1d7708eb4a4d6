/** What a recipient must do with a value: the closed list, each with its bit in `OutcomeVector.obligations`. */
export const OBLIGATIONS = [
  'crime-only',
  'judicial-use-with-consent',
  'no-onward-transfer',
  'caveats-apply',
  'this-case-only',
  'not-as-evidence',
  'do-not-inform-subject',
  'no-death-penalty',
  'confirm-before-use',
  'delete-within-30-days',
  'delete-within-6-months',
  'delete-within-3-years',
  'notice-to-owner',
  'review-afterwards',
] as const;

/** A code of the list. */
export type Obligation = (typeof OBLIGATIONS)[number];

/** What every answer bears that an emergency may have opened: notice to the owner at once, and a review. */
export const EMERGENCY_OBLIGATIONS: readonly Obligation[] = ['notice-to-owner', 'review-afterwards'];

/** Whether a string is a code of the list. */
export function isObligation(value: unknown): value is Obligation {
  return OBLIGATIONS.some((obligation) => obligation === value);
}

/** The bits of some obligations. */
export function obligationBits(obligations: readonly Obligation[]): number {
  return obligations.reduce((bits, obligation) => bits | (1 << OBLIGATIONS.indexOf(obligation)), 0);
}

/** The obligations of some bits, in the order of the list. */
export function obligationsOf(bits: number): readonly Obligation[] {
  return OBLIGATIONS.filter((_, index) => (bits & (1 << index)) !== 0);
}

const CAVEATS = obligationBits(['caveats-apply']);

const BY_HANDLING_CODE: Readonly<Record<string, number>> = {
  H0: obligationBits(['crime-only']),
  H1: obligationBits(['judicial-use-with-consent']),
  H2: obligationBits(['no-onward-transfer']),
  H3: CAVEATS,
};

/** The obligations of a record's own handling codes; a code that is not known needs a human, as H3 does. */
export function handlingObligations(handling: readonly string[]): number {
  return handling.reduce((bits, code) => bits | (BY_HANDLING_CODE[code] ?? CAVEATS), 0);
}
