import { Redis } from 'ioredis';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { redisPolicyChannel, type PolicyChannel } from '../../../gateway/policies/policy-channel.ts';
import { until } from '../../policy/office.ts';
import { SERVER_START_MS, sharedServer } from '../../servers/shared-server.ts';

/** A way to Redis that can be cut, and restored at the same port. */
async function cuttable(target: URL) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    restore: () => (isCut = false),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('the channel by which gateways tell one another of policies', () => {
  let way: Awaited<ReturnType<typeof cuttable>>;
  let channels: readonly [PolicyChannel, PolicyChannel];
  const heard: string[] = [];

  beforeAll(async () => {
    way = await cuttable(new URL(await sharedServer('redis')));
    const client = () => new Redis(way.url, { enableOfflineQueue: false, retryStrategy: () => 50 });
    channels = [redisPolicyChannel(client()), redisPolicyChannel(client())];
    channels[1].listen((member) => heard.push(member));
  }, SERVER_START_MS);

  afterAll(async () => {
    for (const channel of channels) channel.close();
    way.cut();
    await way.close();
  });

  /** Says it until it is heard: before both ends stand, nothing said is kept. */
  async function saidUntilHeard(member: string): Promise<void> {
    const saying = setInterval(() => channels[0].announce(member), 20);
    await until(() => heard.includes(member));
    clearInterval(saying);
  }

  it('carries to the one what the other says', async () => {
    await saidUntilHeard('EE');
  });

  it('makes nobody wait and nothing fail while Redis is away, and carries again once it is back', async () => {
    way.cut();
    channels[0].announce('DE');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).not.toContain('DE');
    way.restore();
    await saidUntilHeard('FR');
  });
});
