import type { AuthorisationRecipient, AuthorisationScope } from '../../policies/engine/authorisation.ts';
import type { SignedAuthorisation } from '../../policies/authorisations/statement.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** What somebody asks an owner for. Instants are ISO 8601 in UTC. */
export interface AuthorisationRequest {
  /** Chosen by chance: it tells nothing of other requests. */
  readonly id: string;
  readonly at: string;
  /** The hub's id of the client's request. */
  readonly requestId: string;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly recipient: AuthorisationRecipient;
  readonly scope: AuthorisationScope;
  readonly fields: readonly string[];
  readonly reason: string;
  readonly until: string;
}

/** By whom, and when, something was done at the desk. */
export interface DoneBy {
  readonly at: string;
  readonly requestId: string;
  readonly requester: Requester;
  readonly justification: Justification;
}

/** What an officer of the owner decided of a request. */
export type Decision =
  | { readonly kind: 'granted'; readonly by: DoneBy; readonly signed: SignedAuthorisation }
  | {
      readonly kind: 'refused';
      readonly by: DoneBy;
      readonly reason: string;
      /** Whether whoever asked may be told the reason. */
      readonly told: boolean;
    };

/** A request with what became of it. */
export interface KeptRequest {
  readonly request: AuthorisationRequest;
  readonly decision: Decision | null;
}

/** Whose a request is: of one officer, or of one application for one officer. */
export function askerOf({ issuer, member, subject, actingOfficer }: Requester): string {
  return JSON.stringify([issuer, member, subject, actingOfficer]);
}
