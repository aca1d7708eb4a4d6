import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../../schema/canonical.ts';
import { sender } from '../load.ts';
import { portOf, startBenchProcess } from '../process/bench-process.ts';
import type { BenchHub } from '../subgraph/hub.ts';
import { fillFleets } from './fill-fleet.ts';
import { fleetCall } from './fleet-call.ts';
import { FLEET_SYSTEM } from './fleet-places.ts';
import type { FleetConfig } from './fleet-process.ts';

/** The member whose fleets they are. */
export const MEMBER = 'DE';

/** One side in a process of its own, with a system and a folder of its own in `folder`. */
export type RunningSide = Awaited<ReturnType<typeof startSide>>;

/** Starts a side; its first call is refused until its replay cache can know of every nonce. */
export async function startSide(
  folder: string,
  hub: BenchHub,
  { side, register }: Pick<FleetConfig, 'side' | 'register'>,
) {
  const own = path.join(folder, `${side}-${register ? 'registered' : 'bare'}`);
  await mkdir(own, { mode: 0o700 });
  const system = path.join(own, 'system.sqlite');
  fillFleets(system, side === 'enforced' ? 'held' : 'leaves');
  const configFile = path.join(own, 'subgraph.json');
  const config = {
    member: MEMBER,
    dataFolder: own,
    policy: { officersFile: path.join(own, 'DE.yaml') },
    schemaVersion: SCHEMA_VERSION,
    systems: [{ folder: FLEET_SYSTEM, connection: { url: `sqlite:${system}` } }],
    recordKeyFile: hub.keys.records(MEMBER),
    hub: { publicKeyFile: hub.keys.hubPublic, callKeyFile: hub.keys.call(MEMBER) },
    issuers: hub.issuers,
    allowDemo: true,
  };
  await writeFile(configFile, JSON.stringify(config));
  const given: FleetConfig = { side, configFile, register };
  const running = await startBenchProcess('enforcement/fleet-process.js', given, portOf);
  return {
    caller(size: number) {
      const body = fleetCall(size);
      return sender(running.ready.port, body, () => hub.sign(body));
    },
    cpuMs: () => running.cpuMs(),
    stop: () => running.stop(),
  };
}
