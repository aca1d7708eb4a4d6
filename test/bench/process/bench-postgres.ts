import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { placeOf } from '../../../cli/postgres/place.ts';
import { startPostgres } from '../../../cli/postgres/start-postgres.ts';

/** Removes the cluster of a data folder, which as root may lie elsewhere. */
export async function removeCluster(dataFolder: string): Promise<void> {
  const { cluster } = await placeOf(dataFolder);
  await rm(path.dirname(cluster), { recursive: true, force: true });
}

/** A PostgreSQL of its own, as the embedded start runs it, with its cluster under `folder`; nothing of it remains. */
export async function startBenchPostgres(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const postgres = await startPostgres(folder);
  return {
    url: postgres.url,
    async close() {
      await postgres.close();
      await removeCluster(folder);
    },
  };
}
