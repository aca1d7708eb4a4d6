import type { Justification, Requester } from '../../schema/requester.ts';

/** Who asked, as the desk tells it: `DeskRequester`. */
export function toldRequester({ member, agency, role, subject, actingOfficer }: Requester) {
  return { member, agency, role, subject, actingOfficer };
}

/** Why, as the desk tells it: `DeskJustification`. */
export function toldJustification(justification: Justification) {
  const { purpose, case: reference, basis, offence, penalty, necessity } = justification;
  return { purpose, case: reference, basis, offence, penalty, necessity };
}
