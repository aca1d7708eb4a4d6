import { ComityError } from '../../../schema/errors.ts';
import type { RawRow, RawValue } from '../adapter.ts';
import type { ProjectedColumn, Projection } from './column-path.ts';
import type { NodeView } from './node-view.ts';

/** The row of a node: the projected columns and nothing else. SOURCE_MALFORMED where the node is built otherwise. */
export function project<N>(view: NodeView<N>, projection: Projection, node: N): RawRow {
  const row: Record<string, RawValue> = {};
  for (const column of projection) row[column.key] = valueOf(view, column, node);
  return row;
}

function valueOf<N>(view: NodeView<N>, column: ProjectedColumn, node: N): RawValue {
  let nodes: readonly N[] = [node];
  for (const step of column.steps) {
    const [only] = nodes;
    if (nodes.length > 1) throw malformed(column.key, 'repeats, and is not declared so');
    nodes = only === undefined || view.isNull(only) ? [] : view.children(only, step);
  }
  const { inner } = column;
  if (inner !== null) return nodes.filter((each) => !view.isNull(each)).map((each) => project(view, inner, each));
  if (column.many) return nodes.map((each) => plainOf(view, column, each));
  if (nodes.length > 1) throw malformed(column.key, 'repeats, and is not declared so');
  const [only] = nodes;
  return only === undefined ? null : plainOf(view, column, only);
}

function plainOf<N>(view: NodeView<N>, column: ProjectedColumn, node: N): RawValue {
  if (view.isNull(node)) return null;
  const value = view.plain(node);
  if (value === undefined) throw malformed(column.key, 'holds elements, and is declared as a value');
  return value;
}

function malformed(path: string, what: string): ComityError {
  return new ComityError('SOURCE_MALFORMED', `\`${path}\` ${what}`);
}
