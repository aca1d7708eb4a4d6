import type { Command } from 'commander';
import { runDemoSystems } from '../processes/demo-systems.ts';
import { runGateway } from '../processes/gateway.ts';
import { runSubgraph } from '../processes/subgraph.ts';

interface ProcessOptions {
  readonly config: string;
}

/** Adds the verbs that run one process of a federation: `comity gateway`, `comity subgraph` and, embedded only, the systems. */
export function addProcessVerbs(program: Command): void {
  program
    .command('gateway')
    .description('run the gateway; its settings stand in docs/operator.md')
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: ProcessOptions) => runGateway(options.config));
  program
    .command('subgraph')
    .description("run one country's subgraph; its settings stand in docs/operator.md")
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: ProcessOptions) => runSubgraph(options.config));
  program
    .command('demo-systems', { hidden: true })
    .requiredOption('--config <file>', 'configuration, JSON')
    .action((options: ProcessOptions) => runDemoSystems(options.config));
}
