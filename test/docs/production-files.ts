import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { fromRoot } from '../../schema/paths.ts';
import { environment } from '../e2e/embedded-federation.ts';
import { runIn } from './checkout.ts';
import { fencedBlocks, page } from './fenced-blocks.ts';

/** A service of the compose file, as far as tests look at it. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly dockerfile_inline: string };
  readonly command?: readonly string[];
  readonly networks: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
}

/** The compose file, its anchors and merges resolved. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** Reads `docker-compose.yml`. */
export function composeFile(): ComposeFile {
  return parse(readFileSync(fromRoot('docker-compose.yml'), 'utf8'), { merge: true }) as ComposeFile;
}

/** The text of a file under `docs/production`. */
export function productionFile(...parts: readonly string[]): string {
  return readFileSync(fromRoot('docs', 'production', ...parts), 'utf8');
}

/** The members whose subgraph has a configuration file, by code in lower case. */
export function configuredCountries(): readonly string[] {
  return readdirSync(fromRoot('docs', 'production', 'subgraphs')).map((name) => path.basename(name, '.json'));
}

/** Makes the secrets of production by the command of the operator's page, in a temporary folder; gives the folder. */
export async function madeSecrets(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-production-'));
  const block = fencedBlocks(page('docs', 'operator.md')).find(({ text }) => text.includes('docs/production/secrets'));
  if (block === undefined) throw new Error('the page of the operator makes no secrets');
  const made = runIn(fromRoot(), environment({}), 'bash', [
    '-c',
    `set -eu\n${block.text.replaceAll('docs/production/secrets', folder)}`,
  ]);
  const code = await made.ended;
  if (code !== 0) throw new Error(`making the secrets ended with ${code}: ${made.printed()}`);
  return folder;
}

/** A configuration file of production with some texts in it replaced, in a folder; gives its path. */
export async function placed(
  folder: string,
  file: readonly string[],
  replaced: Readonly<Record<string, string>>,
): Promise<string> {
  let text = productionFile(...file);
  for (const [from, to] of Object.entries(replaced)) text = text.replaceAll(from, to);
  const name = path.join(folder, file.join('-'));
  await writeFile(name, text);
  return name;
}

/** Runs what the compose file runs as `demo-office`, for some of its members, in a folder: rings, keys, and stores by member. */
export async function madeOffice(folder: string, members: readonly string[]): Promise<void> {
  const command = composeFile().services['demo-office']?.command ?? [];
  const args = command.map((argument) =>
    argument
      .replace(/^--members=.*/, `--members=${members.join(',')}`)
      .replace('/etc/comity/policies', fromRoot('policies'))
      .replace('/srv', folder),
  );
  const made = runIn(fromRoot(), environment({}), process.execPath, ['cli/bin/comity.mjs', ...args]);
  const code = await made.ended;
  if (code !== 0) throw new Error(`making the office ended with ${code}: ${made.printed()}`);
}
