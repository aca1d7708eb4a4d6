import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** A way to answer badly. */
export type Fault =
  | { readonly kind: 'reset' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'half' }
  | { readonly kind: 'huge' }
  | { readonly kind: 'text'; readonly status?: number; readonly type?: string; readonly body: string };

/** Text that no client may ever see. */
export const INNER_TEXT = 'inner text of the subgraph at /srv/secret/index.js:42';

const MEGABYTE = Buffer.alloc(1024 * 1024, 0x20);

async function sendHuge(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (let sent = 0; sent < 200 && !response.destroyed; sent += 1) {
    if (!response.write(MEGABYTE)) {
      await Promise.race([
        new Promise((resolve) => response.once('drain', resolve)),
        new Promise((resolve) => response.once('close', resolve)),
      ]);
    }
  }
  response.end();
}

/** Answers badly; false where the good answer is still to be given. */
export async function answerBadly(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'reset':
      response.destroy();
      return true;
    case 'slow':
      await wait(fault.ms);
      return false;
    case 'half':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write(`{"data":{"_entities":[{"__typename":"${INNER_TEXT}`);
      await wait(20);
      response.destroy();
      return true;
    case 'huge':
      await sendHuge(response);
      return true;
    case 'text':
      response.writeHead(fault.status ?? 200, { 'content-type': fault.type ?? 'application/json' });
      response.end(fault.body);
      return true;
  }
}
