import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { wordCounter } from '../../matching/frequencies/count-words.ts';
import type { FrequencyTable } from '../../matching/frequencies/frequency-table.ts';
import { namesOfPersons } from '../country/index-feed.ts';
import { openSystems } from './open-country.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/**
 * Reads all persons of a country's systems in a stream, and counts who bears which words; null where there are too few to
 * release anything of. A running subgraph is not disturbed: exports are indexed in a folder of their own, which is removed.
 */
export async function countFrequencies(
  { systems, dataFolder }: Pick<SubgraphConfig, 'systems' | 'dataFolder'>,
  madeOn: string,
): Promise<FrequencyTable | null> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(path.join(dataFolder, 'frequencies-'));
  try {
    const apart = systems.map(({ folder, connection }, position) => ({
      folder,
      connection: {
        ...connection,
        ...(connection.workFolder === undefined ? {} : { workFolder: path.join(work, String(position)) }),
      },
    }));
    const opened = await openSystems({ systems: apart });
    try {
      const counter = wordCounter();
      for await (const names of namesOfPersons(opened)) counter.add(names);
      return counter.table(madeOn);
    } finally {
      await Promise.all(opened.map((system) => system.close()));
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
