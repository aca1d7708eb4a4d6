import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { ComityError } from '../../../schema/errors.ts';
import type { Connection, ConnectionLimits } from '../connection.ts';
import { limitsOf } from '../connection.ts';
import { Gate, givenUp } from '../gate.ts';
import { Tally } from '../tally.ts';
import { boundedText } from './bounded-text.ts';

/** A request to a national system over HTTP. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query below the connection's URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Media types that an answer may have; any suffix (`+xml`) of them counts too. */
  readonly expects: readonly string[];
  /** Statuses besides 2xx whose answer is to be read: SOAP faults come with 500. */
  readonly alsoRead?: readonly number[];
}

/** Speaks HTTP with one national system: bounded in time, size, connections and waiting; no redirects, no retries. */
export class HttpSource {
  readonly tally = new Tally();
  private readonly base: URL;
  private readonly limits: ConnectionLimits;
  private readonly pool: Pool;
  private readonly gate: Gate;
  private readonly authorization: Readonly<Record<string, string>>;

  constructor(connection: Connection) {
    this.base = new URL(connection.url);
    this.limits = limitsOf(connection);
    this.gate = new Gate(this.limits);
    this.authorization = authorizationOf(connection);
    this.pool = new Pool(this.base.origin, {
      connections: this.limits.pool,
      pipelining: 1,
      connect: { timeout: this.limits.connectMs },
      headersTimeout: this.limits.timeoutMs,
      bodyTimeout: this.limits.timeoutMs,
    });
  }

  /** The address that a path leads to, below the connection's URL; the path may itself be an address of that origin. */
  address(path: string): URL {
    const { href } = this.base;
    const here = path === '' || path.startsWith('?');
    const address = here ? new URL(path, href) : new URL(path.replace(/^\//, ''), `${href.replace(/\/+$/, '')}/`);
    if (address.origin !== this.base.origin) {
      throw new ComityError('SOURCE_MALFORMED', `\`${address.origin}\` is not the national system's address`);
    }
    return address;
  }

  /** The text of an answer; faults: SOURCE_UNAVAILABLE, SOURCE_MALFORMED. */
  async exchange(request: HttpRequest, signal?: AbortSignal): Promise<string> {
    const address = this.address(request.path);
    return this.gate.run(signal, async () => {
      this.tally.call();
      const late = AbortSignal.timeout(this.limits.timeoutMs);
      try {
        const answer = await this.pool.request({
          method: request.method,
          path: address.pathname + address.search,
          headers: { ...request.headers, ...this.authorization },
          body: request.body ?? null,
          signal: signal === undefined ? late : AbortSignal.any([late, signal]),
        });
        return await this.text(request, answer);
      } catch (fault) {
        if (fault instanceof ComityError) throw fault;
        if (signal?.aborted === true) throw givenUp();
        throw this.unavailable(fault, late.aborted);
      }
    });
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async text(request: HttpRequest, answer: Dispatcher.ResponseData): Promise<string> {
    const type = String(answer.headers['content-type'] ?? '');
    const media = (type.split(';')[0] ?? '').trim().toLowerCase();
    const fault = statusFault(answer.statusCode, request.alsoRead ?? []) ?? mediaFault(request.expects, media);
    if (fault !== null || answer.headers['content-encoding'] !== undefined) {
      answer.body.on('error', () => undefined).destroy();
      throw fault ?? new ComityError('SOURCE_MALFORMED', 'the national system packs its answer without being asked to');
    }
    return boundedText(answer.body, answer.headers['content-length'], type, this.limits.answerBytes);
  }

  private unavailable(fault: unknown, late: boolean): ComityError {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : 'lost';
    if (late || code.endsWith('_TIMEOUT')) {
      return new ComityError(
        'SOURCE_UNAVAILABLE',
        `the national system gave no answer within ${this.limits.timeoutMs} ms`,
      );
    }
    return new ComityError('SOURCE_UNAVAILABLE', `the connection to the national system failed (\`${code}\`)`);
  }
}

function authorizationOf(connection: Connection): Readonly<Record<string, string>> {
  if (connection.token !== undefined) return { authorization: `Bearer ${connection.token}` };
  if (connection.username === undefined) return {};
  const pair = Buffer.from(`${connection.username}:${connection.password ?? ''}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

function statusFault(status: number, alsoRead: readonly number[]): ComityError | null {
  if ((status >= 200 && status < 300) || alsoRead.includes(status)) return null;
  if (status === 401 || status === 403) {
    return new ComityError('SOURCE_UNAVAILABLE', `the national system refuses the account (\`${status}\`)`);
  }
  const unavailable = status === 408 || status === 429 || status >= 500;
  return new ComityError(
    unavailable ? 'SOURCE_UNAVAILABLE' : 'SOURCE_MALFORMED',
    `the national system answers with status \`${status}\``,
  );
}

function mediaFault(expects: readonly string[], media: string): ComityError | null {
  const fits = expects.some((expected) => media === expected || media.endsWith(`+${expected.split('/')[1] ?? ''}`));
  return fits
    ? null
    : new ComityError('SOURCE_MALFORMED', `the national system answers with \`${media || 'no media type'}\``);
}
