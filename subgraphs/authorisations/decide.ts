import type { AuthorisationRecipient } from '../../policies/engine/authorisation.ts';
import { flag, input, optionalInput, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { isSamePerson } from '../desk/same-person.ts';
import { textFault } from './ask-for.ts';
import {
  doneBy,
  officeFault,
  overtaken,
  refused,
  unknown,
  type AuthorisationOffice,
  type Outcome,
} from './authorisation-office.ts';
import type { Decision, KeptRequest } from './authorisation-request.ts';
import { settleDecision } from './settle.ts';
import { signedInput } from './signed-input.ts';
import { toldRequest } from './told-authorisation.ts';

type Result = Outcome<'request'>;

function isFor(recipient: AuthorisationRecipient, member: string): boolean {
  return recipient.kind === 'team' ? recipient.member.includes(member) : recipient.member === member;
}

/** The decision that an input object comes to, or why it is none. */
async function decisionOf(
  { request }: KeptRequest,
  given: Arguments,
  call: DeskCall,
  office: AuthorisationOffice,
): Promise<Decision | string> {
  const [granted, refusal] = [optionalInput(given, 'grant'), optionalInput(given, 'refuse')];
  if ((granted === null) === (refusal === null)) return 'give either `grant` or `refuse`';
  const by = doneBy(call, office);
  if (refusal !== null) {
    const reason = text(refusal, 'reason');
    return textFault('reason', reason) ?? { kind: 'refused', by, reason, told: flag(refusal, 'tell') };
  }
  const taken = await signedInput(input(given, 'grant'), office, call);
  if (taken.kind === 'faulty') return taken.reason;
  const { statement } = taken.signed;
  if (statement.request !== request.id) return 'the statement answers another request';
  if (statement.issuer !== office.member) return "an originator's consent answers no request: file it by itself";
  if (!isFor(statement.recipient, request.requester.member)) return 'the statement is for another member than asked';
  return { kind: 'granted', by, signed: taken.signed };
}

/** Decides a request once and for all. Whoever comes second is told what was decided, and nothing of it is lost. */
export async function decide(office: AuthorisationOffice, args: Arguments, call: DeskCall): Promise<Result> {
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const id = text(args, 'id');
  const kept = office.requests.get(id);
  if (kept === null) return unknown('request');
  const told = () => toldRequest(office.requests.get(id) ?? kept, true, office);
  const second = () => ({ ...overtaken('the request is decided already'), request: told() });
  if (kept.decision !== null) return second();
  if (isSamePerson(kept.request.requester, call.requester))
    return refused('nobody decides what they asked for themselves');
  if (Date.parse(kept.request.until) <= office.clock.now().getTime())
    return { ...refused('the time that was asked for is over'), request: told() };
  const decision = await decisionOf(kept, input(args, 'decision'), call, office);
  if (typeof decision === 'string') return refused(decision);
  if (!office.requests.decide(id, decision)) return second();
  await settleDecision({ request: kept.request, decision }, office);
  await office.followed.look();
  return { outcome: 'DONE', reason: null, request: told() };
}
