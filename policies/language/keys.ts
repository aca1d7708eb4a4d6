import { isAlias, isMap, isScalar, isSeq, type Pair } from 'yaml';
import { suggestion } from './vocabulary.ts';
import type { YamlMap } from './yaml-file.ts';

/** A word as written, with its node. */
export interface Written {
  readonly text: string;
  readonly node: unknown;
}

/** The text of a scalar as it stands in the file (`06` stays `06`), or null where the node is none. */
export function textOf(node: unknown): string | null {
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? null);
}

function keyOf(pair: Pair): string {
  return textOf(pair.key) ?? '';
}

/** The node under a key, or null. */
export function nodeOf({ map }: YamlMap, key: string): unknown {
  return map.items.find((pair) => keyOf(pair) === key)?.value ?? null;
}

/** Whether a key stands in a map. */
export function hasKey({ map }: YamlMap, key: string): boolean {
  return map.items.some((pair) => keyOf(pair) === key);
}

/** Reports every key that is not one of those allowed. */
export function checkKeys({ map, file }: YamlMap, allowed: readonly string[], what: string): void {
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (!allowed.includes(key)) file.report(pair.key, `\`${key}\` is no key of ${what}`, suggestion(key, allowed));
  }
}

/** Reports a key that is missing, unless a syntax error may hide it. */
export function reportMissing({ map, file }: YamlMap, key: string, what: string): void {
  if (!file.broken) file.report(map, `${what} needs \`${key}\``);
}

/** The text under a key; null where it is missing or none, which is reported. */
export function requiredText(of: YamlMap, key: string, what: string): string | null {
  if (!hasKey(of, key)) {
    reportMissing(of, key, what);
    return null;
  }
  const node = nodeOf(of, key);
  const text = textOf(node);
  if (text !== null && text.trim() !== '') return text.trim();
  of.file.report(node ?? of.map, `\`${key}\` needs a text`);
  return null;
}

/** The words under a key, written as a list or as one word; reports what is no word, and an empty list. */
export function wordsOf(of: YamlMap, key: string): readonly Written[] {
  const node = nodeOf(of, key);
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  if (isSeq(node) && items.length === 0)
    of.file.report(node, `\`${key}\` is empty and would match nothing`, 'leave it out');
  return items.flatMap((item) => {
    const text = textOf(item);
    if (text !== null) return [{ text, node: item }];
    if (isAlias(item)) of.file.report(item, 'anchors and aliases are not part of the form', 'write the words out');
    else of.file.report(item ?? of.map, `\`${key}\` needs a word or a list of words`);
    return [];
  });
}

const sets = new WeakMap<object, ReadonlySet<string>>();

/** A vocabulary as a set, made once. */
function setOf(valid: Iterable<string>): ReadonlySet<string> {
  if (valid instanceof Set) return valid;
  const known = sets.get(valid);
  if (known) return known;
  const made = new Set(valid);
  sets.set(valid, made);
  return made;
}

/** The words under a key that a vocabulary holds, sorted, each once; the others are reported. */
export function validWords(of: YamlMap, key: string, what: string, valid: Iterable<string> | null): readonly string[] {
  const known = valid === null ? null : setOf(valid);
  const words = wordsOf(of, key).filter(({ text, node }) => {
    if (known === null || known.has(text)) return true;
    of.file.report(node, `\`${text}\` is not a ${what}`, suggestion(text, known));
    return false;
  });
  return [...new Set(words.map(({ text }) => text))].toSorted();
}

/** The flag under a key; null where it is none, which is reported. */
export function flagOf(of: YamlMap, key: string): boolean | null {
  const node = nodeOf(of, key);
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  of.file.report(node ?? of.map, `\`${key}\` needs \`true\` or \`false\``);
  return null;
}

/** The maps under a key, written as a list or as one map. */
export function mapsUnder(of: YamlMap, key: string): readonly YamlMap[] {
  const node = nodeOf(of, key);
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  return items.flatMap((item) => {
    if (isMap(item)) return [{ map: item, file: of.file }];
    of.file.report(item ?? of.map, `\`${key}\` needs a map of keys, or a list of them`);
    return [];
  });
}
