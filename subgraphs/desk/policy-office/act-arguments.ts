import { parseSignedAct } from '../../../policies/versions/act-shape.ts';
import type { ActSignature, Opinion, SignedAct, SigningRole } from '../../../policies/versions/act.ts';
import { ComityError } from '../../../schema/errors.ts';
import { input, text, type Arguments } from '../desk-arguments.ts';
import { wordOf } from './told-words.ts';

const ROLES: Readonly<Record<string, SigningRole>> = {
  PROPOSER: 'proposer',
  OPINION: 'opinion',
  APPROVER: 'approver',
  WITHDRAWER: 'withdrawer',
};

const VERDICTS: readonly Opinion['verdict'][] = ['favourable', 'favourable-with-conditions', 'unfavourable'];

/** Characters of an act that is given, at most: those of the largest draft's sentences stay below. */
const MOST_ACT = 8 * 1024 * 1024;

/** The role of an argument `role`; throws `BAD_USER_INPUT`, as all here do for what the schema would not let pass. */
export function signingRole(args: Arguments): SigningRole {
  const role = ROLES[text(args, 'role')];
  if (role) return role;
  throw new ComityError('BAD_USER_INPUT', '`role` is no role in which an act is signed');
}

/** The signature of an argument `signature`. */
export function givenSignature(args: Arguments): ActSignature {
  const given = input(args, 'signature');
  const at = new Date(text(given, 'at')).toISOString();
  const [person, key, signature] = [text(given, 'person'), text(given, 'key'), text(given, 'signature')];
  return { role: signingRole(given), person, key, at, signature };
}

/** The opinion of an argument `opinion`. */
export function givenOpinion(args: Arguments): Opinion {
  const given = input(args, 'opinion');
  const verdict = VERDICTS.find((each) => each === wordOf(text(given, 'verdict')));
  if (!verdict) throw new ComityError('BAD_USER_INPUT', '`verdict` is no verdict');
  return { verdict, text: text(given, 'text'), assessment: text(given, 'assessment') };
}

/** The act of an argument `act`, with the signature beside it; throws `POLICY_INVALID` where its form is wrong. */
export function givenAct(args: Arguments): SignedAct {
  const written = text(args, 'act');
  if (written.length > MOST_ACT) throw new ComityError('POLICY_INVALID', 'the act is too large');
  let act: unknown;
  try {
    act = JSON.parse(written);
  } catch (cause) {
    throw new ComityError('POLICY_INVALID', 'the act is no JSON: send it as it was given', { cause });
  }
  return parseSignedAct({ act, signatures: [givenSignature(args)] });
}
