import type { Justification, Requester } from '../../schema/requester.ts';
import type { CountryEvent, DeskMatter, RegisterEntry } from './register-entry.ts';

/** Who did something at the desk, why and when: ISO 8601 in UTC. */
export interface DeskDeed {
  readonly at: string;
  readonly requestId: string;
  readonly requester: Requester;
  readonly justification: Justification;
}

/** The entry of the register about something that was done at the desk: it discloses no record. */
export function matterEntry(
  event: CountryEvent,
  { at, requestId, requester, justification }: DeskDeed,
  matter: DeskMatter,
): RegisterEntry {
  return {
    event,
    at,
    requestId,
    recipient: requester,
    justification,
    policyVersion: null,
    disclosed: [],
    refusal: null,
    matter,
  };
}
