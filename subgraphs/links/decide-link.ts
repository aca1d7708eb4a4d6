import { randomUUID } from 'node:crypto';
import { input, optionalTexts, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { isSamePerson } from '../desk/same-person.ts';
import { matterEntry } from '../register/matter-entry.ts';
import { MOST_OF_PAIR, type Room } from './decision-store.ts';
import { LINK_VERDICTS, recordPair, type LinkDecision } from './link-decision.ts';
import { refused, type LinkOffice } from './link-office.ts';
import { foreignFault, toldVerdict } from './told-links.ts';

/** Characters of a reason at most. */
const LONGEST_REASON = 1_000;

const NO_ROOM: Readonly<Record<Exclude<Room, 'free'>, string>> = {
  'too-many-of-pair': `this link was decided ${MOST_OF_PAIR} times: nothing more is kept of it`,
  'too-many': 'no more decisions can be kept',
};

function deciderFault({ member, roles }: LinkOffice, { requester }: DeskCall): string | null {
  if (requester.automated) return 'a link is decided by a person: an application needs an acting officer';
  return roles.has(requester.role) ? null : `the role \`${requester.role}\` decides of no links in \`${member}\``;
}

function reasonFault(reason: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(reason)) return 'a verdict says why: `reason` is empty';
  return reason.length > LONGEST_REASON ? `\`reason\` is longer than ${LONGEST_REASON} characters` : null;
}

/** Whether the newest decision says it already, by the same person: deciding it again changes nothing. */
function isRepeated(newest: LinkDecision, { verdict, reason, requester }: LinkDecision): boolean {
  return newest.verdict === verdict && newest.reason === reason && isSamePerson(newest.requester, requester);
}

/**
 * Keeps a decision on a link. It is registered first, without its reason, which may hold what records say. INVARIANT: nothing of
 * the country's records is looked at: whether the records may be told to whoever decides, the hub has asked their owners.
 */
export async function decideLink(office: LinkOffice, args: Arguments, call: DeskCall) {
  const asked = input(args, 'link');
  const { requester, justification, requestId } = call;
  const records = recordPair(optionalTexts(asked, 'records') ?? []);
  const verdict = LINK_VERDICTS.find((each) => each === asked['verdict']);
  const reason = text(asked, 'reason');
  const fault = foreignFault(office, call) ?? deciderFault(office, call) ?? reasonFault(reason);
  if (fault !== null) return refused(fault);
  if (records === null) return refused('`records` are the ids of two different records');
  if (verdict === undefined) return refused(`\`verdict\` is one of ${LINK_VERDICTS.join(', ')}`);
  office.forget();
  const newest = office.store.newest(records);
  const decision: LinkDecision = {
    id: randomUUID(),
    at: office.now().toISOString(),
    requestId,
    requester,
    justification,
    records,
    verdict,
    reason,
  };
  if (newest !== null && isRepeated(newest, decision))
    return { outcome: 'DONE', reason: null, verdict: toldVerdict(newest) };
  if (verdict === 'WITHDRAWN' && (newest?.verdict ?? 'WITHDRAWN') === 'WITHDRAWN')
    return refused('there is no verdict on this link to withdraw');
  const room = office.store.room(records);
  if (room !== 'free') return refused(NO_ROOM[room]);
  await office.register.append([
    matterEntry('link.decided', decision, { id: decision.id, what: { records, verdict } }),
  ]);
  office.store.add(decision);
  return { outcome: 'DONE', reason: null, verdict: toldVerdict(decision) };
}
