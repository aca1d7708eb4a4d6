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
export function memberPage(member: string, part: Part): MemberPage {
  const page = part[ADDED.page];
  const total = part[ADDED.total];
  return {
    member,
    part,
    edges: list(part[ADDED.edges]).map((edge) => ({
      score: Number(edge[ADDED.score]),
      cursor: String(edge[ADDED.cursor]),
    })),
    hasNextPage: isPart(page) && page['hasNextPage'] === true,
    total: typeof total === 'number' ? total : null,
  };
}

/**
 * The first `limit` edges of all pages: the best score first, ties by member. Within a member its own order stands, so
 * that a cursor of its own says how far it was read.
 */
export function mergeEdges(pages: readonly MemberPage[], limit: number): readonly MergedEdge[] {
  const heads = pages
    .map((page) => ({ page, next: 0 }))
    .sort((left, right) => (left.page.member < right.page.member ? -1 : 1));
  const merged: MergedEdge[] = [];
  while (merged.length < limit) {
    let best: (typeof heads)[number] | null = null;
    for (const head of heads) {
      const score = head.page.edges[head.next]?.score;
      const bestScore = best?.page.edges[best.next]?.score;
      if (score !== undefined && (bestScore === undefined || score > bestScore)) best = head;
    }
    const edge = best?.page.edges[best.next];
    if (best === null || edge === undefined) break;
    merged.push({ member: best.page.member, index: best.next, ...edge });
    best.next += 1;
  }
  return merged;
}
