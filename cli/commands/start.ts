import type { Command } from 'commander';
import { startFederation } from '../supervisor/federation.ts';
import { realInput, type RealInput } from '../supervisor/members.ts';
import { populationSettings } from '../processes/population-settings.ts';
import { dataFolder } from '../supervisor/data-folder.ts';

function collect(text: string, gathered: readonly RealInput[]): readonly RealInput[] {
  return [...gathered, realInput(text)];
}

/** Adds `comity start`. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('start the embedded federation: eight countries behind one gateway')
    .option('--with <CC=path>', 'let a real list join, such as UN=consolidated.xml or NZ=vehicles.csv', collect, [])
    .addHelpText(
      'after',
      `
Environment:
  COMITY_PORT        port of the gateway (4000); every other port is chosen free
  COMITY_DATA        folder of all state (.comity in the checkout)
  COMITY_POPULATION  persons a country (5000)
  COMITY_SEED        another seed makes another population (comity)`,
    )
    .action(async (options: { readonly with: readonly RealInput[] }) => {
      await startFederation({
        port: Number(process.env['COMITY_PORT'] ?? '4000'),
        dataFolder: dataFolder(),
        population: populationSettings(),
        realInputs: options.with,
      });
    });
}
