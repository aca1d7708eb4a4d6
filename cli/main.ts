import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { ComityError } from '../schema/errors.ts';
import { fromRoot } from '../schema/paths.ts';
import { addCommands } from './commands/commands.ts';
import { EXIT } from './exit-code.ts';
import { output } from './output.ts';
import { PROGRAM_NAME } from './program-name.ts';

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

/** What a database's driver would read from the environment: whom a process reaches, and how, stands in its configuration alone. */
function forgetDriverSettings(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z]+$/.test(name)) Reflect.deleteProperty(process.env, name);
}

/** Each command's wrong usage leads to its own help. */
function leadToHelp(command: Command, name: string): void {
  command.showHelpAfterError(`(see \`${name} --help\`)`);
  for (const inner of command.commands) leadToHelp(inner, `${name} ${inner.name()}`);
}

/** The words of a command line up to its first option or argument: the verb that it names. */
function verbOf(program: Command, args: readonly string[]): string {
  let command = program;
  const words = [PROGRAM_NAME];
  for (const word of args) {
    const inner = command.commands.find((each) => each.name() === word);
    if (!inner) break;
    command = inner;
    words.push(word);
  }
  return words.join(' ');
}

/** Who reads the result may stop early (`| head`): what is left to write then has no reader, and is no fault. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
}

/** Runs one command line; the exit code is 0 for done, 1 where the answer is no, 2 for wrong usage. */
export async function main(args: readonly string[]): Promise<void> {
  endWithReader();
  forgetDriverSettings();
  const program = new Command(PROGRAM_NAME)
    .description('a federation of national record systems: one question, every country answers under its own rules')
    .version(version())
    .exitOverride();
  await addCommands(
    program,
    args.find((argument) => !argument.startsWith('-')),
  );
  leadToHelp(program, PROGRAM_NAME);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    if (!(error instanceof ComityError)) throw error;
    const isUsage = error.code === 'USAGE';
    output.remark(`comity: ${error.message}\n  ${isUsage ? `see \`${verbOf(program, args)} --help\`` : error.help}`);
    process.exitCode = isUsage ? EXIT.usage : EXIT.no;
  }
}
