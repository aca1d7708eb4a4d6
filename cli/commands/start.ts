import type { Command } from 'commander';
import { ComityError } from '../../schema/errors.ts';
import { realInput, type RealInput } from '../supervisor/members.ts';
import { populationSettings } from '../processes/population-settings.ts';
import { dataFolder } from '../supervisor/data-folder.ts';

function collect(text: string, gathered: readonly RealInput[]): readonly RealInput[] {
  const input = realInput(text);
  if (gathered.some(({ member }) => member === input.member))
    throw new ComityError('USAGE', `\`${input.member}\` is given twice`);
  return [...gathered, input];
}

function gatewayPort(): number {
  const text = process.env['COMITY_PORT'] ?? '';
  const port = Number(text === '' ? '4000' : text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ComityError('USAGE', `COMITY_PORT is \`${text}\`: give a port from 1 to 65535, or 0 for a free one`);
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
      const settings = { port: gatewayPort(), dataFolder: dataFolder(), population: populationSettings() };
      const { startFederation } = await import('../supervisor/federation.ts');
      await startFederation({ ...settings, realInputs: options.with });
    });
}
