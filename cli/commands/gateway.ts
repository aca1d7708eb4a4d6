import type { Command } from 'commander';

/** Adds `comity gateway`. */
export function addGateway(program: Command): void {
  program
    .command('gateway')
    .description('run the gateway; its settings stand in docs/operator.md')
    .requiredOption('--config <file>', 'configuration, JSON')
    .action(async (options: { readonly config: string }) => {
      const { runGateway } = await import('../processes/gateway.ts');
      await runGateway(options.config);
    });
}
