import { stat } from 'node:fs/promises';
import { commonFiles, type CommonOptions } from './load-common.ts';

const LOOK_MS = 1000;

async function stamp(file: string): Promise<string> {
  return stat(file).then(
    ({ mtimeMs, size }) => `${file} ${mtimeMs} ${size}`,
    () => `${file} absent`,
  );
}

/**
 * Calls back when what all policies are read against (groups, instruments, declarations, the hub's restrictions) has changed and
 * been left alone for a second; the function ends that.
 */
export function watchCommon(options: CommonOptions, changed: () => void): () => void {
  let known: string | null = null;
  let before: string | null = null;
  let isLooking = false;
  const look = async (): Promise<void> => {
    const found = (await Promise.all((await commonFiles(options)).map(stamp))).join('\n');
    const isSettled = found === before;
    before = found;
    known ??= found;
    if (!isSettled || found === known) return;
    known = found;
    changed();
  };
  const soon = (): void => {
    if (isLooking) return;
    isLooking = true;
    // A folder that cannot be read just now is looked at again.
    void look()
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  };
  soon();
  const timer = setInterval(soon, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
