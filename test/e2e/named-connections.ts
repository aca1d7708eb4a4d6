import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  readonly name: string;
  readonly pid: number;
  readonly port: number | null;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '::ffff:127.0.0.1']);

/** Ports of all addresses of other processes that a configuration holds, however deep. */
function portsIn(config: unknown): readonly string[] {
  if (typeof config === 'string') return URL.canParse(config) ? [new URL(config).port] : [];
  if (typeof config !== 'object' || config === null) return [];
  return Object.values(config).flatMap(portsIn);
}

function portsInFile(...names: readonly string[]): readonly string[] {
  return portsIn(JSON.parse(readFileSync(path.join(...names), 'utf8')));
}

/**
 * The ports that each process may connect to, since the configuration that it was started with names them. The supervisor,
 * which writes the configuration, may reach the database and the issuer; so may a command, and the gateway.
 */
export function namedPorts(folder: string, processes: readonly Entry[]): (pid: number) => ReadonlySet<string> {
  const portOf = (name: string) => String(processes.find((entry) => entry.name === name)?.port ?? 'none');
  const named = new Map<number, ReadonlySet<string>>();
  for (const { name, pid } of processes) {
    if (name === 'supervisor' || name === 'postgres')
      named.set(pid, new Set([portOf('postgres'), portOf('supervisor')]));
    else if (name === 'systems') named.set(pid, new Set(portsInFile(folder, 'demo-systems.json')));
    else if (name === 'gateway') {
      // It asks itself whether it is ready.
      const config = [...portsInFile(folder, 'gateway.json'), ...portsInFile(folder, 'members.json')];
      named.set(pid, new Set([...config, portOf('gateway')]));
    } else named.set(pid, new Set(portsInFile(folder, 'countries', name, 'subgraph.json')));
  }
  const command = new Set(['gateway', 'supervisor', 'postgres'].map(portOf));
  return (pid) => named.get(pid) ?? command;
}

/** The lines of a connection log that are of no loopback address, or of a port that the process was not told of. */
export function unnamedConnections(log: string, portsOf: (pid: number) => ReadonlySet<string>): readonly string[] {
  return log
    .trim()
    .split('\n')
    .filter((line) => {
      const [pid = '', , host = '', port] = line.split(' ');
      return !LOOPBACK.has(host) || (port !== undefined && !portsOf(Number(pid)).has(port));
    });
}
