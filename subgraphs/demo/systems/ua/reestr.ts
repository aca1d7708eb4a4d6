import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MemberPopulation } from '../../population/population.ts';
import { openElements, writeElements, type ElementStore, type StoredElement } from '../platform/element-store.ts';
import { httpServer, isAuthorised, listen } from '../platform/http-service.ts';
import type { NationalService } from '../platform/service.ts';
import type { Zapys } from './osoby.ts';
import { ZBIRKY } from './zbirky.ts';

const BASE = '/api/v2/';
/** The most elements of a page, and the most numbers of one call. */
const MOST = 1_000;

interface Answer {
  readonly status: number;
  readonly body: string;
}

function refusal(status: number, pomylka: string): Answer {
  return { status, body: JSON.stringify({ pomylka }) };
}

function stored(element: Zapys, by: readonly string[]): StoredElement {
  const value = (column: string) => {
    const found = element[column];
    return typeof found === 'number' ? String(found) : null;
  };
  return { body: JSON.stringify(element), found: Object.fromEntries(by.map((column) => [column, value(column)])) };
}

function* storedCollections(population: MemberPopulation) {
  for (const [name, { elements, by }] of Object.entries(ZBIRKY)) {
    yield [name, elements(population).map((element) => stored(element, by))] as const;
  }
}

/** A list by pages: the cursor of the next one is opaque to callers, and absent on the last. */
function page(store: ElementStore, name: string, query: URLSearchParams): Answer {
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

function byNumbers(store: ElementStore, name: string, column: string, given: string): Answer {
  const numbers = given.split(',').filter((part) => part !== '');
  if (numbers.length > MOST) return refusal(400, `забагато номерів: не більше ${MOST}`);
  const dani = store.find(name, column, numbers);
  return { status: 200, body: `{"vsoho":${dani.length},"nastupnyi":null,"dani":[${dani.join(',')}]}` };
}

function answer(store: ElementStore, request: IncomingMessage): Answer {
  const address = new URL(request.url ?? '/', 'http://127.0.0.1');
  const name = address.pathname.slice(BASE.length);
  const zbirka = address.pathname.startsWith(BASE) && Object.hasOwn(ZBIRKY, name) ? ZBIRKY[name] : undefined;
  if (!zbirka) return refusal(404, 'немає такої збірки');
  if (request.method !== 'GET') return refusal(405, 'лише читання');
  for (const column of zbirka.by) {
    const given = address.searchParams.get(column === 'id' ? 'ids' : column);
    if (given !== null) return byNumbers(store, name, column, given);
  }
  return page(store, name, address.searchParams);
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body);
}

/** The register of Ukraine: JSON over HTTP, a collection for each kind of element. */
export const reestr: NationalService = {
  fill(population, { path }) {
    writeElements(path, storedCollections(population));
    return Promise.resolve();
  },
  serve({ path, credentials, ...place }) {
    const store = openElements(path);
    const server = httpServer((request, response) => {
      request.resume();
      if (!isAuthorised(request, credentials)) send(response, refusal(401, 'потрібен ключ доступу'));
      else send(response, answer(store, request));
    });
    return listen(server, place, BASE, () => store.close());
  },
};
