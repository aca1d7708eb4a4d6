import type { RecordAttributes } from './contract.ts';

/** The restrictions that hold in every country, whatever its permissions say, by the reason that an answer gives. */
export const BUILT_IN_REASONS = [
  'expired: past its date of deletion or review (Directive (EU) 2016/680, Art 5)',
  'under embargo',
  "on the record's list of members that may not receive it",
  "not on the record's recipient list",
] as const;

/** The standing of a record that no built-in restriction closes. */
export const OPEN_STANDING = 0;
/** How many standings there are. */
export const STANDINGS = BUILT_IN_REASONS.length + 1;

/**
 * Which built-in restriction closes a record for a member, counted from one in the order of `BUILT_IN_REASONS`, or
 * `OPEN_STANDING`. A record's lists rule who abroad receives it: they do not bind the owner's own officers.
 */
export function standing(attributes: RecordAttributes, member: string, owner: string): number {
  if (attributes.expired) return 1;
  if (attributes.embargoed) return 2;
  if (member === owner) return OPEN_STANDING;
  if (attributes.notReleasableTo.includes(member)) return 3;
  if (attributes.releasableTo !== null && !attributes.releasableTo.includes(member)) return 4;
  return OPEN_STANDING;
}

/** The reason of a standing that closes. */
export function standingReason(closed: number): string {
  return BUILT_IN_REASONS[closed - 1] ?? BUILT_IN_REASONS[0];
}
