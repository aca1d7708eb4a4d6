import type { FaultList } from '../fault.ts';
import type { Column, Condition, Crosswalk, Join } from '../mapping.ts';
import { suggest } from '../suggest.ts';
import { child, entriesOf, textOf, textsOf, type YamlTree } from './yaml-tree.ts';

/** What the parsers of one file share. */
export interface ParseContext {
  readonly faults: FaultList;
  readonly crosswalks: ReadonlyMap<string, Crosswalk>;
  /** Crosswalks that an expression refers to. */
  readonly used: Set<string>;
}

/** What an expression stands in: a row, or an element of it. `^` leads to the outer one. */
export interface Scope {
  readonly joins: readonly Join[];
  readonly outer: Scope | null;
}

/** A column, with a fault where its `^` lead nowhere. */
export function parseColumn(tree: YamlTree | null, scope: Scope, context: ParseContext): Column | null {
  const text = textOf(tree);
  if (tree === null || text === null) return null;
  let within: Scope | null = scope;
  for (let index = 0; text[index] === '^'; index++) within = within?.outer ?? null;
  if (!within) context.faults.error(tree.at, `\`${text}\` leads further out than there are rows`);
  return { at: tree.at, text };
}

/** The scope of the elements that `each` names: those of a join, or nested ones, which have no joins. */
export function eachScope(tree: YamlTree | null, scope: Scope, context: ParseContext): Scope {
  const text = textOf(tree);
  if (tree === null || text === null) return { joins: [], outer: scope };
  if (text.endsWith('[]')) return { joins: [], outer: scope };
  let joins: readonly Join[] = scope.joins;
  for (const name of text.split('.')) {
    const join: Join | undefined = joins.find((candidate) => candidate.name === name);
    if (!join) {
      const names = joins.map((candidate) => candidate.name);
      context.faults.error(
        tree.at,
        `\`${name}\` is no join, and no repeated element (\`${name}[]\`)${suggest(name, names)}`,
      );
      return { joins: [], outer: scope };
    }
    joins = join.joins;
  }
  return { joins, outer: scope };
}

/** The conditions under a `where` or `circa`. */
export function parseConditions(tree: YamlTree | null, scope: Scope, context: ParseContext): readonly Condition[] {
  return entriesOf(tree).flatMap((entry): readonly Condition[] => {
    const column = parseColumn({ kind: 'scalar', at: entry.at, value: entry.key, text: entry.key }, scope, context);
    if (!column) return [];
    const empty = child(entry.value, 'empty');
    const not = child(entry.value, 'not');
    if (empty && not) context.faults.error(entry.at, 'a condition is either `not` or `empty`');
    if (empty) return [{ column, test: { kind: 'empty', empty: textOf(empty) === 'true' } }];
    if (not) return [{ column, test: { kind: 'not', values: new Set(textsOf(not)) } }];
    return [{ column, test: { kind: 'is', values: new Set(textsOf(entry.value)) } }];
  });
}
