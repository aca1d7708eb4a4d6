import type { Command } from 'commander';
import { runDemoSystems } from '../processes/demo-systems.ts';

/** Adds `comity demo-systems`. */
export function addDemoSystems(program: Command): void {
  program
    .command('demo-systems')
    .description('fill the national systems of the demonstration and serve those that are services')
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: { readonly config: string }) => runDemoSystems(options.config));
}
