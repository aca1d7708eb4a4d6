import { ComityError } from './errors.ts';

declare const brand: unique symbol;

/** A string that only its one constructor makes. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A member of the federation: an ISO 3166-1 alpha-2 code, or a registered code of an organisation (`UN`). */
export type MemberCode = Branded<'MemberCode'>;
/** The global id of a record: `EE` + `.` + base64url of the encrypted national key. */
export type RecordId = Branded<'RecordId'>;
/** A case reference as the requester's authority writes it. */
export type CaseRef = Branded<'CaseRef'>;
/** The id of one client request. */
export type RequestId = Branded<'RequestId'>;

function branded<Name extends string>(name: Name, pattern: RegExp) {
  const isValid = (value: unknown): value is Branded<Name> => typeof value === 'string' && pattern.test(value);
  const parse = (value: unknown): Branded<Name> => {
    if (isValid(value)) return value;
    const shown = typeof value === 'string' ? value.slice(0, 40) : typeof value;
    throw new ComityError('BAD_USER_INPUT', `\`${shown}\` is not a ${name}`);
  };
  return { isValid, parse };
}

const member = branded('MemberCode', /^[A-Z]{2,6}$/);
const record = branded('RecordId', /^[A-Z]{2,6}\.[A-Za-z0-9_-]{20,400}$/);
const caseRef = branded('CaseRef', /^[\p{L}\p{N}][\p{L}\p{N} ./_:()-]{1,63}$/u);
const request = branded('RequestId', /^[A-Za-z0-9_-]{8,64}$/);

/** The member code in `value`; throws `BAD_USER_INPUT`. */
export const memberCode = member.parse;
/** Whether `value` has the form of a member code. */
export const isMemberCode = member.isValid;
/** The record id in `value`; throws `BAD_USER_INPUT`. */
export const recordId = record.parse;
/** Whether `value` has the form of a record id. */
export const isRecordId = record.isValid;
/** The case reference in `value`; throws `BAD_USER_INPUT`. */
export const caseReference = caseRef.parse;
/** The request id in `value`; throws `BAD_USER_INPUT`. */
export const requestId = request.parse;

/** The member that owns a record, read from the record's id. */
export function memberOfRecord(id: RecordId): MemberCode {
  return memberCode(id.slice(0, id.indexOf('.')));
}
