import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../schema/errors.ts';
import { CANONICAL_FIELDS } from '../schema/fields.ts';
import { fromRoot } from '../schema/paths.ts';
import { parseKeys } from './declarations/parse-keys.ts';
import { readDeclarations, type PublishedText } from './declarations/read-declarations.ts';
import type { Fault } from './language/fault.ts';
import { parseGroups } from './language/parse-groups.ts';
import { parsePurposes } from './language/parse-purposes.ts';
import { parseInstruments } from './language/parse-ties.ts';
import type { Groups } from './language/rows.ts';
import { vocabulary } from './language/vocabulary.ts';
import { readSettled } from './read-settled.ts';

/** Where what all countries' policies are read against lies. */
export interface CommonOptions {
  /** The file of groups. Default: `policies/groups.yaml`. */
  readonly groupsFile?: string;
  /** The folder of instruments, purposes, declarations and the hub's restrictions. Default: `policies`. */
  readonly commonFolder?: string;
  /** Whether declarations under keys of the demonstration count. Default: they do; production says no. */
  readonly demoKeys?: boolean;
}

/** What all countries' policies are read against. */
export interface Common {
  readonly groups: Groups;
  /** The text of the hub's restrictions, and its file; null where it publishes none. */
  readonly hub: PublishedText | null;
  /** What must be mended before any policy can be in force. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

const MOST_DECLARATIONS = 1_000;

async function publishedIn(folder: string): Promise<readonly PublishedText[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.yaml') && name !== 'keys.yaml').toSorted();
  const paths = files.slice(0, MOST_DECLARATIONS).map((name) => path.join(folder, name));
  const texts = await readSettled(paths);
  return paths.flatMap((file, index) => {
    const text = texts[index] ?? null;
    return text === null ? [] : [{ file: path.relative('', file), text }];
  });
}

/** The files that are read, whether they are there or not. */
export async function commonFiles(options: CommonOptions = {}): Promise<readonly string[]> {
  const folder = options.commonFolder ?? fromRoot('policies');
  const groupsFile = options.groupsFile ?? fromRoot('policies', 'groups.yaml');
  const declarations = path.join(folder, 'declarations');
  const published = await readdir(declarations).catch((): string[] => []);
  return [
    groupsFile,
    ...['instruments.yaml', 'purposes.yaml', 'hub/restrictions.yaml'].map((name) => path.join(folder, name)),
    ...published.toSorted().map((name) => path.join(declarations, name)),
  ];
}

/** Reads what all countries' policies are read against. Throws `CONFIGURATION_INVALID` where there are no groups. */
export async function loadCommon(options: CommonOptions = {}): Promise<Common> {
  const folder = options.commonFolder ?? fromRoot('policies');
  const groupsFile = options.groupsFile ?? fromRoot('policies', 'groups.yaml');
  const place = (...parts: readonly string[]) => path.join(folder, ...parts);
  const files = [groupsFile, place('instruments.yaml'), place('purposes.yaml'), place('hub', 'restrictions.yaml')];
  const keysFile = place('declarations', 'keys.yaml');
  const [groupsText, instruments, purposes, hub, keys] = await readSettled([...files, keysFile]);
  if (typeof groupsText !== 'string') {
    throw new ComityError('CONFIGURATION_INVALID', `there is no file of groups \`${groupsFile}\``);
  }
  const published = await publishedIn(place('declarations'));
  const read: CommonTexts = {
    groups: { file: path.relative('', groupsFile), text: groupsText },
    instruments: { file: path.relative('', place('instruments.yaml')), text: instruments ?? '' },
    purposes: { file: path.relative('', place('purposes.yaml')), text: purposes ?? '' },
    hub: typeof hub === 'string' ? { file: path.relative('', place('hub', 'restrictions.yaml')), text: hub } : null,
    keys: { file: path.relative('', keysFile), text: keys ?? '' },
    published,
    demoKeys: options.demoKeys ?? true,
  };
  const key = JSON.stringify(read);
  if (last?.key !== key) last = { key, common: parseCommon(read) };
  return last.common;
}

/** What was parsed last: many policies are read against the same texts. */
let last: { readonly key: string; readonly common: Common } | null = null;

interface CommonTexts {
  readonly groups: PublishedText;
  readonly instruments: PublishedText;
  readonly purposes: PublishedText;
  readonly hub: PublishedText | null;
  readonly keys: PublishedText;
  readonly published: readonly PublishedText[];
  readonly demoKeys: boolean;
}

function parseCommon({ groups, instruments, purposes, hub, keys, published, demoKeys }: CommonTexts): Common {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const parsed = parseGroups(groups.file, groups.text, faults);
  const words = vocabulary(CANONICAL_FIELDS, parsed);
  const known = parseKeys(keys.file, keys.text, warnings);
  const ties = {
    instruments: parseInstruments(instruments.file, instruments.text, words, parsed.groups, faults),
    compatible: parsePurposes(purposes.file, purposes.text, faults),
    declarations: readDeclarations(published, known, demoKeys, words, warnings),
    transfers: [],
    teams: [],
  };
  return { groups: { ...parsed, ties }, hub, faults, warnings };
}
