import { Command, CommanderError } from 'commander';
import { ComityError } from '../schema/errors.ts';
import { addCommands } from './commands/commands.ts';
import { EXIT } from './exit-code.ts';
import { output } from './output.ts';

/** Runs one command line; the exit code is 0 for done, 1 where the answer is no, 2 for wrong usage. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('comity')
    .description('a federation of national record systems: one question, every country answers under its own rules')
    .exitOverride()
    .showHelpAfterError('(see `comity help`)');
  await addCommands(
    program,
    args.find((argument) => !argument.startsWith('-')),
  );
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    if (!(error instanceof ComityError)) throw error;
    output.remark(`comity: ${error.message}\n  ${error.help}`);
    process.exitCode = error.code === 'USAGE' ? EXIT.usage : EXIT.no;
  }
}
