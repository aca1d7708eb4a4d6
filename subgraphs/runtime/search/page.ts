import { ComityError } from '../../../schema/errors.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Hit, Hits } from './hit.ts';

/** Hits on a page where the client does not say. */
export const DEFAULT_PAGE = 25;
/** Hits on a page at most. */
export const LARGEST_PAGE = 100;

interface Placed {
  readonly hit: Hit;
  readonly id: string;
}

function inOrder(left: Placed, right: Placed): number {
  return right.hit.score - left.hit.score || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

function readCursor(state: RequestState, after: string): { readonly score: number; readonly id: string } {
  const [score = '', id = ''] = state.country.ids.openText(after).split(' ');
  return { score: Number(score), id };
}

function isAfter(placed: Placed, cursor: { readonly score: number; readonly id: string }): boolean {
  return placed.hit.score < cursor.score || (placed.hit.score === cursor.score && placed.id > cursor.id);
}

/** The number of hits asked for; throws `BAD_USER_INPUT` outside 1 to 100. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (size < 1 || size > LARGEST_PAGE) {
    throw new ComityError('BAD_USER_INPUT', `\`first\` must lie between 1 and ${LARGEST_PAGE}`);
  }
  return size;
}

/**
 * One page of hits as a connection, best first, ties in the order of their ids; cursors are sealed by the country.
 * INVARIANT: a total is told with a hit or where there is none at all: a page past the end of its list, to which any cursor
 * leads, would tell of records of which nothing is registered, and nobody given notice.
 */
export function connectionOf(
  state: RequestState,
  { hits, more }: Hits,
  page: { readonly first: number; readonly after: string | null },
) {
  const placed = hits
    .map((hit) => {
      const { system, type, key } = hit.node.record;
      return { hit, id: state.country.ids.seal({ system, type, key }) };
    })
    .sort(inOrder);
  const cursor = page.after === null ? null : readCursor(state, page.after);
  const rest = cursor ? placed.filter((candidate) => isAfter(candidate, cursor)) : placed;
  const edges = rest.slice(0, page.first).map(({ hit, id }) => ({
    // Sealing costs more than all else of an edge: a cursor that is not asked for is not made.
    get cursor() {
      return state.country.ids.sealText(`${hit.score} ${id}`);
    },
    score: hit.score,
    get comparisons() {
      return hit.comparisons;
    },
    node: hit.node,
    compared: hit.compared,
    ledBy: hit.ledBy ?? [],
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rest.length > edges.length,
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    total: more || (cursor !== null && edges.length === 0) ? null : hits.length,
  };
}
