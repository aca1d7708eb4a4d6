const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when the signal is aborted; gives what withdraws it. A signal that a request to all members shares has one listener of
 * its own, whose cost does not grow with those that wait.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  let waiting = listeners.get(signal);
  if (waiting === undefined) {
    const all = new Set<() => void>();
    waiting = all;
    listeners.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const one of all) one();
    });
  }
  const all = waiting;
  all.add(listener);
  return () => void all.delete(listener);
}
