import type { SourceAdapter } from '../adapters/adapter.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import type { CompiledEntry } from './compile/compile-entry.ts';
import type { MappedSystem, ReadPlan } from './mapped-system.ts';
import { entryCounts, sumCounts, type EntryCounts } from './run/entry-counts.ts';
import { readByKey, recordsOfRows, type PreparedEntry } from './run/prepared-entry.ts';
import { systemChanges } from './run/system-changes.ts';
import { readByLink } from './run/read-by-link.ts';
import { readShape } from './run/read-shape.ts';

/** A mapped system whose counts can be seen entry by entry. */
export interface MappedSystemRuntime extends MappedSystem {
  /** In the order of the mapping's entries. */
  entryCounts(): readonly EntryCounts[];
}

/** The canonical face of a national system: a compiled mapping over an open adapter, which it closes. */
export function mappedSystem(compiled: CompiledMapping, adapter: SourceAdapter): MappedSystemRuntime {
  const counts = new Map(compiled.entries.map((entry) => [entry, entryCounts()]));
  const prepared = new WeakMap<ReadPlan, Map<string, PreparedEntry>>();

  const prepare = (entry: CompiledEntry, plan: ReadPlan, forced?: string): PreparedEntry => {
    const known = prepared.get(plan) ?? new Map<string, PreparedEntry>();
    prepared.set(plan, known);
    const name = `${compiled.entries.indexOf(entry)} ${forced ?? ''}`;
    const found = known.get(name);
    if (found) return found;
    const planned = entry.plan(plan, forced);
    const shape = readShape(entry.root, planned.needs);
    const made = { compiled: entry, planned, shape, counts: counts.get(entry) ?? entryCounts() };
    known.set(name, made);
    return made;
  };

  return {
    member: compiled.mapping.member,
    name: compiled.mapping.system,
    holds: compiled.holds,
    fills: (type, field) => compiled.fills(type, field),
    async read(type, keys, plan) {
      const entries = compiled.entriesOf(type).map((entry) => prepare(entry, plan));
      const records = await Promise.all(entries.map((entry) => readByKey(adapter, entry, keys)));
      const byKey = new Map(records.flat().map((record) => [record.key, record]));
      return keys.map((key) => byKey.get(key) ?? null);
    },
    async readLinked(type, link, owners, plan) {
      const entries = compiled.entriesOf(type).map((entry) => prepare(entry, plan, link));
      const found = await Promise.all(entries.map((entry) => readByLink(adapter, entry, link, owners)));
      return owners.map((owner) => found.flatMap((linked) => linked.get(owner) ?? []));
    },
    async *scan(type, plan) {
      for (const entry of compiled.entriesOf(type).map((compiledEntry) => prepare(compiledEntry, plan))) {
        const { root } = entry.compiled;
        const columns = entry.shape.get(root) ?? [];
        for await (const page of adapter.scan({ entity: root.entity, columns })) {
          yield (await recordsOfRows(adapter, entry, page)).flat();
        }
      }
    },
    changes: (types) =>
      systemChanges(
        adapter,
        types.flatMap((type) => compiled.entriesOf(type)),
      ),
    asOf: () => adapter.asOf(),
    onChange: (listener) => adapter.onChange(listener),
    counters: () => sumCounts([...counts.values()]),
    entryCounts: () => [...counts.values()],
    close: () => adapter.close(),
  };
}
