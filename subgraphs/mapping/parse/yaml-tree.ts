import { readFileSync } from 'node:fs';
import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
} from 'yaml';
import type { FaultList, Position } from '../fault.ts';

/** A YAML value with its place. Scalars keep the text as written, so that `01` stays `01`. */
export type YamlTree =
  | {
      readonly kind: 'scalar';
      readonly at: Position;
      readonly value: string | number | boolean | null;
      readonly text: string;
    }
  | { readonly kind: 'list'; readonly at: Position; readonly items: readonly YamlTree[] }
  | { readonly kind: 'map'; readonly at: Position; readonly entries: readonly YamlEntry[] };

/** A key of a map with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly at: Position;
  readonly value: YamlTree;
}

function plainValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/** Deeper than any mapping; an alias within what it stands for has no end. */
const DEEPEST = 50;

/** What each alias stands for: the node that had its anchor last. All at once, since the library looks through the document for each. */
function anchored(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target) found.set(node, target);
    },
  });
  return found;
}

function located(file: string, lines: LineCounter, document: Document, faults: FaultList) {
  const aliases = anchored(document);
  const place = (node: Node | null, near: Position): Position => {
    const offset = node?.range?.[0];
    if (offset === undefined) return near;
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const nothing = (at: Position): YamlTree => ({ kind: 'scalar', at, value: null, text: '' });
  const convert = (node: unknown, near: Position, depth: number): YamlTree => {
    if (depth > DEEPEST) {
      faults.error(near, 'this is nested too deeply');
      return nothing(near);
    }
    if (isAlias(node)) return convert(aliases.get(node) ?? null, near, depth + 1);
    if (isMap(node)) {
      const entries = node.items.map((pair): YamlEntry => {
        const key = convert(pair.key, near, depth + 1);
        const value = convert(pair.value, key.at, depth + 1);
        return { key: key.kind === 'scalar' ? key.text : '', at: key.at, value };
      });
      return { kind: 'map', at: place(node, near), entries };
    }
    if (isSeq(node)) {
      const at = place(node, near);
      return { kind: 'list', at, items: node.items.map((item) => convert(item, at, depth + 1)) };
    }
    if (!isScalar(node)) return nothing(near);
    const value = plainValue(node.value);
    const text = typeof value === 'string' ? value : (node.source ?? '');
    return { kind: 'scalar', at: place(node, near), value, text };
  };
  return convert;
}

/** The tree of a YAML file, or null where it cannot be read; faults go to the list. */
export function readYaml(file: string, faults: FaultList): YamlTree | null {
  const start = { file, line: 1, column: 1 };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    faults.error(start, error instanceof TypeError ? 'the file is not UTF-8' : 'the file cannot be read');
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const fault of document.errors) {
    const { line, col } = lines.linePos(fault.pos[0]);
    faults.error({ file, line, column: col }, `this is no YAML: ${fault.message.toLowerCase()}`);
  }
  return document.errors.length > 0 ? null : located(file, lines, document, faults)(document.contents, start, 0);
}

/** The tree as plain data, for validation; maps have no prototype. */
export function plainTree(tree: YamlTree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plainTree);
  const map = Object.create(null) as Record<string, unknown>;
  for (const entry of tree.entries) map[entry.key] = plainTree(entry.value);
  return map;
}

/** The value under a key, or null. */
export function child(tree: YamlTree | null, key: string): YamlTree | null {
  if (tree?.kind !== 'map') return null;
  return tree.entries.find((entry) => entry.key === key)?.value ?? null;
}

/** The entries of a map; none for anything else. */
export function entriesOf(tree: YamlTree | null): readonly YamlEntry[] {
  return tree?.kind === 'map' ? tree.entries : [];
}

/** The items of a list; none for anything else. */
export function itemsOf(tree: YamlTree | null): readonly YamlTree[] {
  return tree?.kind === 'list' ? tree.items : [];
}

/** The text of a scalar as written, or null. */
export function textOf(tree: YamlTree | null): string | null {
  return tree?.kind === 'scalar' && tree.value !== null ? tree.text : null;
}

/** The texts of a scalar or of a list of scalars. */
export function textsOf(tree: YamlTree | null): readonly string[] {
  const trees = tree?.kind === 'list' ? tree.items : tree ? [tree] : [];
  return trees.flatMap((item) => textOf(item) ?? []);
}

/** A number, or null. */
export function numberOf(tree: YamlTree | null): number | null {
  return tree?.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : null;
}
