import { Pool, type Dispatcher } from 'undici';
import { ComityError } from '../../../schema/errors.ts';
import { parseSignedAct } from '../act-shape.ts';
import { MOST_CONTENT, parseContent } from '../policy-content.ts';
import type { VersionStore } from '../version-store.ts';
import { HEARTBEAT_MS } from './serve-store.ts';

/** A store at another process, and how to let go of it. */
export interface HttpStore extends VersionStore {
  close(): Promise<void>;
}

/** Where a store is reached, with the secret that it knows its readers by. */
export interface HttpStoreOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly secret: string;
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const MOST_BYTES = 4 * MOST_CONTENT;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;
/** A channel that says nothing for so long is taken for lost. */
const SILENCE_MS = 3 * HEARTBEAT_MS;

async function textOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`the store answers with more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Opens no connection before it is read or watched. */
export function openHttpStore({ origin, secret, timeoutMs = 5000 }: HttpStoreOptions): HttpStore {
  const pool = new Pool(origin, { connections: 4, pipelining: 1, keepAliveTimeout: 4000 });
  const headers = { authorization: `Bearer ${secret}` };
  const ended = new AbortController();

  const read = async (path: string): Promise<unknown> => {
    try {
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(timeoutMs)]);
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers, signal });
      const text = await textOf(body);
      if (statusCode === 404) return null;
      if (statusCode !== 200) throw new Error(`the store answers with ${statusCode}`);
      return JSON.parse(text);
    } catch (cause) {
      throw new ComityError('POLICY_UNAVAILABLE', 'the store of policies cannot be reached', { cause });
    }
  };

  /** Reads the stream until it breaks off or falls silent; gives whether it ever stood. */
  const listen = async (changed: () => void, signal: AbortSignal): Promise<boolean> => {
    let stood = false;
    try {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/policy/stream',
        headers,
        signal,
        headersTimeout: timeoutMs,
        bodyTimeout: SILENCE_MS,
      });
      if (statusCode !== 200) {
        body.on('error', () => undefined).destroy();
        return false;
      }
      stood = true;
      // A chunk may hold half an event, and looking once too often does no harm.
      for await (const chunk of body as AsyncIterable<Buffer>) if (chunk.includes('data:')) changed();
    } catch {
      return stood;
    }
    return stood;
  };

  return {
    async actsAfter(number) {
      const answer = await read(`/policy/acts?after=${number}`);
      if (typeof answer === 'object' && answer !== null && 'acts' in answer && Array.isArray(answer.acts))
        return answer.acts.map(parseSignedAct);
      throw new ComityError('POLICY_UNAVAILABLE', 'the store of policies answers with something else');
    },
    async content(hash) {
      const value = await read(`/policy/contents/${encodeURIComponent(hash)}`);
      return value === null ? null : parseContent(value, hash);
    },
    watch(changed) {
      const stop = new AbortController();
      const signal = AbortSignal.any([ended.signal, stop.signal]);
      const keepListening = async (): Promise<void> => {
        for (let wait = RETRY_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
          if (await listen(changed, signal)) wait = RETRY_MS;
          await pause(wait, signal);
        }
      };
      void keepListening();
      return () => stop.abort();
    },
    async close() {
      ended.abort();
      await pool.destroy();
    },
  };
}
