import { BR } from './br.ts';
import { DE } from './de.ts';
import { EE } from './ee.ts';
import { EG } from './eg.ts';
import { FR } from './fr.ts';
import { JP } from './jp.ts';
import type { MemberProfile } from './profile.ts';
import { UA } from './ua.ts';
import { US } from './us.ts';

/** The members of the demonstration, in the order in which they are listed. */
export const MEMBERS: readonly MemberProfile[] = [EE, DE, FR, UA, US, BR, EG, JP];

/** The profile of a member; throws for a member that the demonstration does not have. */
export function profileOf(member: string): MemberProfile {
  const profile = MEMBERS.find((candidate) => candidate.member === member);
  if (!profile) throw new Error(`the demonstration has no member \`${member}\``);
  return profile;
}
