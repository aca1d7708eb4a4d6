import { ComityError } from '../../schema/errors.ts';
import type { DeskDeed } from '../register/matter-entry.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import type { EmergencyNotice } from './emergency-notice.ts';

/** A disclosure that is about to leave because a threat to life is imminent. */
export interface EmergencyDisclosure extends DeskDeed, Pick<EmergencyNotice, 'policyVersion' | 'disclosed'> {}

/** Gives notice to the owner. INVARIANT: where it cannot, it throws, and nothing leaves. */
export interface EmergencyNotices {
  /** Makes the notice durable; gives what the register holds of it. Throws `AUDIT_UNAVAILABLE`. */
  notice(disclosure: EmergencyDisclosure): RegisterEntry;
}

/** Notices of a process that can keep none: nothing is disclosed in an emergency. */
export const NO_NOTICES: EmergencyNotices = {
  notice() {
    throw new ComityError('AUDIT_UNAVAILABLE', 'no notice of an emergency can be kept');
  },
};
