import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { SCHEMA_VERSION } from '../../schema/canonical.ts';
import { loadIdentityProvider } from '../identity/load-identity-provider.ts';
import { output } from '../output.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import type { PopulationSettings } from '../processes/population-settings.ts';
import { startChild, type Child, type ChildLimits } from './child.ts';
import { placeRealInput, writeSubgraphConfig, type PlacedMember } from './country-configs.ts';
import { lockDataFolder } from './data-folder.ts';
import { assertPortFree } from './free-port.ts';
import { ensureKeys, type KeyFiles } from './keys.ts';
import { DEMO_MEMBERS, type RealInput } from './members.ts';
import { writeFederationFile } from './processes-file.ts';
import { Running } from './running.ts';
import { printWelcome } from './welcome.ts';

/** What an embedded federation is made of. */
export interface FederationOptions {
  readonly port: number;
  readonly dataFolder: string;
  readonly population: PopulationSettings;
  readonly realInputs: readonly RealInput[];
}

const LIMITS = { subgraph: { oldSpaceMiB: 128 }, systems: { oldSpaceMiB: 512 }, gateway: { oldSpaceMiB: 384 } };

const started = performance.now();

function progress(text: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  output.remark(`${seconds.padStart(6)} s  ${text}`);
}

/** Starts a process that is stopped with the others, unless they are being stopped already. */
async function startPart(name: string, args: readonly string[], limits: ChildLimits, running: Running): Promise<Child> {
  if (running.isStopping) throw new Error('the start was interrupted');
  const isCountry = args[0] === 'subgraph';
  const child = await startChild(name, args, limits, {
    begun: running.add,
    progress: (text) => progress(isCountry ? `${name}: ${text}` : text),
  });
  if (isCountry) progress(`${name} answers on port ${child.port}`);
  void child.ended.then(() => {
    if (!running.isStopping) progress(`${name} has ended: end the federation and start it again to bring it back`);
  });
  return child;
}

/** What comes of some work of the start; throws where one of the parts that it needs ends meanwhile. */
function whileAll<Value>(parts: readonly Child[], work: Promise<Value>): Promise<Value> {
  const falls = parts.map(async ({ name, ended }): Promise<never> => {
    const code = await ended;
    throw new Error(`${name} ended with ${code ?? 'a signal'} before the federation was ready`);
  });
  return Promise.race([work, ...falls]);
}

/** Starts the countries two at a time: as many as the smallest machine has cores. */
async function startCountries(
  placed: readonly PlacedMember[],
  configure: (member: PlacedMember) => Promise<string>,
  running: Running,
): Promise<ReadonlyMap<string, Child>> {
  const started = new Map<string, Child>();
  const waiting = [...placed];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const part = ['subgraph', await configure(next)];
      started.set(next.member, await startPart(next.member, part, LIMITS.subgraph, running));
    }
  };
  await Promise.all([worker(), worker()]);
  return started;
}

async function forgetIndexes(dataFolder: string, members: readonly PlacedMember[]): Promise<void> {
  for (const { member } of members)
    await rm(path.join(dataFolder, 'countries', member, 'index'), { recursive: true, force: true });
}

async function writeMembers(file: string, children: ReadonlyMap<string, Child>, keys: KeyFiles): Promise<void> {
  const members = [...children]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([code, child]) => ({
      code,
      url: `http://127.0.0.1:${child.port}/graphql`,
      keyFile: keys.call(code),
      schemaVersion: SCHEMA_VERSION,
      holds: child.detail['holds'],
      extension: child.detail['extension'] ?? '',
    }));
  await writeFile(file, JSON.stringify({ members }, null, 2), { mode: 0o600 });
}

function onSignals(stop: () => Promise<void>): void {
  const end = () => void stop().then(() => process.exit(process.exitCode ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

async function run(options: FederationOptions, running: Running): Promise<void> {
  const { dataFolder, population } = options;
  const real = await Promise.all(options.realInputs.map((input) => placeRealInput(input, dataFolder)));
  progress('starting PostgreSQL');
  const postgres = await startPostgres(dataFolder, running.add);
  const members = [...DEMO_MEMBERS, ...options.realInputs.map((input) => input.member)];
  const keys = await ensureKeys(dataFolder, members);
  const { startIdentityProvider } = await loadIdentityProvider();
  const identity = await startIdentityProvider({ port: 0, members: DEMO_MEMBERS, dataFolder });
  running.add(() => identity.close());
  const systemsConfig = path.join(dataFolder, 'demo-systems.json');
  await writeFile(systemsConfig, JSON.stringify({ dataFolder, population, postgresUrl: postgres.url }), {
    mode: 0o600,
  });
  const systems = await startPart('systems', ['demo-systems', systemsConfig], LIMITS.systems, running);
  const demo = systems.detail['members'] as readonly PlacedMember[];
  const sample = systems.detail['sample'] as { readonly name: string; readonly birthDate: string | null };
  // What was indexed of another population is no answer of this one.
  if (systems.detail['isNew'] === true) await forgetIndexes(dataFolder, demo);
  const configure = (placed: PlacedMember) =>
    writeSubgraphConfig(placed, { dataFolder, keys, issuers: [identity.trusted] });
  progress('policies are signed with keys of the demonstration, made here: production refuses them');
  const children = await whileAll([systems], startCountries([...demo, ...real], configure, running));
  const membersFile = path.join(dataFolder, 'members.json');
  await writeMembers(membersFile, children, keys);
  const gatewayConfig = path.join(dataFolder, 'gateway.json');
  await writeFile(
    gatewayConfig,
    JSON.stringify({
      port: options.port,
      membersFile,
      officersFolder: path.join(dataFolder, 'officers'),
      issuers: [identity.trusted],
      allowDemo: true,
      hubKeyFile: keys.hubPrivate,
      cursorKeyFile: keys.cursor,
      auditUrl: systems.detail['auditUrl'],
    }),
    { mode: 0o600 },
  );
  const gateway = await whileAll(
    [systems, ...children.values()],
    startPart('gateway', ['gateway', gatewayConfig], LIMITS.gateway, running),
  );
  const parts = [gateway, ...children.values(), systems].map(({ name, pid, port }) => ({
    name,
    pid,
    port: port || null,
  }));
  await writeFederationFile(dataFolder, {
    url: `http://localhost:${gateway.port}`,
    issuer: identity.issuer,
    seed: population.seed,
    population: population.size,
    processes: [
      ...parts,
      { name: 'postgres', pid: postgres.pid, port: postgres.port },
      { name: 'supervisor', pid: process.pid, port: identity.port },
    ],
  });
  await printWelcome({ url: `http://localhost:${gateway.port}`, issuer: identity.issuer, dataFolder, sample });
}

/**
 * Starts the embedded federation and prints how to ask it; Ctrl-C ends it whole, at any time. Throws `PORT_IN_USE` and
 * `DATA_FOLDER_IN_USE` before anything is started.
 */
export async function startFederation(options: FederationOptions): Promise<void> {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  const unlock = await lockDataFolder(options.dataFolder);
  const running = new Running();
  running.add(unlock);
  onSignals(() => running.stop());
  try {
    await assertPortFree(options.port, '127.0.0.1');
    await run(options, running);
  } catch (error) {
    const wasInterrupted = running.isStopping;
    await running.stop();
    if (wasInterrupted) return;
    if (error instanceof ComityError) throw error;
    throw new ComityError(
      'CONFIGURATION_INVALID',
      error instanceof Error ? error.message : 'the federation did not start',
      { cause: error },
    );
  }
}
