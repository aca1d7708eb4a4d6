import { Worker } from 'node:worker_threads';
import { fromRoot } from '../../schema/paths.ts';
import type { DemoSystemsConfig } from './demo-places.ts';
import type { FilledSystems } from './fill-systems.ts';

/** What the thread that fills the demo systems says. */
export type FillMessage =
  { readonly kind: 'progress'; readonly text: string } | { readonly kind: 'filled'; readonly filled: FilledSystems };

/** Fills the demo systems in a thread of its own, which has ended when this resolves. */
export function fillInThread(config: DemoSystemsConfig, progress: (text: string) => void): Promise<FilledSystems> {
  const worker = new Worker(fromRoot('dist', 'cli', 'processes', 'fill-thread.js'), { workerData: config });
  return new Promise((resolve, reject) => {
    let filled: FilledSystems | null = null;
    worker.on('message', (message: FillMessage) => {
      if (message.kind === 'progress') progress(message.text);
      else filled = message.filled;
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      if (filled === null) reject(new Error('the demo systems could not be filled'));
      else resolve(filled);
    });
  });
}
