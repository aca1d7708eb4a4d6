import path from 'node:path';
import type { FaultList } from '../fault.ts';
import type { Crosswalk, CrosswalkTarget } from '../mapping.ts';
import { cleanText } from '../treat/clean-text.ts';
import { entriesOf, readYaml, textOf, textsOf, type YamlEntry, type YamlTree } from './yaml-tree.ts';

function fileTree(entry: YamlEntry, folder: string, faults: FaultList): YamlTree | null {
  const name = textOf(entry.value) ?? '';
  const file = path.resolve(folder, name);
  if (path.isAbsolute(name) || path.relative(folder, file).startsWith('..')) {
    faults.error(entry.value.at, `\`${name}\` lies outside the folder of the mapping`);
    return null;
  }
  const tree = readYaml(file, faults);
  if (tree && tree.kind !== 'map') faults.error(tree.at, 'a crosswalk is a map of raw codes to codes');
  return tree;
}

function parseOne(entry: YamlEntry, folder: string, faults: FaultList): Crosswalk {
  const tree = entry.value.kind === 'scalar' ? fileTree(entry, folder, faults) : entry.value;
  const targets = new Map<string, CrosswalkTarget>();
  for (const row of entriesOf(tree)) {
    const raw = cleanText(row.key);
    if (raw === null) faults.error(row.at, 'an empty raw code is no code: it is no value');
    else if (targets.has(raw)) faults.error(row.at, `\`${raw}\` stands twice`);
    else targets.set(raw, { at: row.value.at, codes: textsOf(row.value) });
  }
  return { name: entry.key, targets };
}

/** The crosswalks of a mapping by name, those in files beside it read in. */
export function parseCrosswalks(
  tree: YamlTree | null,
  folder: string,
  faults: FaultList,
): ReadonlyMap<string, Crosswalk> {
  return new Map(entriesOf(tree).map((entry) => [entry.key, parseOne(entry, folder, faults)]));
}
