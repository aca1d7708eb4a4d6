import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { SigningRole } from '../../policies/versions/act.ts';
import { createDurably } from '../../policies/versions/durable-file.ts';
import { parseOfficerRing, type OfficerRing } from '../../policies/versions/officer-ring.ts';
import type { OfficePlace } from './office-place.ts';
import { makeSigningKey } from './signing-key.ts';

/** The officers of each member of the demonstration, by the end of their name, with what they sign as. */
export const DEMO_OFFICERS: Readonly<Record<string, readonly SigningRole[]>> = {
  controller: ['proposer', 'withdrawer'],
  approver: ['approver', 'withdrawer', 'authoriser'],
  'privacy-officer': ['opinion'],
};

/** The name of a demo officer of a member: `ee-approver`. */
export function demoOfficer(member: string, duty: string): string {
  return `${member.toLowerCase()}-${duty}`;
}

/** The ring of a member of the demonstration, made with its keys at the first start. Production refuses such a ring. */
export async function ensureDemoOffice(member: string, place: OfficePlace, now: Date): Promise<OfficerRing> {
  await mkdir(place.keys, { recursive: true, mode: 0o700 });
  await mkdir(path.dirname(place.ring), { recursive: true });
  const officers = await Promise.all(
    Object.entries(DEMO_OFFICERS).map(([duty, may]) => {
      const person = demoOfficer(member, duty);
      return makeSigningKey(place.keys, { person, name: `${duty} of ${member}`, may }, now);
    }),
  );
  await createDurably(place.ring, stringify({ member, demo: true, officers }));
  return parseOfficerRing(await readFile(place.ring, 'utf8'));
}
