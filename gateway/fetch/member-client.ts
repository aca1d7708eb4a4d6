import { Pool } from 'undici';
import type { MemberConfig } from '../members/member.ts';
import { onAbort } from './abort-listeners.ts';
import { fault, type CallFault, type CallResult } from './call-result.ts';
import { exchange, type BodyLimit, type Exchange } from './exchange.ts';
import { bytesRead, readAnswer } from './read-answer.ts';

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

  const limitOf: BodyLimit = (status, headers) => bytesRead(status, headers, limits.answerBytes);

  function attempt(request: Parameters<MemberClient['call']>[0], msLeft: number): Exchange {
    const headers = { ...request.sign(msLeft), 'content-type': 'application/json', accept: 'application/json' };
    running += 1;
    return exchange(pool, { path: request.path ?? pathname, headers, body: request.body }, limitOf, () => {
      running -= 1;
    });
  }

  /** What came of an attempt; `broken` where the connection was closed before the member said anything. */
  async function resultOf({ result }: Exchange): Promise<CallResult | 'broken'> {
    const came = await result;
    switch (came.kind) {
      case 'answered':
        return readAnswer(came, limits.answerBytes);
      case 'unanswered':
        return BROKEN_CONNECTION.has(came.code) ? 'broken' : fault('UNAVAILABLE', came.code);
      case 'broken off':
        return fault('MALFORMED', `broke off its answer: ${came.code}`);
      case 'stopped':
        return timedOut();
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
      let current: Exchange | null = null;
      const stop = () => current?.stop();
      const timer = setTimeout(stop, Math.max(0, request.deadlineMs));
      const withdraw = onAbort(request.signal, stop);
      try {
        current = attempt(request, request.deadlineMs);
        const first = await resultOf(current);
        if (first !== 'broken') return first;
        if (request.changes === true) return fault('UNAVAILABLE', 'closed the connection: what it did is not known');
        // A connection that was kept open may have been closed at the other end: a new one gets a new nonce.
        current = attempt(request, ends - performance.now());
        const second = await resultOf(current);
        return second === 'broken' ? fault('UNAVAILABLE', 'closed the connection') : second;
      } finally {
        clearTimeout(timer);
        withdraw();
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
