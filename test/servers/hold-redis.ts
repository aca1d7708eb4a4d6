/** Starts Redis and holds it until this process is killed, for the test of what is then left behind. */
import { startRedis } from './redis.ts';

const { url } = await startRedis();
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 60_000);
