import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isNode, isSeq, parseDocument, visit, type Document } from 'yaml';
import type { Members } from '../../gateway/members/member.ts';
import { parseMembers } from '../../gateway/members/parse-members.ts';
import { ComityError } from '../../schema/errors.ts';
import { callKey } from '../../schema/protocol/protocol-keys.ts';
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

/** Writes out what stands for something else, so that a member can go without taking what others refer to. */
function expandAliases(document: Document): void {
  visit(document, {
    Alias: (_key, alias) => {
      const meant = alias.resolve(document)?.clone();
      if (!isNode(meant)) return undefined;
      if ('anchor' in meant) delete meant.anchor;
      return meant;
    },
  });
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node) delete node.anchor;
    },
  });
}

function without(document: Document, code: string): boolean {
  expandAliases(document);
  const members = document.get('members');
  if (!isSeq(members)) return false;
  const before = members.items.length;
  members.items = members.items.filter((item) => !isMap(item) || item.get('code') !== code);
  return members.items.length < before;
}

/** The members of a text, as a gateway would take them; a key that lies where only the gateway is counts as there. */
function checked(file: string, text: string): Members {
  return parseMembers(text, (name) => {
    try {
      return readFileSync(path.resolve(path.dirname(file), name), 'utf8');
    } catch {
      return Buffer.alloc(32).toString('base64');
    }
  });
}

/** Replaces the members file in one step, and only by one that a gateway takes. */
async function replace(file: string, document: Document): Promise<void> {
  const isJson = file.endsWith('.json');
  const text = isJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
  const members = checked(file, text);
  const next = path.join(path.dirname(file), `.${path.basename(file)}.new`);
  const { mode } = await stat(file);
  await writeFile(next, text, { mode: 0o600 });
  await chmod(next, mode);
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
  const key = await readFile(options.keyFile, 'utf8').catch((cause: unknown) => {
    throw new ComityError('USAGE', `\`${options.keyFile}\` cannot be read`, { cause });
  });
  callKey(entry.code, key.trim());
  without(document, entry.code);
  const beside = path.relative(path.dirname(options.members), options.keyFile);
  const keyFile = beside.startsWith('..') ? path.resolve(options.keyFile) : beside;
  document.addIn(['members'], document.createNode({ ...entry, keyFile }));
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
    .requiredOption(
      '--key-file <file>',
      'file with the key that hub and country share; in or below the folder of the members file, it is found beside it',
    )
    .action(add);
  member
    .command('remove')
    .description('remove a member from the members file')
    .argument('<code>')
    .requiredOption('--members <file>', 'members file of the gateway, JSON or YAML')
    .action(remove);
}
