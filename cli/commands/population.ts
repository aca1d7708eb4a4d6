import type { Command } from 'commander';
import { generatePopulation } from '../../subgraphs/demo/population/generate-population.ts';
import { output, table } from '../output.ts';
import { populationSettings } from '../processes/population-settings.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { readFederationFile } from '../supervisor/processes-file.ts';

/** Adds `comity population truth`. */
export function addPopulation(program: Command): void {
  program
    .command('population')
    .description('the synthetic population of the embedded federation')
    .command('truth')
    .description('who is who: a person an entry, cross-border persons first')
    .option('--json', 'print JSON: [{records: [{jurisdiction, name, birthDate}]}]')
    .action(async (options: { readonly json?: boolean }) => {
      const federation = await readFederationFile(dataFolder());
      const chosen = populationSettings();
      const seed = process.env['COMITY_SEED'] === undefined ? (federation?.seed ?? chosen.seed) : chosen.seed;
      const size =
        process.env['COMITY_POPULATION'] === undefined ? (federation?.population ?? chosen.size) : chosen.size;
      const { truth } = generatePopulation({ seed, size });
      if (options.json) {
        output.json(truth.map(({ records }) => ({ records })));
        return;
      }
      const shared = truth.filter((person) => person.records.length > 1);
      const rows = shared.flatMap((person) =>
        person.records.map((record, position) => [
          position === 0 ? person.truthId : '',
          record.jurisdiction,
          record.name,
          record.birthDate ?? '',
        ]),
      );
      output.result(table(rows));
      output.remark(`${shared.length} persons in several countries, ${truth.length} in all, seed ${seed}`);
    });
}
