import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lastingFolder } from '../../cli/postgres/place.ts';

function commandLine(pid: string): string {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    return '';
  }
}

function commandLines(): readonly string[] {
  if (!existsSync('/proc/self/cmdline')) return execFileSync('ps', ['-axo', 'pid=,command=']).toString().split('\n');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine);
}

/** The command lines of all processes of this machine that name a data folder, or the folder that root has for it. */
export function processesOn(folder: string): readonly string[] {
  return commandLines().filter((line) => line.includes(folder) || line.includes(lastingFolder(folder)));
}

/** Those of `processesOn` that are still there after `waitMs` at most. */
export async function leftOn(folder: string, waitMs = 10_000): Promise<readonly string[]> {
  const started = Date.now();
  while (processesOn(folder).length > 0 && Date.now() - started < waitMs) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return processesOn(folder);
}
