import { createServer, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { lastingFolder } from '../../cli/postgres/place.ts';
import {
  environment,
  removeDataFolder,
  runCommand,
  spawnStart,
  startTestFederation,
  temporaryFolder,
} from './embedded-federation.ts';
import { leftOn, processesOn } from './running-processes.ts';

const MINUTES = 60_000;
const SMALL = { COMITY_POPULATION: '60' };

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('starting and stopping', () => {
  it(
    'Ctrl-C ends every process, and a second start works and knows the population',
    async () => {
      const first = await startTestFederation(SMALL);
      const processes = await first.processes();
      expect(processes.map((entry) => entry.name)).toEqual(expect.arrayContaining(['gateway', 'EE', 'JP', 'postgres']));
      expect(processesOn(first.folder).length).toBeGreaterThan(10);
      await first.interrupt();
      expect(processes.filter((entry) => runs(entry.pid))).toEqual([]);
      expect(await leftOn(first.folder, 0)).toEqual([]);
      const second = await startTestFederation({ ...SMALL, COMITY_DATA: first.folder });
      expect(second.printed()).toContain('is there already');
      await second.close();
      expect([first.folder, lastingFolder(first.folder)].filter((folder) => existsSync(folder))).toEqual([]);
    },
    8 * MINUTES,
  );

  it(
    'Ctrl-C at any moment of a start leaves no process behind, and the next start works',
    async () => {
      const folder = temporaryFolder();
      const env = environment({ ...SMALL, COMITY_PORT: '0', COMITY_DATA: folder });
      const moments = ['', 'starting PostgreSQL', 'making 60 persons', 'DE: ', 'building the index', 'answers on port'];
      for (const moment of moments) {
        const { child, printed } = spawnStart(env);
        const ended = new Promise((resolve) => child.once('exit', resolve));
        while (!printed().includes(moment)) await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000));
        child.kill('SIGINT');
        await ended;
        expect({ moment, left: await leftOn(folder, 1_000), said: printed() }).toEqual({
          moment,
          left: [],
          said: expect.not.stringContaining('comity: ') as string,
        });
      }
      const federation = await startTestFederation({ ...SMALL, COMITY_DATA: folder });
      await federation.close();
    },
    10 * MINUTES,
  );

  it(
    'a country that ends before all is ready ends the start, which says so, and leaves no process behind',
    async () => {
      const folder = temporaryFolder();
      const { child, printed } = spawnStart(environment({ ...SMALL, COMITY_PORT: '0', COMITY_DATA: folder }));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (!printed().includes('EE answers on port')) await new Promise((resolve) => setTimeout(resolve, 20));
      const [line = ''] = processesOn(folder).filter((each) => each.includes('/countries/EE/subgraph.json'));
      process.kill(Number(line.split(' ')[0]), 'SIGKILL');
      expect(await ended).toBe(1);
      expect(printed()).toContain('EE ended with a signal before the federation was ready');
      expect(await leftOn(folder, 1_000)).toEqual([]);
      await removeDataFolder(folder);
    },
    6 * MINUTES,
  );

  it(
    'kill -9 of the supervisor ends the others, and the next start works',
    async () => {
      const federation = await startTestFederation(SMALL);
      const processes = await federation.processes();
      const supervisor = processes.find((entry) => entry.name === 'supervisor');
      process.kill(supervisor?.pid ?? 0, 'SIGKILL');
      const started = Date.now();
      const own = processes.filter((entry) => entry.name !== 'postgres' && entry.name !== 'supervisor');
      while (own.some((entry) => runs(entry.pid)) && Date.now() - started < 10_000) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(own.filter((entry) => runs(entry.pid))).toEqual([]);
      const next = await startTestFederation({ ...SMALL, COMITY_DATA: federation.folder });
      await next.close();
    },
    8 * MINUTES,
  );

  it(
    'refuses a data folder that another federation uses, and a port that is taken',
    async () => {
      const federation = await startTestFederation(SMALL);
      const sameFolder = await runCommand(['start'], environment({ COMITY_DATA: federation.folder, COMITY_PORT: '0' }));
      expect(sameFolder.code).toBe(1);
      expect(sameFolder.stderr).toContain('is in use by the federation of process');
      await federation.close();
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const folder = temporaryFolder();
      const taken = String((server.address() as AddressInfo).port);
      const samePort = await runCommand(['start'], environment({ COMITY_DATA: folder, COMITY_PORT: taken }));
      expect(samePort.code).toBe(1);
      expect(samePort.stderr).toContain(`port \`${taken}\` is taken`);
      await new Promise((resolve) => server.close(resolve));
      await removeDataFolder(folder);
    },
    6 * MINUTES,
  );
});
