import type { MemberCode } from '../../schema/ids.ts';
import type { Role } from '../../schema/requester.ts';
import type { Register } from '../register/register.ts';
import type { DecisionStore } from './decision-store.ts';

/** What the desk works with. */
export interface LinkOffice {
  readonly member: MemberCode;
  readonly store: DecisionStore;
  /** The roles whose officers may decide of links. */
  readonly roles: ReadonlySet<Role>;
  readonly register: Pick<Register, 'append'>;
  readonly now: () => Date;
  /** Removes what has been kept for long enough. */
  readonly forget: () => void;
}

/** A call that is not done, and why. */
export function refused(reason: string): { readonly outcome: 'REFUSED'; readonly reason: string } {
  return { outcome: 'REFUSED', reason };
}
