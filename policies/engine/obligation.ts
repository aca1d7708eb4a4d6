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

/** What each obliges its recipient to, as a request to him; other languages have `policies/office/sentences`. */
export const OBLIGATION_WORDS: Readonly<Record<Obligation, string>> = {
  'crime-only': 'use it for preventing and combating crime only',
  'judicial-use-with-consent': 'use it in judicial proceedings only with the consent of its owner',
  'no-onward-transfer': 'do not pass it on without the consent of its owner',
  'caveats-apply': 'read the caveats in the record, and ask its owner before you use it',
  'this-case-only': 'use it for the case that you gave only',
  'not-as-evidence': 'do not use it as evidence',
  'do-not-inform-subject': 'do not inform the person concerned',
  'no-death-penalty': 'do not use it where the death penalty may follow',
  'confirm-before-use': 'have its owner confirm it before you use it',
  'delete-within-30-days': 'delete it within 30 days',
  'delete-within-6-months': 'delete it within 6 months',
  'delete-within-3-years': 'delete it within 3 years',
  'notice-to-owner': 'give its owner notice at once',
  'review-afterwards': 'have the use of it reviewed afterwards',
};

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
