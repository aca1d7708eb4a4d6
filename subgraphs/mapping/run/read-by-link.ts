import type { SourceAdapter } from '../../adapters/adapter.ts';
import type { CompiledLink, LinkRoute } from '../compile/compile-link.ts';
import { compileConditions } from '../compile/condition.ts';
import { NO_JOINS } from '../compile/frame.ts';
import type { MappedRecord, NationalKey } from '../mapped-system.ts';
import { formatKey, parseKey } from '../national-key.ts';
import { readRows, recordsOfRows, type PreparedEntry } from './prepared-entry.ts';
import { rowTuple, tupleText } from './row-tuple.ts';

type Linked = ReadonlyMap<NationalKey, MappedRecord[]>;

/** The link's columns stand in the rows themselves: one read. */
async function overRow(
  adapter: SourceAdapter,
  entry: PreparedEntry,
  link: string,
  columns: readonly string[],
  values: readonly (readonly string[])[],
  linked: Linked,
): Promise<void> {
  const { root } = entry.compiled;
  const rows = await readRows(adapter, root, entry.shape.get(root) ?? [], columns, values);
  for (const record of (await recordsOfRows(adapter, entry, rows)).flat()) {
    linked.get(record.links[link] ?? '')?.push(record);
  }
}

/** They stand in a join's rows: one read of those, one of the rows that they belong to. */
async function overJoin(
  adapter: SourceAdapter,
  entry: PreparedEntry,
  link: string,
  part: string | null,
  route: LinkRoute & { kind: 'join' },
  values: readonly (readonly string[])[],
  linked: Linked,
): Promise<void> {
  const { node, columns } = route;
  const { root } = entry.compiled;
  const theirs = node.join?.on.map((pair) => pair.theirs.text) ?? [];
  const ours = node.join?.on.map((pair) => pair.ours.text) ?? [];
  const conditions = compileConditions(node.join?.where ?? [], { node, prefix: '', outer: null });
  const tested = conditions.needs.map((need) => need.column);
  const joined = await readRows(adapter, node, [...theirs, ...tested], columns, values);
  const owners = new Map<string, { readonly tuple: readonly string[]; readonly keys: Set<NationalKey> }>();
  for (const row of joined.filter((candidate) => conditions.holds({ row: candidate, joins: NO_JOINS, outer: null }))) {
    const tuple = rowTuple(row, theirs);
    const found = owners.get(tupleText(tuple)) ?? { tuple, keys: new Set() };
    found.keys.add(formatKey(part, rowTuple(row, columns)));
    owners.set(tupleText(tuple), found);
  }
  const tuples = [...owners.values()].map((found) => found.tuple);
  const rows = await readRows(adapter, root, [...(entry.shape.get(root) ?? []), ...ours], ours, tuples);
  const records = await recordsOfRows(adapter, entry, rows);
  for (const [index, row] of rows.entries()) {
    const led = (records[index] ?? []).filter((record) => record.links[link] !== null);
    for (const owner of owners.get(tupleText(rowTuple(row, ours)))?.keys ?? []) linked.get(owner)?.push(...led);
  }
}

/** For each owner, the records of an entry whose link leads to it; a bounded number of reads. */
export async function readByLink(
  adapter: SourceAdapter,
  entry: PreparedEntry,
  name: string,
  owners: readonly NationalKey[],
): Promise<Linked> {
  const linked: Linked = new Map(owners.map((owner) => [owner, []]));
  const link: CompiledLink | undefined = entry.compiled.links.get(name);
  if (!link || link.route.kind === 'none') return linked;
  const { route, part } = link;
  const values = owners.flatMap((owner) => {
    const parsed = parseKey(part, owner, route.columns.length);
    return parsed ? [parsed] : [];
  });
  if (route.kind === 'row') await overRow(adapter, entry, name, route.columns, values, linked);
  else await overJoin(adapter, entry, name, part, route, values, linked);
  return linked;
}
