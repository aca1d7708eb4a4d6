import { collectionService, type CollectionAnswer } from '../platform/collection-service.ts';
import type { ElementStore, StoredElement } from '../platform/element-store.ts';
import type { NationalService } from '../platform/service.ts';
import type { Zapys } from './osoby.ts';
import { ZBIRKY } from './zbirky.ts';

/** The most elements of a page, and the most numbers of one call. */
const MOST = 1_000;

const REFUSALS = { 401: 'потрібен ключ доступу', 404: 'немає такої збірки', 405: 'лише читання' } as const;

function refusal(status: number, pomylka: string): CollectionAnswer {
  return { status, body: JSON.stringify({ pomylka }) };
}

function stored(element: Zapys, by: readonly string[]): StoredElement {
  const value = (column: string) => {
    const found = element[column];
    return typeof found === 'number' ? String(found) : null;
  };
  return { body: JSON.stringify(element), found: Object.fromEntries(by.map((column) => [column, value(column)])) };
}

/** A list by pages: the cursor of the next one is opaque to callers, and absent on the last. */
function page(store: ElementStore, name: string, query: URLSearchParams): CollectionAnswer {
  const limit = Number(query.get('limit') ?? 100);
  const kursor = query.get('kursor') ?? '';
  const decoded = kursor === '' ? '0' : Buffer.from(kursor, 'base64url').toString('latin1');
  const offset = /^\d{1,9}$/u.test(decoded) ? Number(decoded) : -1;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) return refusal(400, `limit: від 1 до ${MOST}`);
  if (offset < 0) return refusal(400, 'kursor: невідомий');
  const vsoho = store.count(name);
  const next = offset + limit < vsoho ? Buffer.from(String(offset + limit), 'latin1').toString('base64url') : null;
  const dani = store.page(name, offset, limit);
  return {
    status: 200,
    body: `{"vsoho":${vsoho},"nastupnyi":${JSON.stringify(next)},"dani":[${dani.join(',')}]}`,
  };
}

function byNumbers(store: ElementStore, name: string, column: string, given: string): CollectionAnswer {
  const numbers = given.split(',').filter((part) => part !== '');
  if (numbers.length > MOST) return refusal(400, `забагато номерів: не більше ${MOST}`);
  const dani = store.find(name, column, numbers);
  return { status: 200, body: `{"vsoho":${dani.length},"nastupnyi":null,"dani":[${dani.join(',')}]}` };
}

/** The register of Ukraine: JSON over HTTP, a collection for each kind of element. */
export const reestr: NationalService = collectionService({
  base: '/api/v2/',
  contentType: 'application/json; charset=utf-8',
  collections: ZBIRKY,
  stored: ({ elements, by }, population) => elements(population).map((element) => stored(element, by)),
  answer(store, name, { by }, query) {
    for (const column of by) {
      const given = query.get(column === 'id' ? 'ids' : column);
      if (given !== null) return byNumbers(store, name, column, given);
    }
    return page(store, name, query);
  },
  refuse: (status) => refusal(status, REFUSALS[status]),
});
