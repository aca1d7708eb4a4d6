import type { Command } from 'commander';

/** Adds the options that every verb of `comity policy` has. */
export function withPolicyOptions(command: Command): Command {
  return command
    .option('--groups <file>', 'file of groups; policies/groups.yaml unless given')
    .option('--json', 'print JSON');
}
