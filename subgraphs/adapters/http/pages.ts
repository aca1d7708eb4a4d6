import { ComityError } from '../../../schema/errors.ts';
import type { RawRow } from '../adapter.ts';
import type { Paging } from '../source.ts';

const PAGE = 1_000;

/** What the templates of a list are filled with. */
export type PagePosition = Readonly<Record<'offset' | 'limit' | 'page' | 'cursor', string>>;

/** The rows of one call, and the cursor of the next page where there is one. */
export interface Answer {
  readonly rows: readonly RawRow[];
  readonly next: string | null;
}

/**
 * The pages of a list, to its first empty page or last cursor: a short page may be the service's own limit and ends
 * nothing. SOURCE_MALFORMED where a page comes twice: the list would never end.
 */
export async function* pages(
  paging: Paging | undefined,
  call: (position: PagePosition) => Promise<Answer>,
): AsyncGenerator<readonly RawRow[]> {
  let offset = 0;
  let page = paging?.kind === 'page' ? paging.first : 0;
  let cursor = '';
  let before = '';
  for (;;) {
    const answer = await call({ offset: `${offset}`, limit: `${paging?.limit ?? PAGE}`, page: `${page}`, cursor });
    for (let start = 0; start < answer.rows.length; start += PAGE) yield answer.rows.slice(start, start + PAGE);
    if (paging === undefined) return;
    if (paging.kind === 'cursor') {
      if (answer.next === null || answer.next === '') return;
      if (answer.next === cursor) throw endless();
      cursor = answer.next;
      continue;
    }
    if (answer.rows.length === 0) return;
    const now = JSON.stringify(answer.rows);
    if (now === before) throw endless();
    before = now;
    offset += answer.rows.length;
    page += 1;
  }
}

function endless(): ComityError {
  return new ComityError('SOURCE_MALFORMED', 'the national system gives the same page of a list again');
}
