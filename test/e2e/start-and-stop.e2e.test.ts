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
  type TestFederation,
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

/** One data folder goes through all that may happen to it, in this order: each start is what the end before it left. */
describe('starting and stopping', () => {
  const folder = temporaryFolder();
  const settings = { ...SMALL, COMITY_DATA: folder };
  let federation: TestFederation;

  afterAll(() => removeDataFolder(folder));

  it(
    'Ctrl-C at any moment of a start leaves no process behind, and the next start works',
    async () => {
      const env = environment({ ...settings, COMITY_PORT: '0' });
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
      federation = await startTestFederation(settings);
    },
    10 * MINUTES,
  );

  it(
    'refuses a data folder that another federation uses, and a port that is taken',
    async () => {
      const sameFolder = await runCommand(['start'], environment({ COMITY_DATA: folder, COMITY_PORT: '0' }));
      expect(sameFolder.code).toBe(1);
      expect(sameFolder.stderr).toContain('is in use by the federation of process');
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const other = temporaryFolder();
      const taken = String((server.address() as AddressInfo).port);
      const samePort = await runCommand(['start'], environment({ COMITY_DATA: other, COMITY_PORT: taken }));
      expect(samePort.code).toBe(1);
      expect(samePort.stderr).toContain(`port \`${taken}\` is taken`);
      await new Promise((resolve) => server.close(resolve));
      await removeDataFolder(other);
    },
    MINUTES,
  );

  it(
    'Ctrl-C ends every process, and a second start works and knows the population',
    async () => {
      const processes = await federation.processes();
      expect(processes.map((entry) => entry.name)).toEqual(expect.arrayContaining(['gateway', 'EE', 'JP', 'postgres']));
      expect(processesOn(folder).length).toBeGreaterThan(10);
      await federation.interrupt();
      expect(processes.filter((entry) => runs(entry.pid))).toEqual([]);
      expect(await leftOn(folder, 0)).toEqual([]);
      federation = await startTestFederation(settings);
      expect(federation.printed()).toContain('is there already');
    },
    6 * MINUTES,
  );

  it(
    'kill -9 of the supervisor ends the others, and the next start works',
    async () => {
      const processes = await federation.processes();
      const supervisor = processes.find((entry) => entry.name === 'supervisor');
      process.kill(supervisor?.pid ?? 0, 'SIGKILL');
      const started = Date.now();
      const own = processes.filter((entry) => entry.name !== 'postgres' && entry.name !== 'supervisor');
      while (own.some((entry) => runs(entry.pid)) && Date.now() - started < 10_000) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(own.filter((entry) => runs(entry.pid))).toEqual([]);
      federation = await startTestFederation(settings);
      await federation.interrupt();
    },
    6 * MINUTES,
  );

  it(
    'a country that ends before all is ready ends the start, which says so, and leaves no process behind',
    async () => {
      const { child, printed } = spawnStart(environment({ ...settings, COMITY_PORT: '0' }));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (!printed().includes('EE answers on port')) await new Promise((resolve) => setTimeout(resolve, 20));
      const [line = ''] = processesOn(folder).filter((each) => each.includes('/countries/EE/subgraph.json'));
      process.kill(Number(line.split(' ')[0]), 'SIGKILL');
      expect(await ended).toBe(1);
      expect(printed()).toContain('EE ended with a signal before the federation was ready');
      expect(await leftOn(folder, 1_000)).toEqual([]);
    },
    3 * MINUTES,
  );

  it('a federation that a test closes leaves nothing on disk', async () => {
    await federation.close();
    expect([folder, lastingFolder(folder)].filter((each) => existsSync(each))).toEqual([]);
  });
});
