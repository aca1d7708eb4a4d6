import { Pool } from 'undici';

/** One request over HTTP, answered with status 200; resolves to the answer's text. */
export type Send = () => Promise<string>;

type Headers = Readonly<Record<string, string>>;

/** A sender of the same request, again and again, over connections that are kept open; `headers` may be new each time. */
export function sender(port: number, body: string, headers: Headers | (() => Headers)) {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64, pipelining: 1 });
  const send: Send = async () => {
    const own = typeof headers === 'function' ? headers() : headers;
    const response = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { ...own, 'content-type': 'application/json' },
      body,
    });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}: ${text.slice(0, 500)}`);
    return text;
  };
  return { send, close: () => pool.close() };
}

/** What some time of load came to. */
export interface Block {
  readonly latencies: readonly number[];
  readonly elapsedMs: number;
}

/** So many clients, each of which asks again as soon as it is answered. */
export async function closedLoop(send: Send, clients: number, milliseconds: number): Promise<Block> {
  const latencies: number[] = [];
  const started = performance.now();
  const client = async () => {
    while (performance.now() - started < milliseconds) {
      const asked = performance.now();
      await send();
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { latencies, elapsedMs: performance.now() - started };
}

/** Requests at a fixed rate, whether or not those before them have been answered; latencies count from when each was due. */
export async function openLoop(send: Send, perSecond: number, milliseconds: number): Promise<Block> {
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  const started = performance.now();
  const count = Math.floor((perSecond * milliseconds) / 1000);
  for (let sent = 0; sent < count;) {
    for (; sent < count && started + (sent * 1000) / perSecond <= performance.now(); sent += 1) {
      const due = started + (sent * 1000) / perSecond;
      running.push(send().then(() => void latencies.push(performance.now() - due)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return { latencies, elapsedMs: performance.now() - started };
}
