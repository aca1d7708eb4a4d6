import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';

/** The folder that holds all state of a federation: `COMITY_DATA`, by default `.comity` in the checkout. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['COMITY_DATA'] ?? '';
  return chosen === '' ? fromRoot('.comity') : path.resolve(chosen);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function holder(file: string): Promise<number | null> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isRunning(pid)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'comity');
  return command.includes('comity') ? pid : null;
}

/**
 * Takes the data folder for this process; resolves to the function that gives it back. Throws `DATA_FOLDER_IN_USE` where
 * another federation runs in it; the lock of one that was killed is taken over.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'lock');
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = await holder(file);
      if (pid !== null) {
        throw new ComityError('DATA_FOLDER_IN_USE', `\`${folder}\` is in use by the federation of process ${pid}`);
      }
      await rm(file, { force: true });
    }
  }
}
