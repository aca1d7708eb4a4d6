import type { RawRow, SourceAdapter } from '../../adapters/adapter.ts';
import { compileConditions } from '../compile/condition.ts';
import { NO_JOINS, keyText, type LoadedRow } from '../compile/frame.ts';
import { resolveColumn, textReader } from '../compile/scope.ts';
import type { SourceNode } from '../compile/source-node.ts';
import type { Join } from '../mapping.ts';
import type { ReadShape } from './read-shape.ts';
import { tupleOf, tupleText } from './row-tuple.ts';

/** How the rows of one join are matched, ordered and chosen. */
interface JoinReader {
  readonly by: readonly string[];
  /** The tuples, as texts, of the parent's row by which joined rows are found; several where its column has several values. */
  parentTuples(row: RawRow): readonly string[];
  childTuple(row: RawRow): string;
  keep(row: RawRow): boolean;
  compare(a: RawRow, b: RawRow): number;
}

function texts(column: string, node: SourceNode): (row: RawRow) => readonly string[] {
  const read = textReader(resolveColumn(column, { node, prefix: '', outer: null }), keyText);
  return (row) => read({ row, joins: NO_JOINS, outer: null });
}

function compareTexts(a: string, b: string): number {
  const numbers = Number(a) - Number(b);
  if (!Number.isNaN(numbers)) return numbers;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The tuples of some columns; of one column each of its values is one. */
function tuplesOf(columns: readonly ((row: RawRow) => readonly string[])[]): (row: RawRow) => readonly string[] {
  const [only, ...more] = columns;
  if (only && more.length === 0) return only;
  return (row) => {
    const tuple = columns.flatMap((read) => read(row).slice(0, 1));
    return tuple.length === columns.length ? [tupleText(tuple)] : [];
  };
}

function joinReader(join: Join, node: SourceNode, parent: SourceNode): JoinReader {
  const ours = join.on.map((pair) => texts(pair.ours.text, parent));
  const theirs = join.on.map((pair) => texts(pair.theirs.text, node));
  const childTuples = tuplesOf(theirs);
  const order = join.order.map((column) => texts(column.text, node));
  const conditions = compileConditions(join.where, { node, prefix: '', outer: null });
  return {
    by: join.on.map((pair) => pair.theirs.text),
    parentTuples: tuplesOf(ours),
    childTuple: (row) => childTuples(row)[0] ?? '',
    keep: (row) => conditions.holds({ row, joins: NO_JOINS, outer: null }),
    compare(a, b) {
      for (const read of order) {
        const found = compareTexts(read(a)[0] ?? '', read(b)[0] ?? '');
        if (found !== 0) return found;
      }
      return 0;
    },
  };
}

const readers = new WeakMap<SourceNode, JoinReader>();

function readerOf(node: SourceNode, join: Join, parent: SourceNode): JoinReader {
  const reader = readers.get(node) ?? joinReader(join, node, parent);
  readers.set(node, reader);
  return reader;
}

async function loadJoin(
  adapter: SourceAdapter,
  node: SourceNode,
  reader: JoinReader,
  rows: readonly RawRow[],
  shape: ReadShape,
): Promise<readonly (readonly LoadedRow[])[]> {
  const wanted = rows.map((row) => reader.parentTuples(row));
  const keys = [...new Set(wanted.flat())].map(tupleOf);
  const columns = shape.get(node) ?? [];
  const found = await adapter.read({ entity: node.entity, columns, by: reader.by, keys });
  const kept = found.filter((row) => reader.keep(row));
  const loaded = await loadJoins(adapter, node, kept, shape);
  const byTuple = new Map<string, LoadedRow[]>();
  for (const [index, row] of kept.entries()) {
    const tuple = reader.childTuple(row);
    const list = byTuple.get(tuple) ?? [];
    list.push(loaded[index] ?? { row, joins: NO_JOINS });
    byTuple.set(tuple, list);
  }
  // Only rows of one owner have an order among them, and most owners have one.
  for (const list of byTuple.values()) if (list.length > 1) list.sort((a, b) => reader.compare(a.row, b.row));
  return wanted.map((list) => {
    const [only] = list;
    if (only !== undefined && list.length === 1) return byTuple.get(only) ?? [];
    return list.flatMap((tuple) => byTuple.get(tuple) ?? []);
  });
}

/**
 * Rows of a node with the rows that a shape joins to them.
 * INVARIANT: one read a join, however many rows there are.
 */
export async function loadJoins(
  adapter: SourceAdapter,
  node: SourceNode,
  rows: readonly RawRow[],
  shape: ReadShape,
): Promise<readonly LoadedRow[]> {
  const wanted = [...node.joins].filter(([, child]) => shape.has(child));
  if (wanted.length === 0) return rows.map((row) => ({ row, joins: NO_JOINS }));
  const loaded = await Promise.all(
    wanted.map(async ([name, child]) => {
      if (!child.join) return { name, lists: [] };
      const reader = readerOf(child, child.join, node);
      return { name, lists: await loadJoin(adapter, child, reader, rows, shape) };
    }),
  );
  return rows.map((row, index) => ({
    row,
    joins: new Map(loaded.map(({ name, lists }) => [name, lists[index] ?? []])),
  }));
}
