import type { ChildMessage } from '../supervisor/child.ts';

/** Tells the supervisor, where there is one, what this process is about. */
export function report(message: ChildMessage): void {
  process.send?.(message);
}

/** Ends this process in good order on SIGTERM or SIGINT, once. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
