import { spawn } from 'node:child_process';
import { fromRoot } from '../schema/paths.ts';
import { openBroker } from './servers/broker.ts';

const broker = await openBroker();
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    fromRoot('node_modules', 'jest', 'bin', 'jest.js'),
    ...process.argv.slice(2),
  ],
  // As the product runs: libraries check themselves at every step of a query elsewhere.
  {
    stdio: 'inherit',
    cwd: fromRoot(),
    env: { ...process.env, NODE_ENV: 'production', COMITY_TEST_BROKER: broker.url },
  },
);
process.exitCode = await new Promise<number>((resolve) => {
  jest.once('exit', (code) => {
    resolve(code ?? 1);
  });
});
const missing = await broker.close();
if (missing.length > 0) process.stderr.write(`\n${missing.join('\n')}\n`);
