import type { LinkMapping } from '../mapping.ts';
import type { NationalKey } from '../mapped-system.ts';
import { formatKey } from '../national-key.ts';
import { compileConditions } from './condition.ts';
import { keyText, type Frame } from './frame.ts';
import { resolveColumn, textReader, type CompileScope, type ResolvedColumn } from './scope.ts';
import type { Need, SourceNode } from './source-node.ts';

/** How the records whose link leads to given keys are found. */
export type LinkRoute =
  /** The link's columns stand in the row itself. */
  | { readonly kind: 'row'; readonly columns: readonly string[] }
  /** They stand in the rows of one join. */
  | { readonly kind: 'join'; readonly node: SourceNode; readonly columns: readonly string[] }
  /** They stand where the source cannot be asked by them: deeper, or in elements. */
  | { readonly kind: 'none' };

/** A link compiled. */
export interface CompiledLink {
  readonly target: string;
  readonly part: string | null;
  readonly needs: readonly Need[];
  readonly route: LinkRoute;
  /** The key of the record that the link leads to, or null. */
  read(frame: Frame): NationalKey | null;
}

function routeOf(columns: readonly ResolvedColumn[], entryScope: CompileScope): LinkRoute {
  const [first] = columns;
  if (!first || columns.some((column) => column.need.node !== first.need.node)) return { kind: 'none' };
  const root = entryScope.outer ?? entryScope;
  const inRow = columns.every((column) => column.keys.length === 1 && !column.need.column.includes('[]'));
  if (!inRow) return { kind: 'none' };
  const names = columns.map((column) => column.need.column);
  if (first.need.node === root.node) return { kind: 'row', columns: names };
  if (first.need.node.parent === root.node) return { kind: 'join', node: first.need.node, columns: names };
  return { kind: 'none' };
}

/** A link of an entry or of a nested value. */
export function compileLink(link: LinkMapping, scope: CompileScope): CompiledLink {
  const columns = link.columns.map((column) => resolveColumn(column.text, scope));
  const readers = columns.map((column) => textReader(column, keyText));
  const conditions = compileConditions(link.where, scope);
  return {
    target: link.target,
    part: link.part,
    needs: [...columns.map((column) => column.need), ...conditions.needs],
    route: routeOf(columns, scope),
    read(frame) {
      if (!conditions.holds(frame)) return null;
      const values = [];
      for (const read of readers) {
        const text = read(frame)[0];
        if (text === undefined) return null;
        values.push(text);
      }
      return formatKey(link.part, values);
    },
  };
}
