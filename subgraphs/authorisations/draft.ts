import type { AuthorisationRecipient, AuthorisationScope } from '../../policies/engine/authorisation.ts';
import { parseAuthorisation, parseRevocation } from '../../policies/authorisations/statement-shape.ts';
import { statementToSign } from '../../policies/authorisations/signature.ts';
import { statementId, type AuthorisationStatement, type Statement } from '../../policies/authorisations/statement.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { input, optionalText, optionalTexts, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { officeFault, refused, unknown, type AuthorisationOffice, type Outcome } from './authorisation-office.ts';
import type { AuthorisationRequest } from './authorisation-request.ts';
import { parsedOrReason, signatureRole } from './signed-input.ts';
import { statementFault } from './statement-fault.ts';

type Draft = Outcome<'id' | 'statement' | 'toSign'>;

function drafted(statement: Statement): Draft {
  const toSign = (args: Arguments, { now }: Pick<DeskCall, 'now'>): object => {
    const at = new Date(optionalText(args, 'at') ?? now).toISOString();
    const signer = { role: signatureRole(args), person: text(args, 'person'), key: text(args, 'key'), at };
    return { ...signer, text: statementToSign(statement, signer) };
  };
  return { outcome: 'DONE', reason: null, id: statementId(statement), statement: canonicalJson(statement), toSign };
}

function recipientOf(draft: Arguments, request: AuthorisationRequest | null): AuthorisationRecipient | null {
  const team = optionalTexts(draft, 'team');
  if (team !== null) return { kind: 'team', member: team };
  const member = optionalText(draft, 'member');
  if (member === null) return request?.recipient ?? null;
  return { kind: 'member', member, agency: optionalText(draft, 'agency'), subject: optionalText(draft, 'subject') };
}

function scopeOf(draft: Arguments, request: AuthorisationRequest | null): AuthorisationScope | null {
  const [record, reference] = [optionalText(draft, 'record'), optionalText(draft, 'case')];
  if (record !== null) return { kind: 'record', record };
  return reference === null ? (request?.scope ?? null) : { kind: 'case', case: reference };
}

function instantOf(draft: Arguments, name: string): string | null {
  const written = optionalText(draft, name);
  return written === null ? null : new Date(written).toISOString();
}

/** What is missing of a draft is said by its own name; where its form is wrong, by the parser of statements. */
function statementOf(
  draft: Arguments,
  request: AuthorisationRequest | null,
  office: AuthorisationOffice,
): AuthorisationStatement {
  return parseAuthorisation({
    kind: 'authorisation',
    issuer: optionalText(draft, 'originator') ?? office.member,
    owner: office.member,
    recipient: recipientOf(draft, request),
    scope: scopeOf(draft, request),
    fields: optionalTexts(draft, 'fields') ?? request?.fields,
    purpose: optionalTexts(draft, 'purposes') ?? (request === null ? undefined : [request.justification.purpose]),
    conditions: optionalText(draft, 'conditions'),
    from: instantOf(draft, 'from') ?? office.clock.now().toISOString(),
    until: instantOf(draft, 'until') ?? request?.until,
    request: request?.id ?? null,
  });
}

/** The exact statement that an officer would sign; nothing is kept. */
export function draftAuthorisation(office: AuthorisationOffice, args: Arguments, call: DeskCall): Draft {
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const draft = input(args, 'draft');
  const answers = optionalText(draft, 'request');
  const kept = answers === null ? null : office.requests.get(answers);
  if (answers !== null && kept === null) return unknown('request');
  const statement = parsedOrReason(() => statementOf(draft, kept?.request ?? null, office));
  if (typeof statement === 'string') return refused(statement);
  const wrong = statementFault(statement, office);
  return wrong === null ? drafted(statement) : refused(wrong);
}

/** The exact statement by which an officer would revoke; nothing is kept. */
export function draftRevocation(office: AuthorisationOffice, args: Arguments, call: DeskCall): Draft {
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const statement = parsedOrReason(() => revocationOf(office, args));
  return typeof statement === 'string' ? refused(statement) : drafted(statement);
}

/** The revocation that arguments come to. */
export function revocationOf({ member }: Pick<AuthorisationOffice, 'member'>, args: Arguments) {
  return parseRevocation({
    kind: 'revocation',
    owner: member,
    authorisation: text(args, 'id'),
    reason: text(args, 'reason'),
  });
}
