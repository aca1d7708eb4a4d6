import type { RawRow, SourceAdapter } from '../adapters/adapter.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import type { CompiledEntry, PlannedEntry } from './compile/compile-entry.ts';
import { keyText } from './compile/frame.ts';
import type { SourceNode } from './compile/source-node.ts';
import type { MappedRecord, MappedSystem, NationalKey, ReadPlan } from './mapped-system.ts';
import { formatKey, parseKey } from './national-key.ts';
import { entryCounts, sumCounts, type EntryCounts } from './run/entry-counts.ts';
import { loadJoins } from './run/load-joins.ts';
import { readShape, type ReadShape } from './run/read-shape.ts';

interface PreparedEntry {
  readonly compiled: CompiledEntry;
  readonly planned: PlannedEntry;
  readonly shape: ReadShape;
  readonly counts: EntryCounts;
}

const SEPARATOR = '\u0000';

function tupleText(row: RawRow, columns: readonly string[]): string {
  return columns.map((column) => keyText(row[column]) ?? '').join(SEPARATOR);
}

function distinct(tuples: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(tuples.map((tuple) => [tuple.join(SEPARATOR), tuple])).values()];
}

/** A mapped system whose counts can be seen entry by entry. */
export interface MappedSystemRuntime extends MappedSystem {
  /** In the order of the mapping's entries. */
  entryCounts(): readonly EntryCounts[];
}

/** The canonical face of a national system: a compiled mapping over an open adapter, which it closes. */
export function mappedSystem(compiled: CompiledMapping, adapter: SourceAdapter): MappedSystemRuntime {
  const { mapping } = compiled;
  const counts = new Map(compiled.entries.map((entry) => [entry, entryCounts()]));
  const prepared = new WeakMap<ReadPlan, Map<string, PreparedEntry>>();

  const prepare = (entry: CompiledEntry, plan: ReadPlan, forced?: string): PreparedEntry => {
    const byName = prepared.get(plan) ?? new Map<string, PreparedEntry>();
    prepared.set(plan, byName);
    const name = `${compiled.entries.indexOf(entry)} ${forced ?? ''}`;
    const known = byName.get(name);
    if (known) return known;
    const planned = entry.plan(plan, forced);
    const made: PreparedEntry = {
      compiled: entry,
      planned,
      shape: readShape(entry.root, planned.needs),
      counts: counts.get(entry) ?? entryCounts(),
    };
    byName.set(name, made);
    return made;
  };

  /** The records of each row. */
  const recordsOf = async (entry: PreparedEntry, rows: readonly RawRow[]) => {
    const loaded = await loadJoins(adapter, entry.compiled.root, rows, entry.shape);
    return loaded.map((row) => {
      entry.counts.row();
      return entry.planned.records(row, entry.counts);
    });
  };

  const readBy = (
    node: SourceNode,
    columns: readonly string[],
    by: readonly string[],
    keys: readonly (readonly string[])[],
  ) => adapter.read({ entity: node.entity, columns: [...new Set([...columns, ...by])], by, keys: distinct(keys) });

  const readEntry = async (entry: PreparedEntry, keys: readonly NationalKey[]): Promise<readonly MappedRecord[]> => {
    const { key, root } = entry.compiled;
    const { part, key: columns } = entry.compiled.entry;
    const values = keys.flatMap((text) => {
      const parsed = parseKey(part, text, columns.length);
      return parsed ? [key.rowValues(parsed)] : [];
    });
    const rows = await readBy(root, entry.shape.get(root) ?? [], key.by, values);
    return (await recordsOf(entry, rows)).flat();
  };

  /** The tuples of the row's own columns that the rows of a link's join lead to, for each owner key. */
  const overJoin = async (
    node: SourceNode,
    columns: readonly string[],
    owners: ReadonlyMap<string, readonly string[]>,
  ) => {
    const join = node.join;
    const theirs = join?.on.map((pair) => pair.theirs.text) ?? [];
    const tests = join?.where.map((condition) => condition.column.text) ?? [];
    const rows = await readBy(node, [...theirs, ...tests], columns, [...owners.values()]);
    const found = new Map<string, Set<string>>();
    for (const row of rows) {
      const tuple = tupleText(row, theirs);
      found.set(tuple, (found.get(tuple) ?? new Set<string>()).add(tupleText(row, columns)));
    }
    return { found, ours: join?.on.map((pair) => pair.ours.text) ?? [] };
  };

  const readLinkedEntry = async (entry: PreparedEntry, link: string, owners: readonly NationalKey[]) => {
    const byOwner = new Map<NationalKey, MappedRecord[]>(owners.map((owner) => [owner, []]));
    const compiledLink = entry.compiled.links.get(link);
    if (!compiledLink || compiledLink.route.kind === 'none') return byOwner;
    const { route, part } = compiledLink;
    const values = new Map(
      owners.flatMap((owner) => {
        const parsed = parseKey(part, owner, route.columns.length);
        return parsed ? [[parsed.join(SEPARATOR), parsed] as const] : [];
      }),
    );
    const { root } = entry.compiled;
    const columns = entry.shape.get(root) ?? [];
    if (route.kind === 'row') {
      const rows = await readBy(root, columns, route.columns, [...values.values()]);
      for (const record of (await recordsOf(entry, rows)).flat()) {
        byOwner.get(record.links[link] ?? '')?.push(record);
      }
      return byOwner;
    }
    const { found, ours } = await overJoin(route.node, route.columns, values);
    const tuples = [...found.keys()].map((tuple) => tuple.split(SEPARATOR));
    const rows = await readBy(root, columns, ours, tuples);
    const records = await recordsOf(entry, rows);
    for (const [index, row] of rows.entries()) {
      for (const owner of found.get(tupleText(row, ours)) ?? []) {
        byOwner.get(formatKey(part, owner.split(SEPARATOR)))?.push(...(records[index] ?? []));
      }
    }
    return byOwner;
  };

  return {
    member: mapping.member,
    name: mapping.system,
    holds: compiled.holds,
    fills: (type, field) => compiled.fills(type, field),
    async read(type, keys, plan) {
      const entries = compiled.entriesOf(type).map((entry) => prepare(entry, plan));
      const records = await Promise.all(entries.map((entry) => readEntry(entry, keys)));
      const byKey = new Map(records.flat().map((record) => [record.key, record]));
      return keys.map((key) => byKey.get(key) ?? null);
    },
    async readLinked(type, link, owners, plan) {
      const entries = compiled.entriesOf(type).map((entry) => prepare(entry, plan, link));
      const found = await Promise.all(entries.map((entry) => readLinkedEntry(entry, link, owners)));
      return owners.map((owner) => found.flatMap((byOwner) => byOwner.get(owner) ?? []));
    },
    async *scan(type, plan) {
      for (const entry of compiled.entriesOf(type).map((compiledEntry) => prepare(compiledEntry, plan))) {
        const columns = entry.shape.get(entry.compiled.root) ?? [];
        for await (const page of adapter.scan({ entity: entry.compiled.root.entity, columns })) {
          yield (await recordsOf(entry, page)).flat();
        }
      }
    },
    asOf: () => adapter.asOf(),
    onChange: (listener) => adapter.onChange(listener),
    counters: () => sumCounts([...counts.values()]),
    entryCounts: () => [...counts.values()],
    close: () => adapter.close(),
  };
}
