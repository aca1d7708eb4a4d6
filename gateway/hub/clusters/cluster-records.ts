import type { ComparedRecord } from './compared-record.ts';
import { groupRecords } from './group-records.ts';
import { linkRecords, type IdentityLink } from './link-records.ts';
import type { LinkVerdicts } from './link-verdicts.ts';

/** Records with their links and groups, which name them by their positions. */
export interface ClusteredRecords {
  /** By their ids, each once. */
  readonly records: readonly ComparedRecord[];
  readonly links: readonly IdentityLink[];
  /** Each record stands in one group. */
  readonly groups: readonly (readonly number[])[];
}

/** Puts records together that may be one person's: a function of these records and verdicts, whatever their order. */
export async function clusterRecords(
  given: readonly ComparedRecord[],
  verdicts: LinkVerdicts,
): Promise<ClusteredRecords> {
  const byId = new Map(given.map((record) => [record.id, record]));
  const records = [...byId.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const { links, pairingOf } = await linkRecords(records, verdicts);
  return { records, links, groups: groupRecords(records.length, pairingOf) };
}
