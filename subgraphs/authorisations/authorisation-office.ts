import type { StatementContext } from '../../policies/authorisations/judge-statement.ts';
import type { SteadyClock } from '../../policies/versions/steady-clock.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import type { MemberCode } from '../../schema/ids.ts';
import type { DeskCall } from '../desk/desk.ts';
import type { Register } from '../register/register.ts';
import type { RecordIds } from '../runtime/country/record-ids.ts';
import type { ActStore } from './act-store.ts';
import type { DoneBy } from './authorisation-request.ts';
import type { FollowedActs } from './follow-acts.ts';
import type { RequestStore } from './request-store.ts';

/** What the desk works with. */
export interface AuthorisationOffice {
  readonly member: MemberCode;
  readonly catalogue: FieldCatalogue;
  readonly ids: Pick<RecordIds, 'open' | 'seal'>;
  readonly requests: RequestStore;
  readonly acts: ActStore;
  readonly followed: FollowedActs;
  readonly register: Pick<Register, 'append'>;
  /** What signatures are judged against now. */
  readonly context: () => Promise<StatementContext>;
  readonly clock: SteadyClock;
}

/** What came of a call about an authorisation, with what it is about under a name of the schema's own. */
export type Outcome<Name extends string> = {
  readonly outcome: 'DONE' | 'REFUSED' | 'UNKNOWN' | 'OVERTAKEN';
  readonly reason: string | null;
} & { readonly [Key in Name]?: unknown };

/** A call that is not done, and why. */
export function refused(reason: string): Outcome<never> {
  return { outcome: 'REFUSED', reason };
}

/** What is told of an id that leads to nothing. */
export function unknown(what: string): Outcome<never> {
  return { outcome: 'UNKNOWN', reason: `there is no such ${what}` };
}

/** What whoever comes second is told. */
export function overtaken(reason: string): Outcome<never> {
  return { outcome: 'OVERTAKEN', reason };
}

/** Why a caller may not act for the owner; null where he may. */
export function officeFault({ member }: Pick<AuthorisationOffice, 'member'>, { isOffice }: DeskCall): string | null {
  return isOffice ? null : `only a privacy officer or an approver of \`${member}\` may do that`;
}

/** Who does what a call does, and when. */
export function doneBy({ requester, justification, requestId }: DeskCall, { clock }: AuthorisationOffice): DoneBy {
  return { at: clock.now().toISOString(), requestId, requester, justification };
}
