import { ComityError } from '../../schema/errors.ts';
import type { ConnectionLimits } from './connection.ts';

/**
 * Lets a bounded number of reads through to a national system at once, and a bounded number wait for a bounded time:
 * a slow system costs its own answers, not the memory of the process that asks it.
 */
export class Gate {
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private readonly limits: ConnectionLimits;

  constructor(limits: ConnectionLimits) {
    this.limits = limits;
    this.free = limits.pool;
  }

  /** Runs a read when its turn comes; SOURCE_UNAVAILABLE where too many wait, or where it waited too long. */
  async run<T>(signal: AbortSignal | undefined, read: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.turn(signal);
    try {
      if (signal?.aborted === true) throw givenUp();
      return await read();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }

  private turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.waiting.length >= this.limits.queue) {
      throw new ComityError('SOURCE_UNAVAILABLE', `more than ${this.limits.queue} reads wait for the national system`);
    }
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        settle();
        resolve();
      };
      const leave = (fault: ComityError): void => {
        settle();
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(fault);
      };
      const onAbort = (): void => leave(givenUp());
      const timer = setTimeout(() => {
        leave(new ComityError('SOURCE_UNAVAILABLE', `no connection became free within ${this.limits.connectMs} ms`));
      }, this.limits.connectMs);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(enter);
    });
  }
}

/** The fault of a read whose caller no longer waits for it. */
export function givenUp(): ComityError {
  return new ComityError('SOURCE_UNAVAILABLE', 'the read was given up by its caller');
}
