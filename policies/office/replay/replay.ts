import type { FieldCatalogue } from '../../../schema/fields.ts';
import type { Justification, Requester } from '../../../schema/requester.ts';
import type { CompiledPolicy, OutcomeVector, RecordAttributes, RequesterPolicy } from '../../engine/contract.ts';
import { meetVectors } from '../../engine/meet-vectors.ts';
import { DENY, outcomeName, outcomeOf } from '../../engine/outcome.ts';

/** Records of one class that were disclosed together, as a register holds them: never a value. */
export interface DisclosedRecords {
  readonly type: string;
  /** How many records. */
  readonly records: number;
  /** `Type.field` to the outcome under which it was asked. */
  readonly fields: Readonly<Record<string, string>>;
  readonly attributes: RecordAttributes;
  /** The categories of data subject under which the records were decided. */
  readonly categories: readonly (string | null)[];
}

/** One recorded answer to one requester. */
export interface RecordedDisclosure {
  readonly at: Date;
  readonly requestId: string | null;
  readonly recipient: Requester;
  readonly justification: Justification;
  readonly disclosed: readonly DisclosedRecords[];
}

/** What would have been otherwise, for one recipient member, field and purpose. */
export interface ReplayedChange {
  readonly member: string;
  readonly purpose: string;
  readonly field: string;
  readonly was: string;
  readonly wouldBe: string;
  readonly kind: 'opens' | 'closes' | 'masks otherwise';
  /** How often: a record in an answer counts once. */
  readonly records: number;
  /** The request of one of them. */
  readonly example: string | null;
}

/** What a draft would have made of recorded disclosures. */
export interface Replay {
  readonly answers: number;
  readonly records: number;
  /** Fields of records that would have been the same. */
  readonly unchanged: number;
  readonly changes: readonly ReplayedChange[];
  /** Fields that the draft's catalogue no longer has; each was asked of so many records. */
  readonly unknownFields: Readonly<Record<string, number>>;
}

/** How wide an outcome is, by its name; masks lie between hit-only and allow. */
function width(name: string): number {
  return { deny: 0, 'hit-only': 1, allow: 3 }[name] ?? 2;
}

function kindOf(was: string, wouldBe: string): ReplayedChange['kind'] {
  if (width(was) === width(wouldBe)) return 'masks otherwise';
  return width(was) < width(wouldBe) ? 'opens' : 'closes';
}

function vectorOf(policy: RequesterPolicy, { attributes, categories }: DisclosedRecords): OutcomeVector {
  const each = categories.length === 0 ? [null] : categories;
  return meetVectors(each.map((dataSubjectCategory) => policy.vector({ ...attributes, dataSubjectCategory })));
}

/** Gathers changes that are alike, and counts them. */
function tally() {
  const found = new Map<string, ReplayedChange>();
  return {
    add(change: Omit<ReplayedChange, 'kind'>): void {
      const { member, purpose, field, was, wouldBe } = change;
      const key = JSON.stringify([member, purpose, field, was, wouldBe]);
      const before = found.get(key);
      const records = (before?.records ?? 0) + change.records;
      found.set(key, { ...change, kind: kindOf(was, wouldBe), records, example: before?.example ?? change.example });
    },
    sorted: (): readonly ReplayedChange[] =>
      [...found.values()].toSorted(
        (left, right) =>
          left.member.localeCompare(right.member) ||
          left.field.localeCompare(right.field) ||
          left.purpose.localeCompare(right.purpose) ||
          right.records - left.records,
      ),
  };
}

/**
 * Decides recorded disclosures anew, each as of the time when it was made, under a draft that is taken to have been in force
 * then. What was never disclosed is in no register: what else a draft opens, the difference of two policies tells.
 */
export async function replayDisclosures(
  draft: CompiledPolicy,
  catalogue: FieldCatalogue,
  recorded: AsyncIterable<RecordedDisclosure> | Iterable<RecordedDisclosure>,
): Promise<Replay> {
  const fields = new Map(catalogue.fields.map((field) => [`${field.type}.${field.field}`, field]));
  const changes = tally();
  const unknownFields: Record<string, number> = {};
  let [answers, records, unchanged] = [0, 0, 0];
  for await (const { at, requestId, recipient, justification, disclosed } of recorded) {
    answers += 1;
    const policy = draft.forRequester({ owner: draft.member, requester: recipient, justification, now: at });
    for (const group of disclosed) {
      records += group.records;
      const vector = vectorOf(policy, group);
      for (const [name, was] of Object.entries(group.fields)) {
        const field = fields.get(name);
        if (!field) {
          unknownFields[name] = (unknownFields[name] ?? 0) + group.records;
          continue;
        }
        const wouldBe = outcomeName(outcomeOf(vector.outcomes[field.index] ?? DENY));
        if (wouldBe === was) {
          unchanged += group.records;
          continue;
        }
        const { member } = recipient;
        const { purpose } = justification;
        changes.add({ member, purpose, field: name, was, wouldBe, records: group.records, example: requestId });
      }
    }
  }
  return { answers, records, unchanged, changes: changes.sorted(), unknownFields };
}
