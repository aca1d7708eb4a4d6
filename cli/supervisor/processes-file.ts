import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A process of the running federation, as `comity processes --json` lists it. */
export interface ProcessEntry {
  readonly name: string;
  readonly pid: number;
  /** Null where the process listens on no port. */
  readonly port: number | null;
}

/** What a running federation tells other commands of itself. */
export interface FederationFile {
  readonly url: string;
  readonly issuer: string;
  readonly seed: string;
  readonly population: number;
  readonly processes: readonly ProcessEntry[];
}

function fileIn(folder: string): string {
  return path.join(folder, 'federation.json');
}

/** Writes what other commands need to know, in one step. */
export async function writeFederationFile(folder: string, content: FederationFile): Promise<void> {
  const temporary = `${fileIn(folder)}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(content, null, 2), { mode: 0o600 });
  await rename(temporary, fileIn(folder));
}

/** What the federation of a data folder told of itself, or null where none was started. */
export async function readFederationFile(folder: string): Promise<FederationFile | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as FederationFile);
}

/** What the federation that runs in a data folder told of itself, or null where none does. */
export async function runningFederation(folder: string): Promise<FederationFile | null> {
  const file = await readFederationFile(folder);
  return file?.processes.some((entry) => entry.name === 'supervisor' && isAlive(entry)) ? file : null;
}

/** Whether a process of the list still runs. */
export function isAlive(entry: ProcessEntry): boolean {
  try {
    process.kill(entry.pid, 0);
    return true;
  } catch {
    return false;
  }
}
