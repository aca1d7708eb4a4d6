import { readdir, readFile } from 'node:fs/promises';

/** A process and its proportional set size: what it shares with others is counted in parts. */
export interface ProcessMemory {
  readonly pid: number;
  readonly command: string;
  readonly pssMiB: number;
}

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function listed(pid: number): Promise<Listed | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const match = text === null ? null : /^\d+ \((.*)\) \S (\d+)/su.exec(text);
  return match ? { pid, command: match[1] ?? '', parent: Number(match[2]) } : null;
}

async function pssMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0) / 1024;
}

/** A process and all that descend from it, with the memory that each takes (`/proc/PID/smaps_rollup`). */
export async function memoryBelow(root: number): Promise<readonly ProcessMemory[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const all = (await Promise.all(pids.map(listed))).filter((process) => process !== null);
  const within = new Set([root]);
  for (let size = 0; size < within.size;) {
    size = within.size;
    for (const { pid, parent } of all) if (within.has(parent)) within.add(pid);
  }
  const ours = all.filter(({ pid }) => within.has(pid));
  return Promise.all(ours.map(async ({ pid, command }) => ({ pid, command, pssMiB: await pssMiB(pid) })));
}
