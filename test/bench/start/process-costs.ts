import { readdir, readFile } from 'node:fs/promises';

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Processor time of all its threads, and of those of its children that have ended. */
  readonly cpuSeconds: number;
}

/** What a process has cost: its proportional set size counts in parts what it shares with others. */
export interface ProcessCosts extends Listed {
  readonly pssMiB: number;
}

/** Clock ticks a second, in which Linux tells processor time. */
const TICKS = 100;

async function listed(pid: number): Promise<Listed | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const match = text === null ? null : /^\d+ \((.*)\) (.*)$/su.exec(text);
  if (!match) return null;
  const fields = (match[2] ?? '').split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid, command: match[1] ?? '', parent: Number(fields[1]), cpuSeconds: ticks / TICKS };
}

async function pssMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0) / 1024;
}

/** What a process and all that descend from it have cost so far (`/proc/PID/stat`, `/proc/PID/smaps_rollup`). */
export async function processCosts(root: number): Promise<readonly ProcessCosts[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const all = (await Promise.all(pids.map(listed))).filter((process) => process !== null);
  const within = new Set([root]);
  for (let size = 0; size < within.size;) {
    size = within.size;
    for (const { pid, parent } of all) if (within.has(parent)) within.add(pid);
  }
  const ours = all.filter(({ pid }) => within.has(pid));
  return Promise.all(ours.map(async (process) => ({ ...process, pssMiB: await pssMiB(process.pid) })));
}
