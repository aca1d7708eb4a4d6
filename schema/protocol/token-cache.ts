import type { Requester } from '../requester.ts';
import { sha256Base64 } from './digest.ts';

interface Entry {
  readonly requester: Requester;
  /** In milliseconds since the epoch. */
  readonly until: number;
}

/** Verified tokens, by hash: the tokens themselves are not kept. Bounded; the oldest entry gives way. */
export class TokenCache {
  readonly #capacity: number;
  readonly #entries = new Map<string, Entry>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The requester of a token that was verified and may still be relied upon. */
  get(token: string, now: number): Requester | undefined {
    const key = sha256Base64(token);
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.until > now) return entry?.requester;
    this.#entries.delete(key);
    return undefined;
  }

  /** Keeps a verified token until the given time, in milliseconds since the epoch. */
  set(token: string, requester: Requester, until: number): void {
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#capacity && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(sha256Base64(token), { requester, until });
  }

  /** How many tokens are kept. */
  get size(): number {
    return this.#entries.size;
  }
}
