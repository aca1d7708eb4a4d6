import type { ControlledField } from '../../../schema/fields.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { SystemFaults } from './hit.ts';
import { openSystemReads } from './system-reads.ts';

/** Candidates that one search weighs at most. */
export const CANDIDATE_LIMIT = 10_000;
/** Hits that a search counts at most: of more, the total is not told. */
export const MOST_HITS = 1_000;
/** Records read at once: as many as one statement takes. */
const AT_ONCE = 1_000;

/** The records that may be known of among some candidates. */
export interface KnownRecords<Found extends RecordPlace> {
  readonly found: readonly { readonly candidate: Found; readonly node: Node }[];
  /** Whether there are more than were looked for. */
  readonly more: boolean;
  /** Systems that could not be read: of their candidates there is none among those found. */
  readonly faults: SystemFaults;
}

/** A criterion that leaves out records whose own value is another. */
export interface Narrowing {
  readonly field: ControlledField;
  readonly wanted: unknown;
}

/** Whether a record has every value wanted; a record that does not state one has it not. */
function agrees(node: Node, narrowing: readonly Narrowing[]): boolean {
  return narrowing.every(({ field, wanted }) => {
    const held = node.values[field.field];
    if (typeof held !== 'string' || typeof wanted !== 'string') return false;
    return held.trim().toLowerCase() === wanted.trim().toLowerCase();
  });
}

/**
 * The first candidates, in their order, that may be known of and have every value wanted, at most `MOST_HITS`; `types`
 * are those that they are of.
 * INVARIANT: what is cut here is cut after policy: of these candidates, those that may not be known of take nobody's place.
 * What the index leaves out before is said in the README of `match-index`.
 */
export async function knownRecords<Found extends RecordPlace>(
  state: RequestState,
  types: readonly string[],
  candidates: readonly Found[],
  narrowing: readonly Narrowing[] = [],
): Promise<KnownRecords<Found>> {
  const found: { readonly candidate: Found; readonly node: Node }[] = [];
  const reads = openSystemReads(state, types);
  const nothing = reads.nothing();
  for (let from = 0; from < candidates.length && found.length <= MOST_HITS; from += AT_ONCE) {
    if (!state.allowance.isLeft()) break;
    const chunk = candidates.slice(from, from + AT_ONCE);
    const [nodes] = await Promise.all([reads.all(chunk), nothing]);
    chunk.forEach((candidate, position) => {
      const node = nodes[position];
      if (node && agrees(node, narrowing)) found.push({ candidate, node });
    });
  }
  await nothing;
  return { found: found.slice(0, MOST_HITS), more: found.length > MOST_HITS, faults: reads.faults };
}
