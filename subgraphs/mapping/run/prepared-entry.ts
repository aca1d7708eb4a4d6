import type { RawRow, SourceAdapter } from '../../adapters/adapter.ts';
import type { CompiledEntry, PlannedEntry } from '../compile/compile-entry.ts';
import type { SourceNode } from '../compile/source-node.ts';
import type { MappedRecord, NationalKey } from '../mapped-system.ts';
import { parseKey } from '../national-key.ts';
import type { EntryCounts } from './entry-counts.ts';
import { loadJoins } from './load-joins.ts';
import type { ReadShape } from './read-shape.ts';
import { distinctTuples } from './row-tuple.ts';

/** An entry made ready for one plan. */
export interface PreparedEntry {
  readonly compiled: CompiledEntry;
  readonly planned: PlannedEntry;
  readonly shape: ReadShape;
  readonly counts: EntryCounts;
}

/** The records of each row. */
export async function recordsOfRows(
  adapter: SourceAdapter,
  entry: PreparedEntry,
  rows: readonly RawRow[],
): Promise<readonly (readonly MappedRecord[])[]> {
  const loaded = await loadJoins(adapter, entry.compiled.root, rows, entry.shape);
  return loaded.map((row) => {
    entry.counts.row();
    return entry.planned.records(row, entry.counts);
  });
}

/** One batch read of a node's rows, each key asked once. */
export function readRows(
  adapter: SourceAdapter,
  node: SourceNode,
  columns: readonly string[],
  by: readonly string[],
  keys: readonly (readonly string[])[],
): Promise<readonly RawRow[]> {
  return adapter.read({
    entity: node.entity,
    columns: [...new Set([...columns, ...by])],
    by,
    keys: distinctTuples(keys),
  });
}

/** The records of an entry with one of the keys; keys of other entries are passed over. */
export async function readByKey(
  adapter: SourceAdapter,
  entry: PreparedEntry,
  keys: readonly NationalKey[],
): Promise<readonly MappedRecord[]> {
  const { key, root } = entry.compiled;
  const { part, key: columns } = entry.compiled.entry;
  const values = keys.flatMap((text) => {
    const parsed = parseKey(part, text, columns.length);
    return parsed ? [key.rowValues(parsed)] : [];
  });
  const rows = await readRows(adapter, root, entry.shape.get(root) ?? [], key.by, values);
  return (await recordsOfRows(adapter, entry, rows)).flat();
}
