import { isRecipient } from '../../policies/engine/authorisation.ts';
import { compareTexts } from '../../schema/text-order.ts';
import { flag, pageOf, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import type { AuthorisationOffice } from './authorisation-office.ts';
import { askerOf } from './authorisation-request.ts';
import { toldAuthorisation, toldRequest } from './told-authorisation.ts';

/** A page of a list, and where it ends; null at the end of the list. */
function page<Item, Told>(
  found: readonly Item[],
  first: number,
  idOf: (item: Item) => string,
  tell: (item: Item) => Told,
): { readonly nodes: readonly Told[]; readonly endCursor: string | null } {
  const nodes = found.slice(0, first);
  const last = nodes.at(-1);
  return { nodes: nodes.map(tell), endCursor: found.length > first && last !== undefined ? idOf(last) : null };
}

/** Requests: one's own; for the owner's officers, those of all. */
export function listRequests(office: AuthorisationOffice, args: Arguments, call: DeskCall) {
  const { first, after } = pageOf(args);
  const found = office.requests.list({
    asker: call.isOffice ? null : askerOf(call.requester),
    open: flag(args, 'open'),
    first: first + 1,
    after,
    now: office.clock.now(),
  });
  return page(
    found,
    first,
    ({ request }) => request.id,
    (kept) => toldRequest(kept, call.isOffice, office),
  );
}

/** Authorisations that stand: those that one holds; for the owner's officers, all. */
export function listInForce(office: AuthorisationOffice, args: Arguments, { isOffice, requester }: DeskCall) {
  const { first, after } = pageOf(args);
  const found = [...office.followed.current().all.values()]
    .filter(({ id, signed }) => {
      const { recipient, issuer } = signed.statement;
      if (after !== null && id <= after) return false;
      return isOffice || (issuer === office.member && isRecipient(recipient, requester));
    })
    .toSorted((left, right) => compareTexts(left.id, right.id))
    .slice(0, first + 1);
  return page(
    found,
    first,
    ({ id }) => id,
    ({ signed }) => toldAuthorisation(signed, isOffice, office),
  );
}
