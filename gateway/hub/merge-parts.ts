import { ADDED } from './inner-operation.ts';

/** One member's part of a merged search, keyed by the response keys of the client's own selection. */
export type Part = Readonly<Record<string, unknown>>;

interface PartEdge {
  readonly score: number;
  readonly cursor: string;
}

/** An edge of the merged page: which member's, and its place in that member's page. */
export interface MergedEdge {
  readonly member: string;
  readonly index: number;
  readonly score: number;
  readonly cursor: string;
}

/** What one member's part comes to for merging. */
export interface MemberPage {
  readonly member: string;
  /** Pages of one matcher are ranked by their scores. */
  readonly matcher: string;
  readonly part: Part;
  readonly edges: readonly PartEdge[];
  readonly hasNextPage: boolean;
  readonly total: number | null;
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

/** Reads what the hub added to a member's part of a merged search. */
export function memberPage(member: string, matcher: string, part: Part): MemberPage {
  const page = part[ADDED.page];
  const total = part[ADDED.total];
  return {
    member,
    matcher,
    part,
    edges: list(part[ADDED.edges]).map((edge) => ({
      score: Number(edge[ADDED.score]),
      cursor: String(edge[ADDED.cursor]),
    })),
    hasNextPage: isPart(page) && page['hasNextPage'] === true,
    total: typeof total === 'number' ? total : null,
  };
}

/** The hits of one member that are to be merged, in its own order. */
export type RankedHits<Hit> = Pick<MemberPage, 'member' | 'matcher'> & { readonly edges: readonly Hit[] };

/** A hit in its place, with the place that it has among its member's own. */
export type PlacedHit<Hit> = Hit & { readonly member: string; readonly index: number };

/** Gives the hits of one group, one after the other: the best score first, ties by member. */
function bestFirst<Hit extends { readonly score: number }>(
  group: readonly RankedHits<Hit>[],
): () => PlacedHit<Hit> | null {
  const heads = group.map(({ member, edges }) => ({ member, edges, next: 0 }));
  return () => {
    let best: (typeof heads)[number] | null = null;
    for (const head of heads) {
      const score = head.edges[head.next]?.score;
      const bestScore = best?.edges[best.next]?.score;
      if (score !== undefined && (bestScore === undefined || score > bestScore)) best = head;
    }
    const hit = best?.edges[best.next];
    if (best === null || hit === undefined) return null;
    best.next += 1;
    return { ...hit, member: best.member, index: best.next - 1 };
  };
}

/**
 * The first `limit` hits of all: the best score first, ties by member. Scores of different matchers do not compare: their
 * groups take turns, so that the best of each stand first. Within a member its own order stands, so that a cursor of its
 * own says how far it was read.
 */
export function mergeHits<Hit extends { readonly score: number }>(
  lists: readonly RankedHits<Hit>[],
  limit: number,
): readonly PlacedHit<Hit>[] {
  const ordered = lists.toSorted((left, right) => (left.member < right.member ? -1 : 1));
  const matchers = [...new Set(ordered.map(({ matcher }) => matcher))];
  let groups = matchers.map((matcher) => bestFirst(ordered.filter((list) => list.matcher === matcher)));
  const merged: PlacedHit<Hit>[] = [];
  while (groups.length > 0) {
    const left: typeof groups = [];
    for (const next of groups) {
      if (merged.length === limit) return merged;
      const hit = next();
      if (hit === null) continue;
      merged.push(hit);
      left.push(next);
    }
    groups = left;
  }
  return merged;
}
