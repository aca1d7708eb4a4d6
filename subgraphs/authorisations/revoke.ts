import { parseSignedAuthorisation } from '../../policies/authorisations/statement-shape.ts';
import { revocationFault } from '../../policies/authorisations/judge-statement.ts';
import { ComityError } from '../../schema/errors.ts';
import { input, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { matterEntry } from '../register/matter-entry.ts';
import {
  doneBy,
  officeFault,
  overtaken,
  refused,
  unknown,
  type AuthorisationOffice,
  type Outcome,
} from './authorisation-office.ts';
import { revocationOf } from './draft.ts';
import { parsedOrReason, signatureOf } from './signed-input.ts';
import { toldAuthorisation } from './told-authorisation.ts';

/** The value in the file of an authorisation: also of one that is damaged, which may be revoked all the same. */
async function fileOf(office: AuthorisationOffice, id: string): Promise<unknown> {
  try {
    return await office.acts.granted(id);
  } catch (error) {
    if (error instanceof ComityError) return undefined;
    throw error;
  }
}

/** What is told of the file of an authorisation; null where it holds none. */
function toldFile(value: unknown, office: AuthorisationOffice) {
  const signed = parsedOrReason(() => parseSignedAuthorisation(value));
  return typeof signed === 'string' ? null : toldAuthorisation(signed, true, office);
}

/** Ends an authorisation at once, in every process of the country. */
export async function revoke(
  office: AuthorisationOffice,
  args: Arguments,
  call: DeskCall,
): Promise<Outcome<'authorisation'>> {
  const fault = officeFault(office, call);
  if (fault !== null) return refused(fault);
  const signed = parsedOrReason(() => ({
    statement: revocationOf(office, args),
    signature: signatureOf(input(args, 'signature')),
  }));
  if (typeof signed === 'string') return refused(signed);
  const { statement, signature } = signed;
  const id = statement.authorisation;
  const second = overtaken('the authorisation is revoked already');
  if (office.followed.isRevoked(id)) return second;
  const file = await fileOf(office, id);
  if (file === null) return unknown('authorisation that stands');
  const wrong = revocationFault(signed, await office.context());
  if (wrong !== null) return refused(wrong);
  // The register first: where it fails, nothing is disclosed under the authorisation either.
  const what = { statement, signedBy: signature.person, key: signature.key };
  await office.register.append([matterEntry('authorisation.revoked', doneBy(call, office), { id, what })]);
  const came = await office.acts.revoke(signed, office.clock.now());
  await office.followed.look();
  if (came === 'there') return second;
  return { outcome: 'DONE', reason: null, authorisation: toldFile(file, office) };
}
