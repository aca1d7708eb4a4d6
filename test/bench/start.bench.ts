import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../servers/guarded-child.ts';
import { readFederationFile } from '../../cli/supervisor/processes-file.ts';
import type { Bench } from './bench.ts';
import { freshCheckout } from './start/fresh-checkout.ts';
import { removeCluster } from './process/bench-postgres.ts';
import { processCosts } from './start/process-costs.ts';
import { figure } from './statistics.ts';

/** What `npm start` prints when it can be asked. */
const READY = 'Comity is ready.';
const SETTLE_MS = 5000;

/** Resolves to the seconds after which `npm start` said that it is ready; what it tells of its progress is passed on. */
function untilReady(child: ChildProcess, progress: (text: string) => void): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (printed.includes(READY)) resolve((performance.now() - started) / 1000);
    });
    child.stderr?.on('data', (chunk: Buffer) => progress(chunk.toString('utf8').trimEnd()));
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code ?? 'a signal'}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== null || child.pid === undefined) return;
  process.kill(-child.pid, 'SIGINT');
  await ended;
}

/** `npm start` from nothing, compilation included: the time until it is ready, and the memory of all its processes. */
export const startBench: Bench = async ({ progress }) => {
  const checkout = await freshCheckout();
  const { folder } = checkout;
  const data = path.join(folder, '.comity');
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    env: { ...process.env, COMITY_PORT: String(await freePort()), COMITY_DATA: data, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  try {
    const readySeconds = await untilReady(child, progress);
    const spent = await processCosts(child.pid ?? 0);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const names = new Map((await readFederationFile(data))?.processes.map(({ pid, name }) => [pid, name]));
    const settled = await processCosts(child.pid ?? 0);
    const byProcess: Record<string, number> = {};
    for (const { pid, command, pssMiB } of settled) {
      const name = names.get(pid) ?? command;
      byProcess[name] = figure((byProcess[name] ?? 0) + pssMiB);
    }
    const cpuSeconds = figure(spent.reduce((sum, each) => sum + each.cpuSeconds, 0));
    const pssMiB = Math.round(settled.reduce((sum, each) => sum + each.pssMiB, 0));
    return { ratio: {}, detail: { readySeconds: figure(readySeconds), cpuSeconds, pssMiB, byProcess } };
  } finally {
    await stop(child);
    await removeCluster(data);
    await checkout.remove();
  }
};
