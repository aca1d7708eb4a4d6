/** The thread that fills the demo systems: the memory that a population takes is given back when it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DemoSystemsConfig } from './demo-places.ts';
import { fillSystems } from './fill-systems.ts';
import type { FillMessage } from './fill-in-thread.ts';

function say(message: FillMessage): void {
  parentPort?.postMessage(message);
}

const filled = await fillSystems(workerData as DemoSystemsConfig, (text) => say({ kind: 'progress', text }));
say({ kind: 'filled', filled });
