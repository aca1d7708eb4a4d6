import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { areComplete, copyBinaries, shippedBinaries } from './binaries.ts';

/** The user a server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where a cluster and its binaries lie; `user` is null where the server runs as whoever starts it. */
export interface Place {
  readonly cluster: string;
  readonly binaries: string;
  readonly user: ServerUser | null;
}

const LASTING_TEMPORARY = '/var/tmp';

async function unprivilegedUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found) throw new ComityError('CONFIGURATION_INVALID', 'as root, PostgreSQL needs a user `postgres` or `nobody`');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

function canReach(folder: string, user: ServerUser): boolean {
  return spawnSync('test', ['-x', folder], { uid: user.uid, gid: user.gid }).status === 0;
}

/** A folder of the server's user alone; throws where somebody else has made it. */
async function privateFolder(folder: string, user: ServerUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stats = await lstat(folder);
  if (!stats.isDirectory() || (stats.uid !== user.uid && stats.uid !== 0)) {
    throw new ComityError(
      'CONFIGURATION_INVALID',
      `\`${folder}\` belongs to somebody else: remove it, or set COMITY_DATA`,
    );
  }
  await chmod(folder, 0o700);
  await chown(folder, user.uid, user.gid);
}

/** The folder under `/var/tmp` that is a data folder's own, where root starts a federation. */
export function lastingFolder(dataFolder: string): string {
  const hash = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 16);
  return path.join(LASTING_TEMPORARY, `comity-${hash}`);
}

/**
 * Makes sure that a folder elsewhere is the data folder's own: both bear the same mark. What another data folder of the same
 * path, which was removed since, has left there is removed: its audit knows policies and keys that this one does not.
 */
async function claim(folder: string, dataFolder: string): Promise<void> {
  const [mark, own] = [path.join(folder, 'data-folder'), path.join(dataFolder, 'postgres-folder')];
  const [found, known] = await Promise.all([mark, own].map((file) => readFile(file, 'utf8').catch(() => null)));
  if (found !== null && found === known) return;
  for (const name of ['cluster', 'password', 'data-folder'])
    await rm(path.join(folder, name), { recursive: true, force: true });
  const made = randomUUID();
  await writeFile(own, made, { mode: 0o600 });
  await writeFile(mark, made, { mode: 0o600 });
}

/**
 * Chooses the place of a cluster. As root, where the server's user cannot reach the data folder or the binaries, both lie
 * in a folder of their own under `/var/tmp`, named by a hash of the data folder, and are found again at the next start.
 */
export async function placeOf(dataFolder: string): Promise<Place> {
  const shipped = await shippedBinaries();
  const user = await unprivilegedUser();
  const own = path.join(dataFolder, 'postgres');
  if (!user) {
    await mkdir(own, { recursive: true, mode: 0o700 });
    const binaries = (await areComplete(shipped)) ? shipped : await copyBinaries(shipped, own);
    return { cluster: path.join(own, 'cluster'), binaries, user };
  }
  if (canReach(dataFolder, user) && canReach(path.join(shipped, 'bin'), user) && (await areComplete(shipped))) {
    await privateFolder(own, user);
    return { cluster: path.join(own, 'cluster'), binaries: shipped, user };
  }
  const folder = lastingFolder(dataFolder);
  await privateFolder(folder, user);
  await claim(folder, dataFolder);
  return { cluster: path.join(folder, 'cluster'), binaries: await copyBinaries(shipped, folder), user };
}
