import type { Justification } from '../requester.ts';

/**
 * What an officer states who works at the desk of the own country, where no record is read: keeping its rules, deciding on
 * authorisations, and checking what was disclosed (Directive (EU) 2016/680, Art 25(2) and 34). It justifies no look at a record.
 */
export const OVERSIGHT = { purpose: 'oversight', basis: 'NATIONAL-LAW' } as const;

/** Whether a justification is that of oversight, and so of no record. */
export function isOversight({ purpose }: Pick<Justification, 'purpose'>): boolean {
  return purpose === OVERSIGHT.purpose;
}
