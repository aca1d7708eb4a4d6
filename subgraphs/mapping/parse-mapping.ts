import path from 'node:path';
import { PROVENANCE_FIELDS } from './canonical-types.ts';
import type { SourceDescription } from '../adapters/source.ts';
import { faultList, mappingInvalid, type Fault, type FaultList } from './fault.ts';
import type { IgnoredColumn, MappedContact, Mapping } from './mapping.ts';
import { checkConstant } from './parse/check-constant.ts';
import { checkEntries } from './parse/check-entries.ts';
import type { ParseContext } from './parse/context.ts';
import { parseCrosswalks } from './parse/parse-crosswalks.ts';
import { parseEntry, type Defaults } from './parse/parse-entry.ts';
import { validateShape } from './parse/validate-shape.ts';
import { child, entriesOf, itemsOf, plainTree, readYaml, textOf, textsOf, type YamlTree } from './parse/yaml-tree.ts';

/** The file that every country's system has. */
export const MAPPING_FILE = 'mapping.yaml';

/** A mapping as far as it could be read, with everything that is wrong with it. */
export interface ParseResult {
  /** Null where the file holds faults of severity `error`. */
  readonly mapping: Mapping | null;
  readonly faults: readonly Fault[];
}

function parseDefaults(tree: YamlTree | null, faults: FaultList): Defaults {
  return new Map(
    entriesOf(tree).flatMap((entry) => {
      const field = PROVENANCE_FIELDS.find((candidate) => candidate.name === entry.key);
      if (!field) return [];
      checkConstant(entry.value, field, faults);
      const source = { kind: 'constant', values: textsOf(entry.value) } as const;
      return [[entry.key, { at: entry.at, source, where: [], treatments: [] }] as const];
    }),
  );
}

function parseIgnored(tree: YamlTree | null): readonly IgnoredColumn[] {
  return entriesOf(tree).flatMap((entity) =>
    entriesOf(entity.value).map((column) => ({
      at: column.at,
      entity: entity.key,
      column: column.key,
      why: textOf(column.value),
    })),
  );
}

function parseContact(tree: YamlTree | null): MappedContact {
  const part = (word: string) => textOf(child(tree, word));
  return { bureau: part('bureau') ?? '', phone: part('phone'), email: part('email'), hours: part('hours') };
}

/** The `source:` block; its shape has been held against the JSON Schema. */
function parseSource(tree: YamlTree | null): SourceDescription {
  return (tree === null ? { kind: 'sql' } : plainTree(tree)) as SourceDescription;
}

/** Reads the mapping of a system's folder, and gathers every fault that the files alone show. */
export function parseMapping(folder: string): ParseResult {
  const faults = faultList();
  const file = path.join(path.resolve(folder), MAPPING_FILE);
  const tree = readYaml(file, faults);
  if (!tree) return { mapping: null, faults: faults.sorted() };
  validateShape(tree, faults);
  const crosswalks = parseCrosswalks(child(tree, 'crosswalks'), path.dirname(file), faults);
  const context: ParseContext = { faults, crosswalks, used: new Set() };
  const defaults = parseDefaults(child(tree, 'defaults'), faults);
  const entries = itemsOf(child(tree, 'records')).flatMap((item) => parseEntry(item, defaults, context) ?? []);
  const kind = textOf(child(child(tree, 'source') ?? tree, 'kind'));
  checkEntries(entries, kind === 'sql', faults);
  for (const entry of entriesOf(child(tree, 'crosswalks'))) {
    if (!context.used.has(entry.key)) faults.warn(entry.at, `the crosswalk \`${entry.key}\` is used nowhere`);
  }
  const sorted = faults.sorted();
  if (sorted.some((fault) => fault.severity === 'error')) return { mapping: null, faults: sorted };
  const word = (name: string) => textOf(child(tree, name)) ?? '';
  const mapping: Mapping = {
    file,
    member: word('member'),
    system: word('system'),
    title: word('title'),
    authority: word('authority'),
    contact: parseContact(child(tree, 'contact')),
    source: parseSource(child(tree, 'source')),
    entries,
    ignored: parseIgnored(child(tree, 'ignored')),
  };
  return { mapping, faults: sorted };
}

/** The mapping of a system's folder; throws `MAPPING_INVALID` that lists every fault. */
export function loadMapping(folder: string): Mapping {
  const { mapping, faults } = parseMapping(folder);
  if (!mapping) throw mappingInvalid(faults.filter((fault) => fault.severity === 'error'));
  return mapping;
}
