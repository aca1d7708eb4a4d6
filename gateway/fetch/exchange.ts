import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

/** What came of one POST. */
export type Exchanged =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** Null where there was more than is read. */
      readonly body: Buffer | null;
    }
  /** It broke before the other side said anything, or while it answered; `code` is Node's or undici's. */
  | { readonly kind: 'unanswered' | 'broken off'; readonly code: string }
  | { readonly kind: 'stopped' };

/** A POST that is under way. */
export interface Exchange {
  /** Never rejects. */
  readonly result: Promise<Exchanged>;
  /** Ends it at once, whatever it waits for: a connection, an answer, the rest of one. */
  readonly stop: () => void;
}

/** Made once: an error costs a walk over the stack, and nobody reads where this one was made. */
const GIVEN_UP = new Error('given up');

/** How many bytes of an answer's body are read at most; of what is longer nothing is given. */
export type BodyLimit = (status: number, headers: IncomingHttpHeaders) => number;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/**
 * Sends a POST, and reads its answer as it comes. A connection on which more comes than is read is given up. `over` is called once when
 * nothing of it is left, which may be after it was stopped: it may wait for a connection that does not come.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string },
  limitOf: BodyLimit,
  over: () => void,
): Exchange {
  let controller: Dispatcher.DispatchController | null = null;
  let settled: ((result: Exchanged) => void) | null = null;
  const result = new Promise<Exchanged>((resolve) => (settled = resolve));
  let head: { readonly status: number; readonly headers: IncomingHttpHeaders } | null = null;
  const chunks: Buffer[] = [];
  let size = 0;
  let limit = 0;

  function settle(value: Exchanged): void {
    settled?.(value);
    settled = null;
  }

  function end(value: Exchanged): void {
    settle(value);
    controller?.abort(GIVEN_UP);
  }

  dispatcher.dispatch(
    { method: 'POST', ...request },
    {
      onRequestStart(started) {
        // Thrown, it costs no connection.
        if (settled === null) throw GIVEN_UP;
        controller = started;
      },
      onResponseStart(_controller, status, headers) {
        if (status < 200) return;
        head = { status, headers };
        limit = limitOf(status, headers);
        if (Number(headers['content-length'] ?? 0) > limit) end({ kind: 'answered', ...head, body: null });
      },
      onResponseData(_controller, chunk) {
        size += chunk.byteLength;
        if (size <= limit) chunks.push(chunk);
        else if (head !== null) end({ kind: 'answered', ...head, body: null });
      },
      onResponseEnd() {
        const [first] = chunks;
        const body = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size);
        settle(head === null ? { kind: 'unanswered', code: '' } : { kind: 'answered', ...head, body });
        over();
      },
      onResponseError(_controller, error) {
        settle({ kind: head === null ? 'unanswered' : 'broken off', code: codeOf(error) });
        over();
      },
    },
  );
  return { result, stop: () => end({ kind: 'stopped' }) };
}
