import type { Command } from 'commander';
import { runSubgraph } from '../processes/subgraph.ts';

/** Adds `comity subgraph`. */
export function addSubgraph(program: Command): void {
  program
    .command('subgraph')
    .description("run one country's subgraph; its settings stand in docs/operator.md")
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: { readonly config: string }) => runSubgraph(options.config));
}
