import type { Command } from 'commander';
import { mkdir } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { loadIdentityProvider } from '../identity/load-identity-provider.ts';
import { output } from '../output.ts';
import { onStop } from '../processes/report.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { DEMO_MEMBERS } from '../supervisor/members.ts';

interface IdentityOptions {
  readonly port: string;
  readonly host: string;
  readonly issuer?: string;
  readonly trust?: boolean;
}

async function runIdentity(options: IdentityOptions): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ComityError('USAGE', `\`${options.port}\` is no port`);
  }
  const folder = dataFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { startIdentityProvider } = await loadIdentityProvider();
  const provider = await startIdentityProvider({
    port,
    host: options.host,
    members: DEMO_MEMBERS,
    dataFolder: folder,
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
  });
  if (options.trust) {
    output.json([provider.trusted]);
    await provider.close();
    return;
  }
  onStop(() => provider.close());
  output.remark(`demo people log in at ${provider.issuer}: never trust it in production`);
}

/** Adds `comity identity`. */
export function addIdentity(program: Command): void {
  program
    .command('identity')
    .description('run the identity provider of the demonstration by itself; its keys lie in COMITY_DATA')
    .option('--port <port>', 'port to listen on; 0 for a free one', '4600')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--issuer <url>', 'the address under which hub and countries know it')
    .option('--trust', 'print the trust in it, as a configuration names it under `issuers`, and end')
    .action(runIdentity);
}
