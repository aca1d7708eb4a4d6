import { statementId } from '../../policies/authorisations/statement.ts';
import { input, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { matterEntry } from '../register/matter-entry.ts';
import {
  doneBy,
  officeFault,
  overtaken,
  refused,
  type AuthorisationOffice,
  type Outcome,
} from './authorisation-office.ts';
import { signedInput } from './signed-input.ts';
import { toldAuthorisation } from './told-authorisation.ts';

/** Puts in force what answers no request: the owner's own authorisation, or an originator's consent that its officer files. */
export async function grant(
  office: AuthorisationOffice,
  args: Arguments,
  call: DeskCall,
): Promise<Outcome<'authorisation'>> {
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const taken = await signedInput(input(args, 'grant'), office, call);
  if (taken.kind === 'faulty') return refused(taken.reason);
  const { signed } = taken;
  const { statement, signature } = signed;
  if (statement.request !== null) return refused('the statement answers a request: decide that');
  const id = statementId(statement);
  const second = overtaken('an authorisation of that statement is kept already');
  if (office.followed.current().all.has(id) || office.followed.isRevoked(id)) return second;
  const what = { statement, signedBy: signature.person, key: signature.key };
  await office.register.append([matterEntry('authorisation.granted', doneBy(call, office), { id, what })]);
  if ((await office.acts.grant(signed)) === 'there') return second;
  await office.followed.look();
  return { outcome: 'DONE', reason: null, authorisation: toldAuthorisation(signed, true, office) };
}
