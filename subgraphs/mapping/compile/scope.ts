import type { RawValue } from '../../adapters/adapter.ts';
import type { Frame, LoadedRow } from './frame.ts';
import { NO_JOINS, isRawRow } from './frame.ts';
import type { Need, SourceNode } from './source-node.ts';

/** What column texts are relative to: a node's row, or an element within it. */
export interface CompileScope {
  readonly node: SourceNode;
  /** Path of the element within the node's row, `alias[].`, or empty. */
  readonly prefix: string;
  readonly outer: CompileScope | null;
}

/** A column found: how far out, over which joins, and along which keys of the row. */
export interface ResolvedColumn {
  readonly up: number;
  readonly joins: readonly string[];
  readonly keys: readonly string[];
  readonly need: Need;
}

/** The keys of a row along a path: the path up to each `[]` is one key (see `subgraphs/adapters/source.ts`). */
function pathKeys(path: string): readonly string[] {
  return path
    .split('[]')
    .map((part) => part.replace(/^\./, ''))
    .filter((part) => part !== '');
}

/** Follows the joins that begin a path: the node that they lead to, and what is left of the path. */
function followJoins(path: string, scope: CompileScope) {
  const joins: string[] = [];
  let node = scope.node;
  let rest = path;
  while (scope.prefix === '') {
    const name = rest.split('.')[0] ?? '';
    const next = node.joins.get(name);
    if (!next) break;
    joins.push(name);
    node = next;
    rest = rest.slice(name.length + 1);
  }
  return { joins, node, rest };
}

function outwards(text: string, scope: CompileScope): { readonly up: number; readonly scope: CompileScope } {
  let within = scope;
  let up = 0;
  while (text[up] === '^' && within.outer) {
    within = within.outer;
    up++;
  }
  return { up, scope: within };
}

/** The column that a text names in a scope; the parser has seen to it that its `^` lead somewhere. */
export function resolveColumn(text: string, from: CompileScope): ResolvedColumn {
  const { up, scope } = outwards(text, from);
  const { joins, node, rest } = followJoins(text.slice(up), scope);
  const prefix = joins.length === 0 ? scope.prefix : '';
  return { up, joins, keys: pathKeys(rest), need: { node, column: prefix + rest } };
}

/** The elements that `each` names, and the scope of their columns. */
export interface ResolvedEach {
  readonly scope: CompileScope;
  readonly joins: readonly string[];
  readonly keys: readonly string[];
}

/** The elements of a join (`names`) or of a repeated element (`alias[]`). */
export function resolveEach(text: string, from: CompileScope): ResolvedEach {
  const { joins, node, rest } = followJoins(text, from);
  const prefix = joins.length === 0 ? from.prefix : '';
  return {
    scope: { node, prefix: rest === '' ? '' : `${prefix}${rest}.`, outer: from },
    joins,
    keys: pathKeys(rest),
  };
}

function joinedRows(frame: LoadedRow, joins: readonly string[]): readonly LoadedRow[] {
  const [first, ...more] = joins;
  if (first === undefined) return [frame];
  let rows = frame.joins.get(first) ?? [];
  for (const name of more) rows = rows.flatMap((row) => row.joins.get(name) ?? []);
  return rows;
}

function flat(value: RawValue | undefined): readonly RawValue[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly RawValue[]) : [value];
}

function outerFrame(frame: Frame, up: number): Frame {
  let found = frame;
  for (let step = 0; step < up && found.outer; step++) found = found.outer;
  return found;
}

/** Reads every value of a column; none where the source has none. */
export function columnReader(column: ResolvedColumn): (frame: Frame) => readonly RawValue[] {
  const { up, joins, keys } = column;
  const [key, ...more] = keys;
  if (key === undefined) return () => [];
  const [join] = joins;
  return (frame) => {
    const start = up === 0 ? frame : outerFrame(frame, up);
    if (joins.length === 0 && more.length === 0) return flat(start.row[key]);
    if (join !== undefined && joins.length === 1 && more.length === 0) {
      // What most columns are that do not stand in the row itself: those of the one row joined to it.
      const rows = start.joins.get(join) ?? [];
      const [only] = rows;
      if (only === undefined) return [];
      return rows.length === 1 ? flat(only.row[key]) : rows.flatMap((loaded) => flat(loaded.row[key]));
    }
    let values = joinedRows(start, joins).flatMap((loaded) => flat(loaded.row[key]));
    for (const next of more) values = values.flatMap((value) => (isRawRow(value) ? flat(value[next]) : []));
    return values;
  };
}

const NO_TEXTS: readonly string[] = [];

/** Reads every text of a column that is not empty. */
export function textReader(
  column: ResolvedColumn,
  toText: (value: RawValue | undefined) => string | null,
): (frame: Frame) => readonly string[] {
  const { up, joins, keys } = column;
  const read = columnReader(column);
  const many = (values: readonly RawValue[]) => {
    const texts: string[] = [];
    for (const value of values) {
      const text = toText(value);
      if (text !== null) texts.push(text);
    }
    return texts;
  };
  const [key] = keys;
  if (key === undefined || keys.length > 1 || joins.length > 0 || up > 0) return (frame) => many(read(frame));
  return (frame) => {
    const value = frame.row[key];
    if (Array.isArray(value)) return many(value as readonly RawValue[]);
    const text = toText(value);
    return text === null ? NO_TEXTS : [text];
  };
}

/** The frames of the elements that `each` names. */
export function eachReader(each: Pick<ResolvedEach, 'joins' | 'keys'>): (frame: Frame) => readonly Frame[] {
  return (frame) => {
    const rows = joinedRows(frame, each.joins);
    if (each.keys.length === 0) return rows.map(({ row, joins }) => ({ row, joins, outer: frame }));
    let elements: readonly RawValue[] = rows.map((loaded) => loaded.row);
    for (const key of each.keys) {
      elements = elements.flatMap((element) => (isRawRow(element) ? flat(element[key]) : []));
    }
    return elements.flatMap((element) => (isRawRow(element) ? { row: element, joins: NO_JOINS, outer: frame } : []));
  };
}
