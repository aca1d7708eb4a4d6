import type { AuthorisationRecipient, AuthorisationScope } from '../../policies/engine/authorisation.ts';
import { statementId, type SignedAuthorisation } from '../../policies/authorisations/statement.ts';
import { toldJustification, toldRequester } from '../desk/told-asker.ts';
import type { AuthorisationOffice } from './authorisation-office.ts';
import type { KeptRequest } from './authorisation-request.ts';

/** What tells of the state of things. */
export type Telling = Pick<AuthorisationOffice, 'ids' | 'followed' | 'clock'>;

function toldRecipient(recipient: AuthorisationRecipient) {
  if (recipient.kind === 'team') return { members: recipient.member, agency: null, subject: null };
  return { members: [recipient.member], agency: recipient.agency, subject: recipient.subject };
}

function toldScope(scope: AuthorisationScope) {
  return scope.kind === 'record' ? { record: scope.record, case: null } : { record: null, case: scope.case };
}

function stateOf(id: string, { until }: SignedAuthorisation['statement'], { followed, clock }: Telling): string {
  if (followed.isRevoked(id)) return 'REVOKED';
  const isOver = Date.parse(until) <= clock.now().getTime();
  return !isOver && followed.current().all.has(id) ? 'GRANTED' : 'ENDED';
}

/** A signed authorisation as the desk tells it: `Authorisation`. Who signed it is for the owner's officers alone. */
export function toldAuthorisation({ statement, signature }: SignedAuthorisation, isOffice: boolean, telling: Telling) {
  const { issuer, recipient, scope, fields, purpose, conditions, from, until, request } = statement;
  const id = statementId(statement);
  return {
    id,
    state: stateOf(id, statement, telling),
    issuer,
    recipient: toldRecipient(recipient),
    ...toldScope(scope),
    fields,
    purposes: purpose,
    conditions,
    from,
    until,
    request,
    signedBy: isOffice ? signature.person : null,
  };
}

function requestState({ request, decision }: KeptRequest, telling: Telling): string {
  if (decision === null) return Date.parse(request.until) > telling.clock.now().getTime() ? 'OPEN' : 'LAPSED';
  if (decision.kind === 'refused') return 'REFUSED';
  const { statement } = decision.signed;
  return stateOf(statementId(statement), statement, telling);
}

/**
 * A request as the desk tells it: `AuthorisationRequest`. INVARIANT: whoever asked is told nothing that depends on whether
 * there is such a record.
 */
export function toldRequest(kept: KeptRequest, isOffice: boolean, telling: Telling) {
  const { request, decision } = kept;
  const { id, at, requester, justification, recipient, scope, fields, reason, until } = request;
  const isRefusalTold = decision?.kind === 'refused' && (isOffice || decision.told);
  return {
    id,
    at,
    state: requestState(kept, telling),
    requester: toldRequester(requester),
    justification: toldJustification(justification),
    recipient: toldRecipient(recipient),
    ...toldScope(scope),
    recordType: isOffice && scope.kind === 'record' ? (telling.ids.open(scope.record)?.type ?? null) : null,
    fields,
    reason,
    until,
    refusal: isRefusalTold ? decision.reason : null,
    authorisation: decision?.kind === 'granted' ? toldAuthorisation(decision.signed, isOffice, telling) : null,
  };
}
