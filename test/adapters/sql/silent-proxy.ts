import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A way to a server that can fall silent: what is sent is swallowed, and nothing comes back. */
export interface SilentProxy {
  readonly port: number;
  /** From now on, or no longer. */
  silence(on: boolean): void;
  close(): Promise<void>;
}

/** Opens a way to a port of the loopback address. */
export async function silentProxy(port: number): Promise<SilentProxy> {
  let silent = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => (silent ? undefined : to.write(data)));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    silence: (on) => {
      silent = on;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
