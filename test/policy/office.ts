import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoOfficer } from '../../cli/officers/demo-office.ts';
import { ensureFirstVersion, signedByDemoOffice } from '../../cli/officers/first-version.ts';
import { embeddedOffice, type OfficePlace } from '../../cli/officers/office-place.ts';
import { readSigningKey, signAs } from '../../cli/officers/signing-key.ts';
import { countryOfContent } from '../../policies/compile-version.ts';
import { signedSentences } from '../../policies/office/sentences/signed-sentences.ts';
import type { Activation, SignedAct } from '../../policies/versions/act.ts';
import { openFolderStore } from '../../policies/versions/folder-store.ts';
import { parseOfficerRing } from '../../policies/versions/officer-ring.ts';
import type { PolicyContent } from '../../policies/versions/policy-content.ts';
import { draftActivation, draftWithdrawal, putInForce, type Desk } from '../../policies/versions/workflow.ts';
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

/** What differs in an act from what the files come to. */
export type Forged = (act: Activation) => Partial<Activation>;

/** The next version of an office, of other files, its act forged before all three officers signed it; nothing is put in force. */
export async function forgedVersion(
  place: OfficePlace,
  change: (files: PolicyContent['files']) => PolicyContent['files'],
  forged: Forged,
): Promise<SignedAct> {
  const desk = await deskOf(place);
  const [first] = await desk.store.actsAfter(0);
  const before = first?.act.kind === 'activation' ? await desk.store.content(first.act.content) : null;
  if (!before) throw new Error('there is no version');
  const content: PolicyContent = { ...before, files: change(before.files) };
  const country = await countryOfContent(content);
  const now = new Date();
  const drafted = await draftActivation(desk, {
    content,
    language: country.head?.language ?? 'en',
    sentences: signedSentences(country),
    from: now.toISOString(),
    until: null,
    opinion: { verdict: 'favourable', text: 'a test', assessment: 'DPIA-1' },
  });
  const act = { ...drafted, ...forged(drafted) };
  await desk.store.keepContent(content);
  return { act, signatures: await signedByDemoOffice(act, place, now) };
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}
