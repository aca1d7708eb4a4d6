import type { Justification } from '../../schema/requester.ts';
import { isWithinDays } from './days.ts';
import type { Instrument, Reservation } from './ties.ts';

/** The basis that rests on no instrument but on what countries have declared. */
export const RECIPROCITY_BASIS = 'RECIPROCITY';

function isParty({ parties }: Instrument, member: string, now: Date): boolean {
  return parties.some((party) => party.member === member && !party.unverified && isWithinDays(party, now));
}

/** Whether a reservation takes a request out of the instrument: one that excludes nothing is a statement only. */
function excludes({ purpose, offence }: Reservation, justification: Justification): boolean {
  if (purpose.length === 0 && offence.length === 0) return false;
  const given = justification.offence?.slice(0, 2) ?? null;
  return (
    (purpose.length === 0 || purpose.includes(justification.purpose)) &&
    // An offence that is not stated may be one that is excluded.
    (offence.length === 0 || given === null || offence.includes(given))
  );
}

/**
 * Whether the legal basis of a request binds two members at an instant: an instrument of that basis is in force, both
 * are parties, and neither's reservation takes the request out of it.
 */
export function isBinding(
  instruments: readonly Instrument[],
  justification: Justification,
  [left, right]: readonly [string, string],
  now: Date,
): boolean {
  return instruments.some(
    (instrument) =>
      instrument.bases.includes(justification.basis) &&
      instrument.from !== null &&
      isWithinDays(instrument, now) &&
      isParty(instrument, left, now) &&
      isParty(instrument, right, now) &&
      !instrument.reservations.some(
        (reservation) =>
          (reservation.member === left || reservation.member === right) && excludes(reservation, justification),
      ),
  );
}
