import { oneAtATime } from '../../policies/versions/one-at-a-time.ts';
import type { EmergencyNotice } from './emergency-notice.ts';
import type { NoticeStore } from './notice-store.ts';

/** Where notices are delivered to. */
export interface DutyDesk {
  readonly url: string;
  /** The bearer token that the duty desk asks for; null for none. */
  readonly token: string | null;
}

/** What delivering needs. */
export interface DeliveryOptions {
  readonly store: NoticeStore;
  readonly desk: DutyDesk;
  readonly now: () => Date;
  /** A notice that was not taken, for the log: no personal data. */
  readonly failed: (id: string, reason: string) => void;
}

/** What delivers notices to the duty desk. */
export interface Delivery {
  /** Delivers what waits; calls meanwhile make one more round. */
  deliver(): Promise<void>;
  close(): Promise<void>;
}

/** How long the duty desk may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** For how long a notice is left to the process that delivers it, in milliseconds. */
const CLAIM_MS = 60_000;
/** The longest between two tries, in milliseconds. */
const LONGEST_PAUSE_MS = 60_000;
/** How often it is looked whether something waits, in milliseconds. */
const LOOK_MS = 1000;

/** Why a notice was not taken; null where it was. */
async function post({ url, token }: DutyDesk, notice: EmergencyNotice, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': notice.id,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(notice),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response.ok ? null : `it answers ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? 'it does not answer in time'
      : 'it cannot be reached';
  }
}

/**
 * Delivers notices to the duty desk, each until it is taken, over restarts too: at least once, the same `Idempotency-Key` each
 * time. No answer waits for it.
 */
export function openDelivery({ store, desk, now, failed }: DeliveryOptions): Delivery {
  const ending = new AbortController();
  const isEnding = (): boolean => ending.signal.aborted;
  const ahead = (ms: number) => new Date(now().getTime() + ms);

  const round = async (): Promise<void> => {
    while (!isEnding()) {
      const claimed = store.claim(now(), ahead(CLAIM_MS));
      if (claimed === null) return;
      const { notice, tries } = claimed;
      const reason = await post(desk, notice, ending.signal);
      if (reason === null) {
        store.delivered(notice.id, now());
        continue;
      }
      store.postpone(notice.id, ahead(Math.min(LONGEST_PAUSE_MS, LOOK_MS * 2 ** Math.min(tries, 10))));
      if (!isEnding()) failed(notice.id, reason);
    }
  };

  const deliver = oneAtATime(() => round().catch(() => failed('', 'the notices cannot be read')));
  const timer = setInterval(() => void deliver(), LOOK_MS);
  timer.unref();
  return {
    deliver,
    async close() {
      clearInterval(timer);
      ending.abort();
      await deliver();
    },
  };
}
