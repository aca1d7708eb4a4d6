import type { Command } from 'commander';
import { target } from '../client/target.ts';
import { requestDemoToken } from '../identity/demo-token.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { output } from '../output.ts';

interface TokenOptions {
  readonly as: string;
  readonly issuer?: string;
  readonly json?: boolean;
}

/** Adds `comity token`. */
export function addToken(program: Command): void {
  program
    .command('token')
    .description('print an access token of a demo person of the embedded federation')
    .option('--as <person>', 'demo person, such as `fr-investigator`', 'ee-analyst')
    .option('--issuer <url>', 'ask the `comity identity` at this address, whose folder is COMITY_DATA')
    .option('--json', 'print JSON: {token}')
    .action(async (options: TokenOptions) => {
      const { as: person, issuer } = options;
      const token =
        issuer === undefined
          ? (await target({ as: person }, person)).token
          : await requestDemoToken({ issuer, dataFolder: dataFolder(), person });
      if (options.json) output.json({ token });
      else output.result(token);
    });
}
