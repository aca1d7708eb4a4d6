import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { unpackedPackages } from './debian-packages.ts';
import type { ServerKind } from './server.ts';
import { ServerNotAvailable } from './server.ts';

/** Where the programs of a server lie, and the environment that they need. */
export interface Programs {
  /** The root of an unpacked package, or the empty string for what is installed. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** The path of a program. */
  find(name: string): string;
}

/** The programs of a server: installed ones, else those of packages unpacked into a cache folder. */
export async function programsOf(
  kind: ServerKind,
  packages: readonly string[],
  needed: readonly string[],
): Promise<Programs> {
  const installed = installedPrograms(needed);
  if (installed !== null) return installed;
  try {
    const root = await unpackedPackages(packages);
    const unpacked = programsIn(root, [`${root}/usr/sbin`, `${root}/usr/bin`]);
    needed.forEach((name) => unpacked.find(name));
    return unpacked;
  } catch (cause) {
    throw new ServerNotAvailable(kind, packages, cause);
  }
}

/** The installed programs, or null where one of those needed is missing. */
export function installedPrograms(needed: readonly string[]): Programs | null {
  const folders = installedFolders();
  const found = needed.every((name) => folders.some((folder) => isProgram(path.join(folder, name))));
  return found ? programsIn('', folders) : null;
}

/** The folders of `PATH`, and those of system programs, unless `PATH` was set to hide them (for tests of this very part). */
function installedFolders(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(':').filter(Boolean);
  if (process.env['COMITY_TEST_PATH_ONLY'] === '1') return folders;
  const versions = '/usr/lib/postgresql';
  const postgresql = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : [];
  return [...postgresql, ...folders, '/usr/local/sbin', '/usr/sbin', '/sbin'];
}

/** The programs in some folders, below the root of an unpacked package or the empty string. */
export function programsIn(root: string, folders: readonly string[]): Programs {
  return {
    root,
    env: { PATH: `${folders.join(':')}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8', ...libraries(root) },
    find: (name) => {
      const found = folders.map((folder) => path.join(folder, name)).find(isProgram);
      if (found === undefined) throw new Error(`there is no program \`${name}\``);
      return found;
    },
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Libraries of unpacked packages are found by this alone, since nothing is installed. */
function libraries(root: string): NodeJS.ProcessEnv {
  if (root === '') return {};
  const folders = ['/usr/lib', '/lib'].flatMap((folder) => {
    const own = root + folder;
    if (!existsSync(own)) return [];
    const platforms = readdirSync(own).filter((name) => name.includes('-linux-gnu'));
    return [own, ...platforms.map((name) => path.join(own, name))];
  });
  return { LD_LIBRARY_PATH: folders.join(':') };
}
