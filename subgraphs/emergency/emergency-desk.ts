import { optionalText, flag, pageOf, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall, DeskModule } from '../desk/desk.ts';
import { isSamePerson } from '../desk/same-person.ts';
import { toldJustification, toldRequester } from '../desk/told-asker.ts';
import { matterEntry } from '../register/matter-entry.ts';
import type { Register } from '../register/register.ts';
import type { EmergencyReview, EmergencyVerdict, KeptNotice } from './emergency-notice.ts';
import type { NoticeStore } from './notice-store.ts';

/** What the desk works with. */
export interface EmergencyOffice {
  readonly member: string;
  readonly store: NoticeStore;
  readonly register: Pick<Register, 'append'>;
  readonly reviewHours: number;
  readonly now: () => Date;
}

interface Result {
  readonly outcome: 'DONE' | 'REFUSED' | 'UNKNOWN' | 'OVERTAKEN';
  readonly reason: string | null;
  readonly emergency?: unknown;
}

const HOUR_MS = 3_600_000;
/** Characters of a review at most. */
const LONGEST_REVIEW = 8000;
const VERDICTS: readonly EmergencyVerdict[] = ['JUSTIFIED', 'NOT_JUSTIFIED', 'REFERRED'];

function told({ notice, review, deliveredAt }: KeptNotice, { reviewHours, now }: EmergencyOffice) {
  const { id, at, requestId, requester, justification, policyVersion, disclosed } = notice;
  const reviewBy = new Date(Date.parse(at) + reviewHours * HOUR_MS);
  return {
    id,
    at,
    requestId,
    requester: toldRequester(requester),
    justification: toldJustification(justification),
    policyVersion,
    disclosed: disclosed.map(({ type, records, fields }) => ({
      type,
      records,
      fields: Object.entries(fields).map(([name, outcome]) => ({ name, outcome })),
    })),
    reviewBy: reviewBy.toISOString(),
    overdue: review === null && reviewBy.getTime() <= now().getTime(),
    deliveredAt,
    review: review && { ...review, by: toldRequester(review.by) },
  };
}

function officeFault({ member }: EmergencyOffice, { isOffice }: DeskCall): string | null {
  return isOffice ? null : `only a privacy officer or an approver of \`${member}\` may do that`;
}

function list(office: EmergencyOffice, args: Arguments, call: DeskCall) {
  const fault = officeFault(office, call);
  if (fault !== null) return { outcome: 'REFUSED', reason: fault, nodes: [], endCursor: null };
  const { first, after } = pageOf(args);
  const found = office.store.list({ reviewed: flag(args, 'reviewed'), first: first + 1, after });
  const nodes = found.slice(0, first);
  return {
    outcome: 'DONE',
    reason: null,
    nodes: nodes.map((kept) => told(kept, office)),
    endCursor: found.length > first ? (nodes.at(-1)?.notice.id ?? null) : null,
  };
}

function reviewFault(verdict: EmergencyVerdict | undefined, written: string): string | null {
  if (verdict === undefined) return `\`verdict\` is one of ${VERDICTS.join(', ')}`;
  if (written.trim() === '') return 'a review says why: `text` is empty';
  return written.length > LONGEST_REVIEW ? `\`text\` is longer than ${LONGEST_REVIEW} characters` : null;
}

async function review(office: EmergencyOffice, args: Arguments, call: DeskCall): Promise<Result> {
  const refused = (reason: string): Result => ({ outcome: 'REFUSED', reason });
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const id = text(args, 'id');
  const kept = office.store.get(id);
  if (kept === null) return { outcome: 'UNKNOWN', reason: 'there is no such emergency' };
  const again = () => told(office.store.get(id) ?? kept, office);
  const overtaken = (): Result => ({ outcome: 'OVERTAKEN', reason: 'it is reviewed already', emergency: again() });
  if (kept.review !== null) return overtaken();
  if (isSamePerson(kept.notice.requester, call.requester))
    return refused('nobody reviews what they asked for themselves');
  const verdict = VERDICTS.find((each) => each === optionalText(args, 'verdict'));
  const written = text(args, 'text');
  const wrong = reviewFault(verdict, written);
  if (verdict === undefined || wrong !== null) return refused(wrong ?? '');
  const { requester, justification, requestId } = call;
  const made: EmergencyReview = { verdict, text: written, at: office.now().toISOString(), by: requester };
  const deed = { at: made.at, requestId, requester, justification };
  await office.register.append([matterEntry('emergency.reviewed', deed, { id, what: { verdict } })]);
  if (!office.store.review(id, made)) return overtaken();
  return { outcome: 'DONE', reason: null, emergency: again() };
}

/** The part of a country's desk that is about emergencies. */
export function emergencyDesk(office: EmergencyOffice): DeskModule {
  return {
    Query: { emergencies: (args, call) => list(office, args, call) },
    Mutation: { reviewEmergency: (args, call) => review(office, args, call) },
  };
}
