import { collectionService, type CollectionAnswer } from '../platform/collection-service.ts';
import type { StoredElement } from '../platform/element-store.ts';
import type { NationalService } from '../platform/service.ts';
import { isContent, xmlElement, type XmlContent } from '../platform/xml.ts';
import { COLLECTIONS, type Collection } from './collections.ts';

/** The most elements of a page, and the most identifiers of one call. */
const MOST = 1_000;
const NAMESPACES = ['cjx', 'cyber', 'j', 'nc', 's'].map((prefix) => `xmlns:${prefix}="urn:example:cjx:3:${prefix}"`);

const REFUSALS = { 401: 'CREDENTIALS REQUIRED', 404: 'NO SUCH COLLECTION', 405: 'READ ONLY' } as const;

function document(name: string, attributes: string, content: string): string {
  const start = `<cjx:${name} ${NAMESPACES.join(' ')}${attributes}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}${content}</cjx:${name}>\n`;
}

function problem(status: number, text: string): CollectionAnswer {
  return { status, body: document('Problem', '', xmlElement('cjx:ProblemText', { '#text': text })) };
}

function result(total: number, elements: readonly string[]): CollectionAnswer {
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

/** The justice exchange of the United States: XML over HTTP, a collection for each kind of element. */
export const cjx: NationalService = collectionService({
  base: '/cjx/v3/',
  contentType: 'application/xml; charset=utf-8',
  collections: COLLECTIONS,
  stored: (collection, population) => collection.elements(population).map((content) => stored(content, collection)),
  answer(store, name, { by }, query) {
    for (const parameter of ['id', ...Object.keys(by)]) {
      const given = query.get(parameter)?.split(',');
      if (!given) continue;
      if (given.length > MOST) return problem(400, `NO MORE THAN ${MOST} IDENTIFIERS`);
      const found = store.find(name, parameter, given);
      return result(found.length, found);
    }
    const size = Number(query.get('pageSize') ?? 100);
    const page = Number(query.get('page') ?? 1);
    if (!Number.isInteger(size) || size < 1 || size > MOST) return problem(400, `PAGESIZE IS 1 TO ${MOST}`);
    if (!Number.isSafeInteger(page * size) || page < 1) return problem(400, 'PAGE IS 1 OR MORE');
    return result(store.count(name), store.page(name, (page - 1) * size, size));
  },
  refuse: (status) => problem(status, REFUSALS[status]),
});
