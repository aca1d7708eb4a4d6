import path from 'node:path';
import { countryOfContent } from '../../policies/compile-version.ts';
import { formatFault } from '../../policies/language/fault.ts';
import type { LoadOptions } from '../../policies/load.ts';
import { signedSentences } from '../../policies/office/sentences/signed-sentences.ts';
import type { ActSignature, Activation, SigningRole } from '../../policies/versions/act.ts';
import { openFolderStore } from '../../policies/versions/folder-store.ts';
import { draftActivation, putInForce, type Desk } from '../../policies/versions/workflow.ts';
import { ComityError } from '../../schema/errors.ts';
import { demoOfficer, ensureDemoOffice } from './demo-office.ts';
import type { OfficePlace } from './office-place.ts';
import { readContent } from './read-content.ts';
import { readSigningKey, signAs } from './signing-key.ts';

const SIGNERS: readonly (readonly [duty: string, role: SigningRole])[] = [
  ['controller', 'proposer'],
  ['privacy-officer', 'opinion'],
  ['approver', 'approver'],
];

/** The three signatures that an activation needs, by the officers of the demonstration. */
export async function signedByDemoOffice(
  act: Activation,
  place: OfficePlace,
  now: Date,
): Promise<readonly ActSignature[]> {
  return Promise.all(
    SIGNERS.map(async ([duty, role]) => {
      const person = demoOfficer(act.member, duty);
      return signAs(act, role, await readSigningKey(path.join(place.keys, `${person}.pem`), person), now);
    }),
  );
}

/** What the first version of a member of the demonstration is made from. */
export interface FirstVersion {
  readonly member: string;
  /** The folder of its shipped policy. */
  readonly folder: string;
  readonly place: OfficePlace;
  readonly options: LoadOptions;
}

/**
 * Puts the shipped policy of a member in force, signed with the keys of the demonstration, where its store is empty: what its
 * officers have put in force since stays. Throws `POLICY_INVALID` where the shipped policy has faults.
 */
export async function ensureFirstVersion({ member, folder, place, options }: FirstVersion): Promise<void> {
  const now = new Date();
  const ring = await ensureDemoOffice(member, place, now);
  const store = await openFolderStore(place.store);
  if ((await store.actsAfter(0)).length > 0) return;
  const content = await readContent(folder, member);
  const country = await countryOfContent(content, options);
  const [fault] = country.faults;
  if (fault) throw new ComityError('POLICY_INVALID', `the policy of \`${member}\` has faults: ${formatFault(fault)}`);
  const desk: Desk = { store, ring, now: () => now };
  const act = await draftActivation(desk, {
    content,
    language: country.head?.language ?? 'en',
    sentences: signedSentences(country),
    from: now.toISOString(),
    until: null,
    opinion: { verdict: 'favourable', text: 'the demonstration has no personal data', assessment: 'demonstration' },
  });
  await store.keepContent(content);
  const came = await putInForce(desk, { act, signatures: await signedByDemoOffice(act, place, now) });
  if (came.kind === 'refused') throw new ComityError('POLICY_INVALID', came.reason);
}
