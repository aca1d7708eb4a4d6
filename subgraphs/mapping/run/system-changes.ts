import type { SourceAdapter, SourceChanges } from '../../adapters/adapter.ts';
import type { CompiledEntry } from '../compile/compile-entry.ts';
import { keyText } from '../compile/frame.ts';
import type { SystemChanges } from '../mapped-system.ts';
import type { ChangeMapping } from '../mapping.ts';
import { formatKey } from '../national-key.ts';

/** The highest value of each column that says when, by entity and column. */
type Position = Readonly<Record<string, string | null>>;

function nameOf({ from, time }: ChangeMapping): string {
  return JSON.stringify([from, time.text]);
}

/** What another version of the mapping wrote may lack columns of this one: they are read from their beginning. */
function parsePosition(text: string): Position {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, latest]) => [name, typeof latest === 'string' ? latest : null]),
  );
}

async function* changedKeys(source: SourceChanges, { entry }: CompiledEntry, position: Position) {
  for (const change of entry.changes) {
    const columns = change.key.map(({ text }) => text);
    const since = position[nameOf(change)] ?? null;
    for await (const rows of source.scan({ entity: change.from, columns, changed: change.time.text, since })) {
      const keys = rows.flatMap((row) => {
        const values = columns.map((column) => keyText(row[column]));
        return values.every((value) => value !== null) ? [formatKey(entry.part, values)] : [];
      });
      yield { type: entry.type, keys: [...new Set(keys)] };
    }
  }
}

/** The changes that some entries of a mapping can be told of; null where that is not so of all. */
export function systemChanges(adapter: SourceAdapter, entries: readonly CompiledEntry[]): SystemChanges | null {
  const source = adapter.changes;
  if (!source || !entries.every(({ entry }) => entry.changes.length > 0)) return null;
  return {
    async position() {
      const changes = new Map(entries.flatMap(({ entry }) => entry.changes).map((change) => [nameOf(change), change]));
      const latest: Record<string, string | null> = {};
      for (const [name, { from, time }] of changes) latest[name] = await source.latest(from, time.text);
      return JSON.stringify(latest);
    },
    async *since(position) {
      const known = parsePosition(position);
      for (const entry of entries) yield* changedKeys(source, entry, known);
    },
  };
}
