/**
 * The members of the benchmark, in one process: each on a port of its own, answering every call with the same bytes. It
 * does the least that HTTP needs, so that what is measured is the hub; and it keeps the last body, which the bare fan-out
 * then sends.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveBench } from '../process/serve-bench.ts';
import { cannedAnswer } from './canned-answer.ts';

const HEAD_END = '\r\n\r\n';
const bodies = new Map<string, string>();

function responseOf(body: string): Buffer {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  return Buffer.from(`${head}${HEAD_END}${body}`);
}

const HEALTHY = responseOf('{"faults":[]}');

/** Answers the requests that are whole, and gives what is left over. */
function answerWhole(code: string, answer: Buffer, socket: Socket, received: Buffer): Buffer {
  let rest = received;
  for (;;) {
    const end = rest.indexOf(HEAD_END);
    if (end === -1) return rest;
    const head = rest.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/iu.exec(head)?.[1] ?? 0);
    const next = end + HEAD_END.length + length;
    if (rest.length < next) return rest;
    if (head.startsWith('POST')) {
      bodies.set(code, rest.toString('utf8', end + HEAD_END.length, next));
      socket.write(answer);
    } else {
      socket.write(HEALTHY);
    }
    rest = rest.subarray(next);
  }
}

function listen(code: string): Promise<number> {
  const answer = responseOf(cannedAnswer(code));
  const server = createServer({ noDelay: true }, (socket) => {
    let waiting = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      waiting = Buffer.from(
        answerWhole(code, answer, socket, waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])),
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

serveBench(async (config) => {
  const { codes } = config as { readonly codes: readonly string[] };
  const ports = await Promise.all(codes.map(listen));
  return { ready: ports, answers: { bodies: () => Object.fromEntries(bodies) } };
});
