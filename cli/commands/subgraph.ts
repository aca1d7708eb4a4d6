import type { Command } from 'commander';

/** Adds `comity subgraph`. */
export function addSubgraph(program: Command): void {
  program
    .command('subgraph')
    .description("run one country's subgraph; its settings stand in docs/operator.md")
    .requiredOption('--config <file>', 'configuration, JSON')
    .action(async (options: { readonly config: string }) => {
      const { runSubgraph } = await import('../processes/subgraph.ts');
      await runSubgraph(options.config);
    });
}
