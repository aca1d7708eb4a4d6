import type { Command } from 'commander';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import type { Members } from '../../gateway/members/member.ts';
import { readMembers } from '../../gateway/members/watch-members.ts';
import { ComityError } from '../../schema/errors.ts';
import { readNationalFields } from '../../subgraphs/runtime/country/national-fields.ts';
import { readSubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { output } from '../output.ts';

interface EntryOptions {
  readonly config: string;
  readonly url: string;
}
interface ChangeOptions {
  readonly members: string;
  readonly keyFile: string;
}

/** What a country tells the hub of itself: no secret. */
async function printEntry(options: EntryOptions): Promise<void> {
  const config = await readSubgraphConfig(options.config);
  const types = config.systems.flatMap(({ folder }) => loadMapping(folder).entries.map((entry) => entry.type));
  output.json({
    code: config.member,
    url: options.url,
    schemaVersion: config.schemaVersion,
    holds: [...new Set(types)],
    extension: readNationalFields(config.nationalFieldsFile).extension,
  });
}

async function readDocument(file: string): Promise<Document> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ComityError('USAGE', `\`${file}\` cannot be read`, { cause });
  });
  const document = parseDocument(text);
  if (isSeq(document.get('members'))) return document;
  throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` has no list of members`);
}

function without(document: Document, code: string): boolean {
  const members = document.get('members');
  if (!isSeq(members)) return false;
  const before = members.items.length;
  members.items = members.items.filter((item) => !isMap(item) || item.get('code') !== code);
  return members.items.length < before;
}

async function checkedMembers(next: string): Promise<Members> {
  try {
    return readMembers(next);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

/** Replaces the members file in one step, and only by one that a gateway takes. */
async function replace(file: string, document: Document): Promise<void> {
  const isJson = file.endsWith('.json');
  const text = isJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
  const next = path.join(path.dirname(file), `.${path.basename(file)}.new`);
  await writeFile(next, text, { mode: 0o600 });
  const members = await checkedMembers(next);
  await rename(next, file);
  output.remark(`${members.size} members: ${[...members.keys()].join(', ')}`);
}

async function add(entryFile: string, options: ChangeOptions): Promise<void> {
  const document = await readDocument(options.members);
  const text = await readFile(entryFile, 'utf8').catch((cause: unknown) => {
    throw new ComityError('USAGE', `\`${entryFile}\` cannot be read`, { cause });
  });
  const entry: unknown = parseDocument(text).toJS();
  if (typeof entry !== 'object' || entry === null || !('code' in entry) || typeof entry.code !== 'string') {
    throw new ComityError('CONFIGURATION_INVALID', `\`${entryFile}\` is no entry of a member`);
  }
  without(document, entry.code);
  document.addIn(['members'], document.createNode({ ...entry, keyFile: path.resolve(options.keyFile) }));
  await replace(options.members, document);
}

async function remove(code: string, options: Pick<ChangeOptions, 'members'>): Promise<void> {
  const document = await readDocument(options.members);
  if (!without(document, code)) throw new ComityError('USAGE', `\`${code}\` is not in \`${options.members}\``);
  await replace(options.members, document);
}

/** Adds `comity member …`. */
export function addMember(program: Command): void {
  const member = program.command('member').description('the members that a hub asks; a running gateway follows');
  member
    .command('entry')
    .description('print what a country tells the hub of itself: address, version, record types, national fields')
    .requiredOption('--config <file>', "configuration of the country's subgraph, JSON")
    .requiredOption('--url <url>', 'where the hub reaches the subgraph: https://…/graphql')
    .action(printEntry);
  member
    .command('add')
    .description('add a member to the members file, or replace it there')
    .argument('<entry>', 'file that `comity member entry` printed')
    .requiredOption('--members <file>', 'members file of the gateway, JSON or YAML')
    .requiredOption('--key-file <file>', 'file with the key that hub and country share')
    .action(add);
  member
    .command('remove')
    .description('remove a member from the members file')
    .argument('<code>')
    .requiredOption('--members <file>', 'members file of the gateway, JSON or YAML')
    .action(remove);
}
