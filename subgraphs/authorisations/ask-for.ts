import { randomUUID } from 'node:crypto';
import type { AuthorisationRecipient } from '../../policies/engine/authorisation.ts';
import { wordFault } from '../../policies/authorisations/named-words.ts';
import { LONGEST_DAYS } from '../../policies/authorisations/statement.ts';
import { isRecordId, memberOfRecord } from '../../schema/ids.ts';
import { personOf, type Requester } from '../../schema/requester.ts';
import { input, optionalText, optionalTexts, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { refused, type AuthorisationOffice, type Outcome } from './authorisation-office.ts';
import type { AuthorisationRequest } from './authorisation-request.ts';
import { matterEntry } from '../register/matter-entry.ts';
import { MOST_OPEN_EACH, type Asked } from './request-store.ts';
import { toldRequest } from './told-authorisation.ts';

const DAY_MS = 86_400_000;
/** Characters of a text that somebody writes, and names of fields, at most. */
const LONGEST_TEXT = 2000;
const MOST_FIELDS = 200;

const NO_ROOM: Readonly<Record<Exclude<Asked, 'kept'>, string>> = {
  'too-many-of-one': `you have asked for too much: at most ${MOST_OPEN_EACH} requests may wait for a decision`,
  'too-many': 'too many requests wait for a decision: ask again later',
};

function recipientOf(kind: string | null, requester: Requester): AuthorisationRecipient {
  const { member, agency } = requester;
  return {
    kind: 'member',
    member,
    agency: kind === 'MEMBER' ? null : agency,
    subject: kind === 'AGENCY' || kind === 'MEMBER' ? null : personOf(requester),
  };
}

/** What is wrong with a text that somebody writes; null where nothing is. */
export function textFault(name: string, written: string): string | null {
  if (written.trim() === '') return `\`${name}\` is empty`;
  return written.length > LONGEST_TEXT ? `\`${name}\` is longer than ${LONGEST_TEXT} characters` : null;
}

function untilFault(until: string, now: Date): string | null {
  const ahead = (Date.parse(until) - now.getTime()) / DAY_MS;
  return ahead > 0 && ahead <= LONGEST_DAYS ? null : `\`until\` must lie ahead, within ${LONGEST_DAYS} days`;
}

function recordFault(record: string | null, member: string): string | null {
  if (record === null || (isRecordId(record) && memberOfRecord(record) === member)) return null;
  return `\`record\` is no id of a record of \`${member}\``;
}

function fieldsFault(fields: readonly string[]): string | null {
  return fields.length > 0 && fields.length <= MOST_FIELDS ? null : `name 1 to ${MOST_FIELDS} fields or categories`;
}

/**
 * Keeps a request. INVARIANT: neither the answer nor what it costs depends on whether there is such a record: nothing of the
 * country's records is looked at.
 */
export async function askFor(
  office: AuthorisationOffice,
  args: Arguments,
  call: DeskCall,
): Promise<Outcome<'request'>> {
  const asked = input(args, 'request');
  const { requester, justification, requestId } = call;
  const now = office.clock.now();
  const record = optionalText(asked, 'record');
  const fields = [...new Set(optionalTexts(asked, 'fields') ?? [])];
  const reason = text(asked, 'reason');
  const until = new Date(text(asked, 'until')).toISOString();
  const fault =
    recordFault(record, office.member) ??
    fieldsFault(fields) ??
    wordFault({ fields, purpose: [justification.purpose] }, office.catalogue) ??
    textFault('reason', reason) ??
    untilFault(until, now);
  if (fault !== null) return refused(fault);
  const room = office.requests.room(requester, now);
  if (room !== 'kept') return refused(NO_ROOM[room]);

  const request: AuthorisationRequest = {
    id: randomUUID(),
    at: now.toISOString(),
    requestId,
    requester,
    justification,
    recipient: recipientOf(optionalText(asked, 'recipient'), requester),
    scope: record === null ? { kind: 'case', case: justification.case } : { kind: 'record', record },
    fields,
    reason,
    until,
  };
  const { id, scope } = request;
  await office.register.append([
    matterEntry('authorisation.requested', request, { id, what: { scope, fields, until } }),
  ]);
  const came = office.requests.add(request, now);
  if (came !== 'kept') return refused(NO_ROOM[came]);
  const told = toldRequest({ request, decision: null }, call.isOffice, office);
  return { outcome: 'DONE', reason: null, request: told };
}
