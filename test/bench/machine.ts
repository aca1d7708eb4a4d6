import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures of a run depend on, beside the code. */
export function machine(): Readonly<Record<string, unknown>> {
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? '',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg().map((value) => Math.round(value * 10) / 10),
  };
}
