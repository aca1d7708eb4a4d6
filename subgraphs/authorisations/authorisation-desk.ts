import type { DeskModule } from '../desk/desk.ts';
import { askFor } from './ask-for.ts';
import type { AuthorisationOffice } from './authorisation-office.ts';
import { decide } from './decide.ts';
import { draftAuthorisation, draftRevocation } from './draft.ts';
import { grant } from './grant.ts';
import { listInForce, listRequests } from './list.ts';
import { revoke } from './revoke.ts';

/** The part of a country's desk that is about authorisations. */
export function authorisationDesk(office: AuthorisationOffice): DeskModule {
  return {
    Query: {
      authorisations: (args, call) => listRequests(office, args, call),
      authorisationsInForce: (args, call) => listInForce(office, args, call),
      draftAuthorisation: (args, call) => draftAuthorisation(office, args, call),
      draftRevocation: (args, call) => draftRevocation(office, args, call),
    },
    Mutation: {
      requestAuthorisation: (args, call) => askFor(office, args, call),
      decideAuthorisation: (args, call) => decide(office, args, call),
      grantAuthorisation: (args, call) => grant(office, args, call),
      revokeAuthorisation: (args, call) => revoke(office, args, call),
    },
  };
}
