import { setImmediate as turn } from 'node:timers/promises';
import { classifyLink, type LinkClass } from './classify-link.ts';
import { compareRecords, rememberedSimilarity, scoreRecords, type RecordComparison } from './compare-records.ts';
import type { ComparedRecord } from './compared-record.ts';
import type { Pairing } from './group-records.ts';
import { GROUPING_WEIGHT } from './link-rules.ts';
import { pairOf, type LinkVerdict, type LinkVerdicts } from './link-verdicts.ts';

/** A link between two records, by their positions among the records compared. */
export interface IdentityLink {
  readonly left: number;
  readonly right: number;
  /** What holds: what was decided, else what was computed. */
  readonly linkClass: LinkClass;
  /** Null where two records are linked by a verdict alone. */
  readonly computed: LinkClass | null;
  /** 0 to 1, by all that both records tell. */
  readonly score: number;
  readonly comparison: RecordComparison;
  readonly verdict: LinkVerdict | null;
}

/** All links between some records, and what each pair says for grouping. */
export interface LinkedRecords {
  readonly links: readonly IdentityLink[];
  readonly pairingOf: (left: number, right: number) => Pairing;
}

/** How long comparing may hold up other requests, in milliseconds. */
const TURN_MS = 10;

const UNKNOWN: Pairing = { kind: 'unknown' };
const APART: Pairing = { kind: 'apart' };
const TOGETHER: Pairing = { kind: 'together' };
const UNLINKED: Pairing = { kind: 'compared', weight: 0 };

function decidedPairing({ verdict }: LinkVerdict): Pairing {
  return verdict === 'DIFFERENT' ? APART : TOGETHER;
}

function computedPairing(computed: LinkClass | null, { features, conflicts, identified }: RecordComparison): Pairing {
  // One person may have names that are unlike, an alias: alone they keep no records apart.
  if ([...conflicts].some((feature) => feature !== 'name')) return APART;
  if (computed === 'SAME_IDENTITY' || computed === 'SIMILAR')
    return { kind: 'compared', weight: GROUPING_WEIGHT[computed] };
  if (computed !== null) return APART;
  return identified || features.has('name') || features.has('birthDate') ? UNLINKED : UNKNOWN;
}

/**
 * Compares every two records, at most n²/2 pairs, and links those that may be one person's. What was decided of a pair holds
 * instead of what is computed. Other requests have their turn meanwhile.
 */
export async function linkRecords(records: readonly ComparedRecord[], verdicts: LinkVerdicts): Promise<LinkedRecords> {
  const similarity = rememberedSimilarity();
  const links: IdentityLink[] = [];
  const pairings = new Map<number, Pairing>();
  let began = performance.now();
  for (const [left, one] of records.entries()) {
    for (let right = left + 1; right < records.length; right += 1) {
      const other = records[right];
      if (other === undefined) break;
      if (performance.now() - began >= TURN_MS) {
        await turn();
        began = performance.now();
      }
      const comparison = compareRecords(one, other, similarity);
      const computed = classifyLink(comparison);
      const verdict = verdicts.get(pairOf(one.id, other.id)) ?? null;
      pairings.set(
        left * records.length + right,
        verdict === null ? computedPairing(computed, comparison) : decidedPairing(verdict),
      );
      const linkClass = verdict?.verdict ?? computed;
      if (linkClass === null) continue;
      const score = scoreRecords(one, other, comparison);
      links.push({ left, right, linkClass, computed, score, comparison, verdict });
    }
  }
  return { links, pairingOf: (left, right) => pairings.get(left * records.length + right) ?? UNKNOWN };
}
