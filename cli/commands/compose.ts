import type { Command } from 'commander';
import { composeSupergraph } from '../../gateway/compose/supergraph.ts';
import { readMembers } from '../../gateway/members/watch-members.ts';
import { apiSdlOf } from '../../gateway/compose/api-sdl.ts';
import { output } from '../output.ts';
import { DEMO_MEMBERS } from '../supervisor/members.ts';

interface ComposeOptions {
  readonly members?: string;
  readonly api?: boolean;
  readonly json?: boolean;
}

/** Adds `comity compose`. */
export function addCompose(program: Command): void {
  program
    .command('compose')
    .description('print the composed schema; of the demonstration where no members file is given')
    .option('--members <file>', 'members file, as the gateway reads it')
    .option('--api', 'print the schema that clients see instead of the supergraph')
    .option('--json', 'print JSON: {members, sdl}')
    .action((options: ComposeOptions) => {
      const members =
        options.members === undefined
          ? DEMO_MEMBERS.map((code) => ({ code, extension: '' }))
          : [...readMembers(options.members).values()];
      const supergraph = composeSupergraph(members).sdl;
      const sdl = options.api ? apiSdlOf(supergraph) : supergraph;
      if (options.json) output.json({ members: members.map((member) => member.code), sdl });
      else output.result(sdl);
    });
}
