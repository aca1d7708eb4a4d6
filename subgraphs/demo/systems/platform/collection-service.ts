import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MemberPopulation } from '../../population/population.ts';
import { openElements, writeElements, type ElementStore, type StoredElement } from './element-store.ts';
import { httpServer, isAuthorised, listen } from './http-service.ts';
import type { NationalService } from './service.ts';

/** What a call is answered with. */
export interface CollectionAnswer {
  readonly status: number;
  readonly body: string;
}

/** A service that hands out collections of elements below one address. */
export interface CollectionService<Collection> {
  /** Where the collections lie, slashes included. */
  readonly base: string;
  readonly contentType: string;
  readonly collections: Readonly<Record<string, Collection>>;
  /** The elements of a collection as they are kept. */
  stored(collection: Collection, population: MemberPopulation): Iterable<StoredElement>;
  /** The answer to a call of one collection. */
  answer(store: ElementStore, name: string, collection: Collection, query: URLSearchParams): CollectionAnswer;
  /** What is said where nothing is given: to nobody, of no collection, or for another method than GET. */
  refuse(status: 401 | 404 | 405): CollectionAnswer;
}

function answerTo<Collection>(
  service: CollectionService<Collection>,
  store: ElementStore,
  request: IncomingMessage,
): CollectionAnswer {
  const { base, collections } = service;
  const address = new URL(request.url ?? '/', 'http://127.0.0.1');
  const name = address.pathname.slice(base.length);
  const isKnown = address.pathname.startsWith(base) && Object.hasOwn(collections, name);
  const collection = isKnown ? collections[name] : undefined;
  if (!collection) return service.refuse(404);
  if (request.method !== 'GET') return service.refuse(405);
  return service.answer(store, name, collection, address.searchParams);
}

/** The collections one by one: no two of them are held at once. */
function* kept<Collection>(service: CollectionService<Collection>, population: MemberPopulation) {
  for (const [name, collection] of Object.entries(service.collections)) {
    yield [name, service.stored(collection, population)] as const;
  }
}

/** A national service of collections. */
export function collectionService<Collection>(service: CollectionService<Collection>): NationalService {
  const { base, contentType } = service;
  const send = (response: ServerResponse, { status, body }: CollectionAnswer) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
  return {
    fill(population, { path }) {
      writeElements(path, kept(service, population));
      return Promise.resolve();
    },
    serve({ path, credentials, ...place }) {
      const store = openElements(path);
      const server = httpServer((request, response) => {
        request.resume();
        send(response, isAuthorised(request, credentials) ? answerTo(service, store, request) : service.refuse(401));
      });
      return listen(server, place, base, () => store.close());
    },
  };
}
