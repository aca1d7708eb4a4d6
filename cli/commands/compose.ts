import type { Command } from 'commander';
import { nationalExtension } from '../national-catalogue.ts';
import { output } from '../output.ts';
import { DEMO_MEMBERS } from '../supervisor/members.ts';

interface ComposeOptions {
  readonly members?: string;
  readonly api?: boolean;
  readonly json?: boolean;
}

async function compose(options: ComposeOptions): Promise<void> {
  const { composeSupergraph } = await import('../../gateway/compose/supergraph.ts');
  const { keptComposition } = await import('../../gateway/compose/kept-composition.ts');
  const { apiSdlOf } = await import('../../gateway/compose/api-sdl.ts');
  const { readMembers } = await import('../../gateway/members/watch-members.ts');
  const members =
    options.members === undefined
      ? DEMO_MEMBERS.map((code) => ({ code, extension: nationalExtension(code) }))
      : [...readMembers(options.members).values()];
  const supergraph = composeSupergraph(members, keptComposition).sdl;
  const sdl = options.api ? apiSdlOf(supergraph) : supergraph;
  if (options.json) output.json({ members: members.map((member) => member.code), sdl });
  else output.result(sdl);
}

/** Adds `comity compose`. */
export function addCompose(program: Command): void {
  program
    .command('compose')
    .description('print the composed schema; of the demonstration where no members file is given')
    .option('--members <file>', 'members file, as the gateway reads it')
    .option('--api', 'print the schema that clients see instead of the supergraph')
    .option('--json', 'print JSON: {members, sdl}')
    .action(compose);
}
