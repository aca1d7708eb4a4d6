import { createServer } from 'node:net';
import { ComityError } from '../../schema/errors.ts';

/** Throws `PORT_IN_USE` where somebody listens on a port of the loopback interface already. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new ComityError('PORT_IN_USE', `port \`${port}\` is taken`)));
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
