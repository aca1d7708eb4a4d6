import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MemberPopulation } from '../../population/population.ts';
import { openElements, writeElements, type ElementStore, type StoredElement } from '../platform/element-store.ts';
import { httpServer, isAuthorised, listen } from '../platform/http-service.ts';
import type { NationalService } from '../platform/service.ts';
import { isContent, xmlElement, type XmlContent } from '../platform/xml.ts';
import { COLLECTIONS, type Collection } from './collections.ts';

const BASE = '/cjx/v3/';
/** The most elements of a page, and the most identifiers of one call. */
const MOST = 1_000;
const NAMESPACES = ['cjx', 'cyber', 'j', 'nc', 's'].map((prefix) => `xmlns:${prefix}="urn:example:cjx:3:${prefix}"`);

interface Answer {
  readonly status: number;
  readonly body: string;
}

function document(name: string, attributes: string, content: string): string {
  const start = `<cjx:${name} ${NAMESPACES.join(' ')}${attributes}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}${content}</cjx:${name}>\n`;
}

function problem(status: number, text: string): Answer {
  return { status, body: document('Problem', '', xmlElement('cjx:ProblemText', { '#text': text })) };
}

function result(total: number, elements: readonly string[]): Answer {
  return { status: 200, body: document('QueryResult', ` cjx:total="${total}"`, elements.join('')) };
}

function text(content: XmlContent, path: readonly string[]): string | null {
  const [name, ...rest] = path;
  const value = name === undefined ? undefined : content[name];
  if (typeof value === 'string') return value;
  return isContent(value) ? text(value, rest) : null;
}

function stored(content: XmlContent, { element, by }: Collection): StoredElement {
  const found: Record<string, string | null> = { id: text(content, ['@s:id']) };
  for (const [parameter, path] of Object.entries(by)) found[parameter] = text(content, [...path, '@s:ref']);
  return { body: xmlElement(element, content), found };
}

function* storedCollections(population: MemberPopulation) {
  for (const [name, collection] of Object.entries(COLLECTIONS)) {
    yield [name, collection.elements(population).map((content) => stored(content, collection))] as const;
  }
}

function answer(store: ElementStore, request: IncomingMessage): Answer {
  const address = new URL(request.url ?? '/', 'http://127.0.0.1');
  const name = address.pathname.slice(BASE.length);
  const collection =
    address.pathname.startsWith(BASE) && Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (!collection) return problem(404, 'NO SUCH COLLECTION');
  if (request.method !== 'GET') return problem(405, 'READ ONLY');
  for (const parameter of ['id', ...Object.keys(collection.by)]) {
    const given = address.searchParams.get(parameter)?.split(',');
    if (!given) continue;
    if (given.length > MOST) return problem(400, `NO MORE THAN ${MOST} IDENTIFIERS`);
    const found = store.find(name, parameter, given);
    return result(found.length, found);
  }
  const size = Number(address.searchParams.get('pageSize') ?? 100);
  const page = Number(address.searchParams.get('page') ?? 1);
  if (!Number.isInteger(size) || size < 1 || size > MOST) return problem(400, `PAGESIZE IS 1 TO ${MOST}`);
  if (!Number.isSafeInteger(page * size) || page < 1) return problem(400, 'PAGE IS 1 OR MORE');
  return result(store.count(name), store.page(name, (page - 1) * size, size));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/xml; charset=utf-8' }).end(body);
}

/** The justice exchange of the United States: XML over HTTP, a collection for each kind of element. */
export const cjx: NationalService = {
  fill(population, { path }) {
    writeElements(path, storedCollections(population));
    return Promise.resolve();
  },
  serve({ path, credentials, ...place }) {
    const store = openElements(path);
    const server = httpServer((request, response) => {
      request.resume();
      if (!isAuthorised(request, credentials)) send(response, problem(401, 'CREDENTIALS REQUIRED'));
      else send(response, answer(store, request));
    });
    return listen(server, place, BASE, () => store.close());
  },
};
