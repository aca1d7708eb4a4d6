import type { Command } from 'commander';
import { ComityError } from '../../schema/errors.ts';
import { output, table } from '../output.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { isAlive, readFederationFile } from '../supervisor/processes-file.ts';

/** Adds `comity processes`. */
export function addProcesses(program: Command): void {
  program
    .command('processes')
    .description('list the processes of the embedded federation')
    .option('--json', 'print JSON: [{name, pid, port}]')
    .action(async (options: { readonly json?: boolean }) => {
      const federation = await readFederationFile(dataFolder());
      const processes = (federation?.processes ?? []).filter(isAlive);
      if (options.json) {
        output.json(processes);
        return;
      }
      if (processes.length === 0)
        throw new ComityError(
          'USAGE',
          `no embedded federation runs in \`${dataFolder()}\`: start one with \`npm start\``,
        );
      output.result(
        table([
          ['name', 'pid', 'port'],
          ...processes.map((entry) => [entry.name, String(entry.pid), String(entry.port ?? '')]),
        ]),
      );
    });
}
