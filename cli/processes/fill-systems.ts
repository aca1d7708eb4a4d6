import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatePopulation } from '../../subgraphs/demo/population/generate-population.ts';
import type { MemberPopulation } from '../../subgraphs/demo/population/population.ts';
import type { DemoSystem } from '../../subgraphs/demo/systems/systems.ts';
import { placesOf, READER, type DemoSystemsConfig, type Place } from './demo-places.ts';
import type { PopulationSettings } from './population-settings.ts';

/** Writes the population into a system. */
async function fill(system: DemoSystem, place: Place, population: MemberPopulation): Promise<void> {
  switch (system.kind) {
    case 'postgresql':
    case 'sqlite':
      await system.fill(
        population,
        place.database === ''
          ? { url: `sqlite:${path.join(place.folder, 'system.sqlite')}` }
          : { url: place.database, reader: { username: READER, password: place.secret } },
      );
      break;
    case 'service':
      await system.service.fill(population, { path: path.join(place.folder, 'system.sqlite') });
      break;
    case 'export':
      await system.export.write(population, path.join(place.folder, 'export'));
      break;
  }
}

/** Somebody of the population whom all countries know, as the first of them writes him. */
export interface Sample {
  readonly name: string;
  readonly birthDate: string | null;
}

/** What a data folder was filled with: by settings, and by a fingerprint of whatever made it. */
interface Filled {
  readonly population: PopulationSettings;
  readonly fingerprint: string;
  readonly sample: Sample;
}

/** Changes when the same settings would make another population than before. */
function fingerprint(): string {
  const { members } = generatePopulation({ seed: 'fingerprint', size: 60 });
  return createHash('sha256')
    .update(JSON.stringify([...members]))
    .digest('hex');
}

/** What filling came to: whether there is anything new, and somebody to ask for. */
export interface FilledSystems {
  readonly sample: Sample;
  readonly isNew: boolean;
}

/** Fills all demo systems with the population of the settings, unless they hold it already. */
export async function fillSystems(config: DemoSystemsConfig, progress: (text: string) => void): Promise<FilledSystems> {
  const places = await placesOf(config);
  const marker = path.join(config.dataFolder, 'systems', 'population.json');
  const settings = config.population;
  const print = fingerprint();
  const text = await readFile(marker, 'utf8').catch(() => '');
  const filled = text === '' ? null : (JSON.parse(text) as Filled);
  if (
    filled?.fingerprint === print &&
    filled.population.seed === settings.seed &&
    filled.population.size === settings.size
  ) {
    progress(`the population of seed ${settings.seed} is there already`);
    return { sample: filled.sample, isNew: false };
  }
  await writeFile(marker, '');
  progress(`making ${settings.size} persons a country, seed ${settings.seed}`);
  const { members, truth } = generatePopulation(settings);
  for (const [system, place] of places) {
    const population = members.get(system.member);
    if (!population) throw new Error(`there is no population for ${system.member}`);
    await fill(system, place, population);
    progress(`${system.member}: ${system.title} filled`);
  }
  const known = truth[0]?.records[0];
  const sample = { name: known?.name ?? '', birthDate: known?.birthDate ?? null };
  await writeFile(marker, JSON.stringify({ population: settings, fingerprint: print, sample } satisfies Filled));
  return { sample, isNew: true };
}
