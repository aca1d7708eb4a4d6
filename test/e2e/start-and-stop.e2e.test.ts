import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { environment, runCommand, spawnStart, startTestFederation, temporaryFolder } from './embedded-federation.ts';

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
      await first.interrupt();
      expect(processes.filter((entry) => runs(entry.pid))).toEqual([]);
      const second = await startTestFederation({ ...SMALL, COMITY_DATA: first.folder });
      expect(second.printed()).toContain('is there already');
      await second.close();
    },
    4 * MINUTES,
  );

  it(
    'Ctrl-C in the middle of a start leaves nothing behind, and the next start works',
    async () => {
      const folder = temporaryFolder();
      const env = environment({ ...SMALL, COMITY_PORT: '0', COMITY_DATA: folder });
      for (const moment of ['starting PostgreSQL', 'making 60 persons', 'answers on port']) {
        const { child, printed } = spawnStart(env);
        while (!printed().includes(moment)) await new Promise((resolve) => setTimeout(resolve, 20));
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await ended;
        const left = await runCommand(['processes', '--json'], env);
        expect(JSON.parse(left.stdout)).toEqual([]);
      }
      const federation = await startTestFederation({ ...SMALL, COMITY_DATA: folder });
      await federation.close();
    },
    5 * MINUTES,
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
    4 * MINUTES,
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
      await rm(folder, { recursive: true, force: true });
    },
    3 * MINUTES,
  );
});

describe('the command line', () => {
  const env = environment({ COMITY_DATA: temporaryFolder() });

  it.each([
    { args: ['nonsense'], code: 2, says: "unknown command 'nonsense'" },
    { args: ['search', 'person'], code: 2, says: 'no embedded federation runs here' },
    { args: ['search', 'person', '--name', 'x', '--born', '1979-02-30'], code: 2, says: 'is no date' },
    { args: ['search', 'document'], code: 2, says: "required option '--number <number>'" },
    { args: ['start', '--with', 'UN'], code: 2, says: 'is not of the form UN=path' },
    { args: ['match', 'names', '/nowhere.csv'], code: 2, says: '`/nowhere.csv` cannot be read' },
    { args: ['country', 'check', '/nowhere'], code: 1, says: '' },
    { args: ['processes', '--json'], code: 0, says: '' },
    { args: ['--help'], code: 0, says: '' },
    { args: ['policy', 'check'], code: 0, says: '' },
    { args: ['policy', 'test'], code: 0, says: '' },
  ])(
    'comity $args ends with $code',
    async ({ args, code, says }) => {
      const result = await runCommand(args, env);
      expect({ code: result.code, stderr: result.stderr }).toEqual({
        code,
        stderr: expect.stringContaining(says) as string,
      });
    },
    MINUTES,
  );

  it('refuses a population that is no number', async () => {
    const result = await runCommand(
      ['start'],
      environment({ COMITY_DATA: temporaryFolder(), COMITY_POPULATION: 'many' }),
    );
    expect(result).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('COMITY_POPULATION must be a whole number') as string,
    });
  });
});
