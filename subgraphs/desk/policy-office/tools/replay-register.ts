import type { LoadOptions } from '../../../../policies/load.ts';
import {
  alwaysInForce,
  replayDisclosures,
  type RecordedDisclosure,
} from '../../../../policies/office/replay/replay.ts';
import { recordedDisclosure } from '../replay/recorded-disclosure.ts';
import { readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { enumValue } from '../told-words.ts';
import { isUnanswered } from '../unanswered.ts';

/** Pages of entries of the register, each as JSON. */
export type EntryPages = AsyncIterable<readonly string[]>;

/** The disclosures of a period decided anew under a policy: `PolicyReplayResult`, but for the period itself. */
export async function replayRegister(
  { policy }: { readonly policy: GivenPolicy },
  options: LoadOptions,
  pages: EntryPages,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  let unreadable = 0;
  const recorded = async function* (): AsyncGenerator<RecordedDisclosure> {
    for await (const page of pages) {
      for (const entry of page) {
        const disclosure = recordedDisclosure(JSON.parse(entry));
        if (disclosure) yield disclosure;
        else unreadable += 1;
      }
    }
  };
  const { catalogue, compared } = read;
  const found = await replayDisclosures(alwaysInForce(compared, catalogue), catalogue, recorded());
  const { unknownFields, changes, ...counts } = found;
  return {
    __typename: 'PolicyReplay',
    ...counts,
    changes: changes.map((change) => ({ ...change, kind: enumValue(change.kind) })),
    unknownFields: Object.entries(unknownFields).map(([field, records]) => ({ field, records })),
    unreadable,
  };
}
