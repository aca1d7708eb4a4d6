import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { exchange, type Exchanged } from '../../../gateway/fetch/exchange.ts';

const LIMIT = 1000;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** A server that does this with each connection on which a request has come. */
async function serve(
  act: (socket: Socket) => void,
): Promise<{ readonly pool: Pool; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => act(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    connections: 1,
    pipelining: 1,
  });
  return {
    pool,
    async close() {
      await pool.destroy();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function post(pool: Pool) {
  let ends: (() => void) | null = null;
  const over = new Promise<void>((resolve) => (ends = resolve));
  const request = { path: '/graphql', headers: { a: 'b' }, body: '{}' };
  const under = exchange(
    pool,
    request,
    () => LIMIT,
    () => ends?.(),
  );
  return { ...under, over };
}

function bodyOf(result: Exchanged): string | null | undefined {
  return result.kind === 'answered' ? (result.body?.toString() ?? null) : undefined;
}

describe('a POST', () => {
  it.each([
    ['whole', `${HEAD}content-length: 2\r\n\r\n{}`, '{}'],
    ['in chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`, '{}'],
    [
      'after a word that more will come',
      `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${HEAD}content-length: 2\r\n\r\n{}`,
      '{}',
    ],
    ['empty', `${HEAD}content-length: 0\r\n\r\n`, ''],
    ['longer than is read, and says so', `${HEAD}content-length: 5000\r\n\r\n`, null],
    ['longer than is read', `${HEAD}transfer-encoding: chunked\r\n\r\n7d0\r\n${'x'.repeat(2000)}\r\n`, null],
  ])('gives an answer that comes %s', async (_name, answer, body) => {
    const { pool, close } = await serve((socket) => socket.write(answer));
    const { result, over } = post(pool);
    expect(bodyOf(await result)).toBe(body);
    await over;
    await close();
  });

  it.each([
    ['unanswered', (socket: Socket) => socket.destroy()],
    ['broken off', (socket: Socket) => socket.write(`${HEAD}content-length: 20\r\n\r\n{`, () => socket.destroy())],
  ])('says that it was %s', async (kind, act) => {
    const { pool, close } = await serve(act);
    const { result, over } = post(pool);
    expect((await result).kind).toBe(kind);
    await over;
    await close();
  });

  it.each([
    ['answers nothing', () => undefined],
    ['has begun to answer', (socket: Socket) => void socket.write(`${HEAD}content-length: 20\r\n\r\n{`)],
  ])('ends when it is stopped, where the other side %s', async (_name, act) => {
    let came: (() => void) | null = null;
    const asked = new Promise<void>((resolve) => (came = resolve));
    const { pool, close } = await serve((socket) => {
      act(socket);
      came?.();
    });
    const { result, stop, over } = post(pool);
    await asked;
    stop();
    expect(await result).toEqual({ kind: 'stopped' });
    await over;
    await close();
  });

  it('ends when it is stopped while it waits for a connection, and then costs none', async () => {
    const waiting: Socket[] = [];
    const { pool, close } = await serve((socket) => void waiting.push(socket));
    const first = post(pool);
    const second = post(pool);
    second.stop();
    expect(await second.result).toEqual({ kind: 'stopped' });
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting[0]?.write(`${HEAD}content-length: 2\r\n\r\n{}`);
    expect(bodyOf(await first.result)).toBe('{}');
    await second.over;
    const third = post(pool);
    while (waiting.length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(waiting[1]).toBe(waiting[0]);
    waiting[1]?.write(`${HEAD}content-length: 2\r\n\r\n[]`);
    expect(bodyOf(await third.result)).toBe('[]');
    await close();
  });

  it('says that there is nobody', async () => {
    const { pool, close } = await serve(() => undefined);
    await close();
    const gone = new Pool('http://127.0.0.1:9', { connections: 1 });
    expect(await post(gone).result).toEqual({ kind: 'unanswered', code: 'ECONNREFUSED' });
    await gone.destroy();
    expect((await post(pool).result).kind).toBe('unanswered');
  });
});
