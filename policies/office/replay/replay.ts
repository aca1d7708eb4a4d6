import type { FieldCatalogue } from '../../../schema/fields.ts';
import type { Justification, Requester } from '../../../schema/requester.ts';
import { compilePolicy } from '../../engine/compile.ts';
import type { CompiledPolicy, DecisionContext, RecordAttributes, RequesterPolicy } from '../../engine/contract.ts';
import { meetVectors } from '../../engine/meet-vectors.ts';
import { DENY, outcomeName, outcomeOf } from '../../engine/outcome.ts';
import { requestKey } from '../../engine/request-key.ts';
import type { ComparedPolicy } from '../diff/compared-policy.ts';

/** Records of one class that were disclosed together, as a register holds them: never a value. */
export interface DisclosedRecords {
  readonly type: string;
  /** How many records. */
  readonly records: number;
  /** `Type.field` to the outcome under which it was asked. */
  readonly fields: Readonly<Record<string, string>>;
  /** What policy decided by, one at least: the meet over them all is the decision. */
  readonly decidedBy: readonly RecordAttributes[];
  /** Fields that were denied but known of, since they led to another record: at hit-only under `fields`. */
  readonly led: readonly string[];
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
  /** How often fields would have been otherwise in a way that is not among `changes`, which are ten thousand at most. */
  readonly further: number;
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

/** Ways of being otherwise that are told apart. */
const MOST_CHANGES = 10_000;

/** Gathers changes that are alike, and counts them. */
function tally() {
  const found = new Map<string, ReplayedChange>();
  let further = 0;
  return {
    further: () => further,
    add(change: Omit<ReplayedChange, 'kind'>): void {
      const { member, purpose, field, was, wouldBe } = change;
      const key = JSON.stringify([member, purpose, field, was, wouldBe]);
      const before = found.get(key);
      if (!before && found.size >= MOST_CHANGES) {
        further += change.records;
        return;
      }
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

/** Requests whose policies are kept: one officer asks several questions in a case, and a register is in the order of time. */
const MOST_KEPT = 200;

/** A policy for each request, made once for those that it does not tell apart. */
function requesterPolicies(draft: CompiledPolicy): (context: DecisionContext) => RequesterPolicy {
  const kept = new Map<string, RequesterPolicy>();
  return (context) => {
    const key = requestKey(context);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = draft.forRequester(context);
    kept.set(key, made);
    return made;
  };
}

/** A draft compiled as one that was always in force: its rows keep their days, its own are not looked at. */
export function alwaysInForce(draft: ComparedPolicy, catalogue: FieldCatalogue): CompiledPolicy {
  const { head, permissions, restrictions, groups } = draft;
  const always = { ...head, from: '0001-01-01', until: null };
  return compilePolicy({ head: always, permissions, restrictions, groups, catalogue });
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
  const policyFor = requesterPolicies(draft);
  const changes = tally();
  const unknownFields: Record<string, number> = {};
  let [answers, records, unchanged] = [0, 0, 0];
  for await (const { at, requestId, recipient, justification, disclosed } of recorded) {
    answers += 1;
    const policy = policyFor({ owner: draft.member, requester: recipient, justification, now: at });
    for (const group of disclosed) {
      records += group.records;
      const vector = meetVectors(group.decidedBy.map((attributes) => policy.vector(attributes)));
      for (const [name, was] of Object.entries(group.fields)) {
        const field = fields.get(name);
        if (!field) {
          unknownFields[name] = (unknownFields[name] ?? 0) + group.records;
          continue;
        }
        const decided = outcomeName(outcomeOf(vector.outcomes[field.index] ?? DENY));
        const wouldBe = decided === 'deny' && group.led.includes(name) ? 'hit-only' : decided;
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
  return { answers, records, unchanged, changes: changes.sorted(), further: changes.further(), unknownFields };
}
