import { STATUS_CATALOGUE, statusOfParts } from '../../schema/statuses.ts';
import { notesByMember } from '../answer/jurisdiction-reports.ts';
import type { Note } from '../fetch/ledger.ts';
import type { MergedPosition } from './cursor.ts';
import { valueUnder, type FieldReader } from './field-reader.ts';
import { mergeHits, type MemberPage, type MergedEdge } from './merge-parts.ts';

/** What a merged page is made of. */
export interface MergedConnectionOptions {
  readonly pages: readonly MemberPage[];
  /** What came of asking each member. */
  readonly notes: readonly Note[];
  /** Where the page starts: every member asked for it. */
  readonly start: MergedPosition;
  readonly limit: number;
  readonly writeCursor: (position: MergedPosition) => string;
}

/** Why a member has no page: it failed, it has no such records, or it may not be known what it has. */
type Absence = 'failed' | 'none' | 'unknown';

function absenceOf(notes: readonly Note[]): Absence {
  const status = statusOfParts(notes.flatMap((note) => note.parts));
  if (status === 'NOT_HELD') return 'none';
  return STATUS_CATALOGUE[status].fault ? 'failed' : 'unknown';
}

function absences({ pages, notes }: MergedConnectionOptions): ReadonlyMap<string, Absence> {
  const answered = new Set(pages.map(({ member }) => member));
  const absent = [...notesByMember(notes)].filter(([member]) => !answered.has(member));
  return new Map(absent.map(([member, own]) => [member, absenceOf(own)]));
}

function sumOfTotals(pages: readonly MemberPage[], absent: ReadonlyMap<string, Absence>): number | null {
  const totals = pages.map((page) => page.total);
  if (totals.includes(null) || [...absent.values()].some((absence) => absence !== 'none')) return null;
  return totals.reduce<number>((sum, total) => sum + (total ?? 0), 0);
}

/** A page over all members asked. */
export interface MergedConnection {
  /** The source of the fields of a connection. */
  readonly source: FieldReader;
  readonly edges: readonly MergedEdge[];
  /** How many hits there are in all; null where a member does not say. */
  readonly total: number | null;
}

/**
 * A page over all members asked. A member that failed is asked again with the next page, and does not by itself make one;
 * a member that told all, or may not tell, is not asked again.
 */
export function mergedConnection(options: MergedConnectionOptions): MergedConnection {
  const { start, limit, writeCursor } = options;
  const pages = new Map(options.pages.map((page) => [page.member, page]));
  const absent = absences(options);
  const edges = mergeHits(options.pages, limit);

  function positionAfter(count: number): MergedPosition {
    const lastRead = new Map(edges.slice(0, count).map((edge) => [edge.member, edge]));
    const position = new Map<string, string | null>();
    for (const [member, from] of start) {
      const page = pages.get(member);
      const last = lastRead.get(member);
      const isRead = page !== undefined && (last?.index ?? -1) + 1 >= page.edges.length && !page.hasNextPage;
      if (isRead || (page === undefined && absent.get(member) !== 'failed')) continue;
      position.set(member, last?.cursor ?? from);
    }
    return position;
  }

  const end = positionAfter(edges.length);
  const pageInfo: FieldReader = (name) => {
    if (name === 'hasNextPage') return [...end.keys()].some((member) => pages.has(member));
    return name === 'endCursor' && edges.length > 0 ? writeCursor(end) : null;
  };
  const edgeAt = (edge: MergedEdge, index: number, edgesKey: string): FieldReader => {
    const list = pages.get(edge.member)?.part[edgesKey];
    const own: unknown = Array.isArray(list) ? list[edge.index] : null;
    return (name, key) => (name === 'cursor' ? writeCursor(positionAfter(index + 1)) : valueUnder(own, key));
  };
  const total = sumOfTotals(options.pages, absent);
  const source: FieldReader = (name, key) => {
    if (name === 'edges') return edges.map((edge, index) => edgeAt(edge, index, key));
    if (name === 'pageInfo') return pageInfo;
    return name === 'total' ? total : undefined;
  };
  return { source, edges, total };
}
