import type { Command } from 'commander';
import { target } from '../client/target.ts';
import { output } from '../output.ts';

/** Adds `comity token`. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('print an access token of a demo person of the embedded federation')
    .option('--as <person>', 'demo person, such as `fr-investigator`', 'ee-analyst')
    .option('--json', 'print JSON: {token}')
    .action(async (options: { readonly as: string; readonly json?: boolean }) => {
      const { token } = await target({ as: options.as }, options.as);
      if (options.json) output.json({ token });
      else output.result(token);
    });
}
