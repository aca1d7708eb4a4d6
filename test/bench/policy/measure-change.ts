import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureFirstVersion, signedByDemoOffice } from '../../../cli/officers/first-version.ts';
import { embeddedOffice, type OfficePlace } from '../../../cli/officers/office-place.ts';
import { readContent } from '../../../cli/officers/read-content.ts';
import { countryOfContent } from '../../../policies/compile-version.ts';
import { signedSentences } from '../../../policies/office/sentences/signed-sentences.ts';
import { openFolderStore } from '../../../policies/versions/folder-store.ts';
import { openStoreServer } from '../../../policies/versions/http/serve-store.ts';
import { parseOfficerRing } from '../../../policies/versions/officer-ring.ts';
import type { WritableVersionStore } from '../../../policies/versions/version-store.ts';
import { draftActivation, putInForce, type Desk } from '../../../policies/versions/workflow.ts';
import { fromRoot } from '../../../schema/paths.ts';
import type { BenchOptions } from '../bench.ts';
import { startBenchProcess } from '../process/bench-process.ts';
import { figure, median, percentile } from '../statistics.ts';
import type { FollowerConfig } from './follower-process.ts';

const MEMBER = 'EE';
const FOLDER = fromRoot('policies', 'countries', 'ee');

/** Serves a country's versions, as its first process does. */
async function serve(store: WritableVersionStore, secret: string) {
  const versions = openStoreServer(store, secret);
  const server = createServer((request, response) => void versions.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      versions.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function deskOf(place: OfficePlace): Promise<Desk> {
  const ring = parseOfficerRing(await readFile(place.ring, 'utf8'));
  return { store: await openFolderStore(place.store), ring, now: () => new Date() };
}

/** Puts one version after another in force; gives how long each took to be enforced there. */
async function changes(place: OfficePlace, rounds: number, inForce: (number: number) => Promise<number>) {
  const desk = await deskOf(place);
  const content = await readContent(FOLDER, MEMBER);
  const country = await countryOfContent(content);
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const tables = { ...content.files, 'cases.yaml': `# ${round}\n${content.files['cases.yaml'] ?? ''}` };
    const now = desk.now();
    const draft = { member: MEMBER, files: tables };
    await desk.store.keepContent(draft);
    const act = await draftActivation(desk, {
      content: draft,
      language: country.head?.language ?? 'en',
      sentences: signedSentences(country),
      from: now.toISOString(),
      until: null,
      opinion: { verdict: 'favourable', text: 'measured', assessment: 'none' },
    });
    const signed = { act, signatures: await signedByDemoOffice(act, place, now) };
    const reached = inForce(act.number);
    const began = Date.now();
    const came = await putInForce(desk, signed);
    if (came.kind !== 'accepted') throw new Error('a version was not accepted');
    found.push((await reached) - began);
  }
  return found;
}

/** How long a signed change takes, from when an officer puts it in force, to be enforced in a second process, in milliseconds. */
export async function measureChange({ quick, progress }: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-change-'));
  const place = embeddedOffice(folder, MEMBER);
  await ensureFirstVersion({
    member: MEMBER,
    folder: FOLDER,
    place,
    options: {},
  });
  const secret = randomBytes(32).toString('base64url');
  const served = await serve(await openFolderStore(place.store), secret);
  const config: FollowerConfig = { member: MEMBER, origin: served.origin, secret, officersFile: place.ring, folder };
  const follower = await startBenchProcess('policy/follower-process.js', config, () => null);
  try {
    const rounds = quick ? 20 : 200;
    progress(`change to enforcement: ${rounds} versions`);
    const found = await changes(place, rounds, async (number) => Number(await follower.ask('inForce', number)));
    const ms = { changes: rounds, p50Ms: figure(median(found)), p99Ms: figure(percentile(found, 0.99)) };
    return { detail: { change: ms } };
  } finally {
    await follower.stop();
    served.close();
    await rm(folder, { recursive: true, force: true });
  }
}
