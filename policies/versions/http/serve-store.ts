import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VersionStore } from '../version-store.ts';
import { holdsSecret } from './store-secret.ts';

/** Serves a store of versions to those who hold the secret. */
export interface StoreServer {
  /** Answers a request under `/policy/`; resolves when the answer is written, or its stream has begun. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): void;
}

const MOST_STREAMS = 64;
/** How often a stream says that it stands, in milliseconds. */
export const HEARTBEAT_MS = 2000;
const MOST_UNSENT_BYTES = 64 * 1024;

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** Opens a server over a store; it watches the store as long as it is open. */
export function openStoreServer(store: VersionStore, secret: string): StoreServer {
  const streams = new Set<ServerResponse>();
  const say = (text: string): void => {
    for (const stream of streams) {
      // Whoever does not read has lost the channel, and will look of itself.
      if (stream.writableLength > MOST_UNSENT_BYTES) stream.destroy();
      else stream.write(text);
    }
  };
  const unwatch = store.watch(() => say('data: changed\n\n'));
  const heartbeat = setInterval(() => say(': stands\n\n'), HEARTBEAT_MS);
  heartbeat.unref();

  const openStream = (response: ServerResponse): void => {
    if (streams.size >= MOST_STREAMS) {
      send(response, 503, { fault: 'too many streams are open' });
      return;
    }
    streams.add(response);
    response.on('close', () => streams.delete(response));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('data: changed\n\n');
  };

  const contentOf = async (hash: string, response: ServerResponse): Promise<void> => {
    const content = await store.content(hash);
    send(response, content === null ? 404 : 200, content ?? { fault: 'there is no such content' });
  };

  return {
    async answer(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
      if (!holdsSecret(request.headers.authorization, secret)) send(response, 401, { fault: 'the secret is wrong' });
      else if (request.method !== 'GET') send(response, 405, { fault: 'only GET is known' });
      else if (pathname === '/policy/stream') openStream(response);
      else if (pathname.startsWith('/policy/contents/')) await contentOf(pathname.slice(17), response);
      else if (pathname === '/policy/acts') {
        const after = numberIn(searchParams.get('after'));
        if (after === null) send(response, 400, { fault: '`after` must be a number' });
        else send(response, 200, { acts: await store.actsAfter(after) });
      } else send(response, 404, { fault: 'there is nothing here' });
    },
    close() {
      clearInterval(heartbeat);
      unwatch();
      for (const stream of streams) stream.destroy();
    },
  };
}
