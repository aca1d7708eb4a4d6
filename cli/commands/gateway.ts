import type { Command } from 'commander';
import { runGateway } from '../processes/gateway.ts';

/** Adds `comity gateway`. */
export function addGateway(program: Command): void {
  program
    .command('gateway')
    .description('run the gateway; its settings stand in docs/operator.md')
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: { readonly config: string }) => runGateway(options.config));
}
