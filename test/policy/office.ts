import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoOfficer } from '../../cli/officers/demo-office.ts';
import { ensureFirstVersion } from '../../cli/officers/first-version.ts';
import { embeddedOffice, type OfficePlace } from '../../cli/officers/office-place.ts';
import { readSigningKey, signAs } from '../../cli/officers/signing-key.ts';
import { openFolderStore } from '../../policies/versions/folder-store.ts';
import { parseOfficerRing } from '../../policies/versions/officer-ring.ts';
import { draftWithdrawal, putInForce, type Desk } from '../../policies/versions/workflow.ts';
import { fromRoot } from '../../schema/paths.ts';

/** The folder of a member's shipped policy. */
export function shipped(member: string): string {
  return fromRoot('policies', 'countries', member.toLowerCase());
}

/** Runs with the office of a member whose shipped policy is in force, in a folder of its own. */
export async function withOffice<Result>(
  member: string,
  run: (place: OfficePlace, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-office-'));
  try {
    const place = embeddedOffice(folder, member);
    await ensureFirstVersion({ member, folder: shipped(member), place, options: {} });
    return await run(place, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The desk of an office. */
export async function deskOf(place: OfficePlace): Promise<Desk> {
  const ring = parseOfficerRing(await readFile(place.ring, 'utf8'));
  return { store: await openFolderStore(place.store), ring, now: () => new Date() };
}

/** Withdraws rows, or everything, as the controller of the demonstration. */
export async function withdraw(place: OfficePlace, rows: readonly string[] | null): Promise<void> {
  const desk = await deskOf(place);
  const person = demoOfficer(desk.ring.member, 'controller');
  const act = await draftWithdrawal(desk, { rows, reason: 'a test' });
  const key = await readSigningKey(path.join(place.keys, `${person}.pem`), person);
  const came = await putInForce(desk, { act, signatures: [signAs(act, 'withdrawer', key, new Date())] });
  if (came.kind !== 'accepted') throw new Error('the withdrawal was not accepted');
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}
