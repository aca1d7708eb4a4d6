import { parseAuthorisation, parseSignature } from '../../policies/authorisations/statement-shape.ts';
import type { SignedAuthorisation, StatementSignature } from '../../policies/authorisations/statement.ts';
import { authorisationFault } from '../../policies/authorisations/judge-statement.ts';
import { ComityError } from '../../schema/errors.ts';
import { input, optionalText, text, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { namesOf } from '../desk/same-person.ts';
import type { AuthorisationOffice } from './authorisation-office.ts';
import { statementFault } from './statement-fault.ts';

/** A statement with its signatures, or why it cannot be taken. */
export type SignedInput =
  | { readonly kind: 'signed'; readonly signed: SignedAuthorisation }
  | { readonly kind: 'faulty'; readonly reason: string };

/** Bytes of a statement at most. */
const LARGEST_STATEMENT = 64 * 1024;

function parseJson(written: string): unknown {
  if (written.length > LARGEST_STATEMENT) throw new ComityError('BAD_USER_INPUT', 'the statement is too large');
  try {
    return JSON.parse(written);
  } catch {
    throw new ComityError('BAD_USER_INPUT', 'the statement is not JSON');
  }
}

/** In what capacity somebody signs a statement; throws `BAD_USER_INPUT`. */
export function signatureRole(given: Arguments): StatementSignature['role'] {
  const role = optionalText(given, 'role') ?? 'authoriser';
  if (role === 'authoriser' || role === 'withdrawer') return role;
  throw new ComityError('BAD_USER_INPUT', `nobody signs a statement as \`${role.slice(0, 40)}\``);
}

/** The signature of an input object; throws `BAD_USER_INPUT`. */
export function signatureOf(given: Arguments): StatementSignature {
  return parseSignature({
    role: signatureRole(given),
    person: text(given, 'person'),
    key: text(given, 'key'),
    at: text(given, 'at'),
    signature: text(given, 'signature'),
  });
}

/** A parsed value, or why there is none. */
export function parsedOrReason<Parsed>(parse: () => Parsed): Parsed | string {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ComityError && error.code === 'BAD_USER_INPUT') return error.message;
    throw error;
  }
}

/** Why the officer who files a statement may not, whoever signed it; null where nothing speaks against it. */
function ownFault({ recipient }: SignedAuthorisation['statement'], { requester }: DeskCall): string | null {
  if (recipient.kind === 'team' || recipient.member !== requester.member || recipient.subject === null) return null;
  return namesOf(requester).includes(recipient.subject) ? 'nobody authorises themselves' : null;
}

/** The signed authorisation of an input object, held to the owner's ring, to what there is, and to who files it. */
export async function signedInput(given: Arguments, office: AuthorisationOffice, call: DeskCall): Promise<SignedInput> {
  const signed = parsedOrReason(() => ({
    statement: parseAuthorisation(parseJson(text(given, 'statement'))),
    signature: signatureOf(input(given, 'signature')),
    consent: optionalText(given, 'consent'),
  }));
  if (typeof signed === 'string') return { kind: 'faulty', reason: signed };
  const { statement } = signed;
  const reason =
    ownFault(statement, call) ??
    statementFault(statement, office) ??
    authorisationFault(signed, await office.context());
  return reason === null ? { kind: 'signed', signed } : { kind: 'faulty', reason };
}
