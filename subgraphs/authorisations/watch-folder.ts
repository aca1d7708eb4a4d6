import { watch } from 'node:fs';

/**
 * Calls back with the name of a file in a folder that may have changed, null where it is not known; the function ends that.
 * What cannot be watched, or no longer, is not: whoever asks looks every few seconds too.
 */
export function watchFolder(folder: string, changed: (name: string | null) => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => changed(name));
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
