import { Pool, type Dispatcher } from 'undici';
import type { MemberConfig } from '../members/member.ts';
import { fault, type CallFault, type CallResult } from './call-result.ts';
import { readAnswer } from './read-answer.ts';

/** Bounds on the traffic with one member. */
export interface ClientLimits {
  /** Connections to one member at most. */
  readonly connections: number;
  /** Calls to one member that run or wait at most; what comes on top is answered as overloaded. */
  readonly inFlight: number;
  /** Bytes of one answer at most. */
  readonly answerBytes: number;
}

/** Calls to one member over a bounded pool of connections. */
export interface MemberClient {
  /** One call; `sign` gives the headers for the time left, anew for a second attempt. Never rejects. */
  call(request: {
    readonly body: string;
    readonly sign: (msLeft: number) => Readonly<Record<string, string>>;
    readonly deadlineMs: number;
    readonly signal: AbortSignal;
    /** The path that is called; by default that of the member's address. */
    readonly path?: string;
    /** Whether the call changes something, and so is never sent twice. */
    readonly changes?: boolean;
  }): Promise<CallResult>;
  /** Whether the member answers over HTTP at all. */
  answers(timeoutMs: number): Promise<boolean>;
  inFlight(): number;
  close(): Promise<void>;
}

/** Below the keep-alive of any usual server, so that no call is written on a connection that is being closed. */
const KEEP_ALIVE_MS = 4000;
const BROKEN_CONNECTION = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The path that is called and signed. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** Opens no connection before the first call. */
export function memberClient(member: MemberConfig, limits: ClientLimits): MemberClient {
  const { origin, pathname } = new URL(member.url);
  const pool = new Pool(origin, {
    connections: limits.connections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: 60_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  let running = 0;

  async function attempt(
    request: Parameters<MemberClient['call']>[0],
    msLeft: number,
    signal: AbortSignal,
  ): Promise<CallResult | 'broken'> {
    let response: Dispatcher.ResponseData;
    try {
      response = await pool.request({
        method: 'POST',
        path: request.path ?? pathname,
        headers: { ...request.sign(msLeft), 'content-type': 'application/json', accept: 'application/json' },
        body: request.body,
        signal,
      });
    } catch (error) {
      if (signal.aborted) return timedOut();
      return BROKEN_CONNECTION.has(codeOf(error)) ? 'broken' : fault('UNAVAILABLE', codeOf(error));
    }
    try {
      return await readAnswer(response, limits.answerBytes);
    } catch (error) {
      return signal.aborted ? timedOut() : fault('MALFORMED', `broke off its answer: ${codeOf(error)}`);
    }
  }

  function timedOut(): CallFault {
    return fault('TIMED_OUT', 'did not answer before the deadline');
  }

  return {
    async call(request) {
      if (request.signal.aborted) return timedOut();
      if (running >= limits.inFlight) return fault('OVERLOADED', 'has too many calls in flight');
      const ends = performance.now() + request.deadlineMs;
      const abort = new AbortController();
      const stop = () => abort.abort();
      const timer = setTimeout(stop, Math.max(0, request.deadlineMs));
      request.signal.addEventListener('abort', stop);
      running += 1;
      try {
        const first = await attempt(request, request.deadlineMs, abort.signal);
        if (first !== 'broken') return first;
        if (request.changes === true) return fault('UNAVAILABLE', 'closed the connection: what it did is not known');
        // A connection that was kept open may have been closed at the other end: a new one gets a new nonce.
        const second = await attempt(request, ends - performance.now(), abort.signal);
        return second === 'broken' ? fault('UNAVAILABLE', 'closed the connection') : second;
      } finally {
        running -= 1;
        clearTimeout(timer);
        request.signal.removeEventListener('abort', stop);
      }
    },
    async answers(timeoutMs) {
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const response = await pool.request({ method: 'GET', path: '/healthz', signal });
        response.body.on('error', () => undefined).destroy();
        return response.statusCode < 500;
      } catch {
        return false;
      }
    },
    inFlight: () => running,
    close: () => (pool.closed ? Promise.resolve() : pool.close()),
  };
}
