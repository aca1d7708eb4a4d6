import type { Command } from 'commander';

/** Adds `comity demo-systems`. */
export function addDemoSystems(program: Command): void {
  program
    .command('demo-systems')
    .description('fill the national systems of the demonstration and serve those that are services')
    .requiredOption('--config <file>', 'configuration, JSON')
    .action(async (options: { readonly config: string }) => {
      const { runDemoSystems } = await import('../processes/demo-systems.ts');
      await runDemoSystems(options.config);
    });
}
