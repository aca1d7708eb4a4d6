import { existsSync, lstatSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from './run-program.ts';

/**
 * The root of a folder into which Debian packages, and what they need beyond what is installed, are unpacked: fetched
 * and verified by apt with lists and a cache of its own, so that no right of root is needed and nothing is installed.
 * The folder is kept for the next run.
 */
export async function unpackedPackages(packages: readonly string[]): Promise<string> {
  if (!existsSync('/usr/bin/apt-get')) throw new Error('this system has no apt-get');
  const cache = await cacheFolder();
  const name = packages.join('+');
  const root = path.join(cache, name);
  if (existsSync(root)) return root;
  const work = await mkdtemp(path.join(cache, `${name}.`));
  try {
    await fetchInto(work, packages);
    await mkdir(path.join(work, 'root'));
    for (const archive of await readdir(path.join(work, 'archives'))) {
      await runProgram('dpkg-deb', ['-x', path.join(work, 'archives', archive), path.join(work, 'root')]);
    }
    await placeOnce(path.join(work, 'root'), root);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return root;
}

/** Moves a finished folder to its place, unless another run was faster. */
export async function placeOnce(finished: string, place: string): Promise<void> {
  try {
    await rename(finished, place);
  } catch (fault) {
    if (!existsSync(place)) throw fault;
  }
}

async function fetchInto(work: string, packages: readonly string[]): Promise<void> {
  const archives = path.join(work, 'archives');
  await mkdir(archives);
  await mkdir(path.join(work, 'lists', 'partial'), { recursive: true });
  await mkdir(path.join(work, 'cache', 'archives', 'partial'), { recursive: true });
  await writeFile(path.join(work, 'nothing-installed'), '');
  const options = [
    'Debug::NoLocking=1',
    'APT::Sandbox::User=',
    'Acquire::Retries=2',
    `Dir::State=${work}`,
    `Dir::State::Lists=${work}/lists`,
    `Dir::State::status=${work}/nothing-installed`,
    `Dir::Cache=${work}/cache`,
  ].flatMap((option) => ['-o', option]);
  await runProgram('apt-get', [...options, 'update']);
  const plan = [...options, '-y', '--no-install-recommends', '--print-uris', 'install', ...packages];
  const all = parseNames(await runProgram('apt-get', plan));
  await runProgram('apt-get', [...options, 'download', ...(await missing(all, packages))], { cwd: archives });
}

/** The packages that apt would fetch, from lines as `'http://…' redis-tools_5%3a7.0.15_amd64.deb 989540 MD5Sum:…`. */
function parseNames(output: string): readonly string[] {
  return [...output.matchAll(/^'[^']+' ([^_\s]+)_/gm)].flatMap(([, name]) => name ?? []);
}

/**
 * Those packages that are not installed, and the asked ones with their family (`redis-server`, `redis-tools`): their
 * programs were not found, so they are fetched even where they are said to be installed.
 */
async function missing(names: readonly string[], packages: readonly string[]): Promise<readonly string[]> {
  const status = await readFile('/var/lib/dpkg/status', 'utf8');
  const installed = new Set([...status.matchAll(/^Package: (\S+)$/gm)].map(([, name]) => name));
  const family = (name: string): string => name.split('-', 1).join('');
  const asked = new Set(packages.map(family));
  return names.filter((name) => asked.has(family(name)) || !installed.has(name));
}

/** A folder that outlasts a restart, that every user's server can read, and that nobody else can have written to. */
export async function cacheFolder(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const folder = `/var/tmp/comity-test-packages-${uid}`;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== uid) throw new Error(`\`${folder}\` belongs to somebody else`);
  return folder;
}
