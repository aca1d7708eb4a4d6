/** A second process of a country: follows its versions over HTTP, and says when each is what it enforces. */
import path from 'node:path';
import { fileHighWater } from '../../../policies/versions/high-water.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { openPolicy } from '../../../subgraphs/policy/open-policy.ts';
import { openVersionStore } from '../../../subgraphs/policy/open-store.ts';
import { serveBench } from '../process/serve-bench.ts';

/** What a follower is started with. */
export interface FollowerConfig {
  readonly member: string;
  /** Where the versions are served, and the secret of the store's readers. */
  readonly origin: string;
  readonly secret: string;
  readonly officersFile: string;
  readonly folder: string;
}

serveBench(async (given) => {
  const { member, origin, secret, officersFile, folder } = given as FollowerConfig;
  const { store } = await openVersionStore(origin, secret);
  const waiting = new Map<number, (at: number) => void>();
  let last = 0;
  const policy = await openPolicy({
    member,
    store,
    officersFile,
    allowDemo: true,
    mark: fileHighWater(path.join(folder, 'mark.json')),
    catalogue: CANONICAL_FIELDS,
    common: {},
    now: () => new Date(),
    inForce(version) {
      last = version?.head.number ?? 0;
      waiting.get(last)?.(Date.now());
      waiting.delete(last);
    },
    refused: (reason) => process.stderr.write(`${reason}\n`),
  });
  if (policy.version() === null) throw new Error('no version is in force');
  return {
    ready: null,
    answers: {
      /** When the act of a number was in force here, in milliseconds since the epoch. */
      inForce: (number) =>
        new Promise((resolve) => {
          if (last >= Number(number)) resolve(Date.now());
          else waiting.set(Number(number), resolve);
        }),
    },
  };
});
