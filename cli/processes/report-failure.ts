import { ComityError } from '../../schema/errors.ts';
import { report } from './report.ts';

/** Runs the start of a process; tells the supervisor what went wrong, and lets the command line tell everybody else. */
export async function reportFailure(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!process.send) throw error;
    const code = error instanceof ComityError ? error.code : 'INTERNAL';
    report({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  }
}
