import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import type { DemoSystem } from '../../subgraphs/demo/systems/systems.ts';
import { output } from '../output.ts';
import type { PlacedMember } from '../supervisor/country-configs.ts';
import { systemFolders } from '../supervisor/members.ts';
import { database, placesOf, READER, type DemoSystemsConfig, type Place } from './demo-places.ts';
import { fillInThread } from './fill-in-thread.ts';
import { onStop, report } from './report.ts';
import { reportFailure } from './report-failure.ts';

/** Opens a system for its subgraph: the connection that the subgraph is given, and how to end it. */
async function open(
  system: DemoSystem,
  place: Place,
  host: string | undefined,
): Promise<{ readonly connection: Connection; close(): Promise<void> }> {
  const nothing = () => Promise.resolve();
  if (place.database !== '') {
    const { protocol, host: server, pathname } = new URL(place.database);
    const url = `${protocol}//${server}${pathname}`;
    return { connection: { url, username: READER, password: place.secret }, close: nothing };
  }
  switch (system.kind) {
    case 'postgresql':
    case 'sqlite':
      return { connection: { url: `sqlite:${path.join(place.folder, 'system.sqlite')}` }, close: nothing };
    case 'export':
      return { connection: { url: `file://${path.join(place.folder, 'export')}` }, close: nothing };
    case 'service': {
      const credentials =
        system.credentials === 'token' ? { token: place.secret } : { username: READER, password: place.secret };
      const running = await system.service.serve({
        path: path.join(place.folder, 'system.sqlite'),
        port: place.port,
        ...(host === undefined ? {} : { host }),
        credentials,
      });
      return { connection: { url: running.url, ...credentials }, close: () => running.close() };
    }
  }
}

/** Fills the national systems of the demonstration, and serves those that are services, until told to stop. */
export async function runDemoSystems(configFile: string): Promise<void> {
  await reportFailure(async () => {
    const config = JSON.parse(await readFile(configFile, 'utf8')) as DemoSystemsConfig;
    const { postgresUrl, host } = config;
    const auditUrl = postgresUrl === undefined ? null : await database(postgresUrl, 'comity_hub');
    const { sample, isNew } = await fillInThread(config, (text) => report({ kind: 'progress', text }));
    const opened = await Promise.all(
      [...(await placesOf(config))].map(async ([system, place]) => ({ system, ...(await open(system, place, host)) })),
    );
    onStop(async () => {
      await Promise.all(opened.map((each) => each.close()));
    });
    const members: readonly PlacedMember[] = opened.map(({ system, connection }) => ({
      member: system.member,
      systems: systemFolders(system.member).map((folder) => ({ folder, connection })),
    }));
    report({ kind: 'ready', port: 0, detail: { members, auditUrl, sample, isNew } });
    if (!process.send) output.remark(`the national systems are filled; ${sample.name} is in all of them`);
  });
}
