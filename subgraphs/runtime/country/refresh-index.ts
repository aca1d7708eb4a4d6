import type { MappedSystem } from '../../mapping/mapped-system.ts';
import type { Freshness, MatchIndex, SystemRead } from '../../match-index/match-index.ts';
import { indexChanges, indexedTypes, indexEntries } from './index-feed.ts';

/** How each system stands now: looked at before it is read, so that nothing is taken for fresher than it is. */
async function lookAt(systems: readonly MappedSystem[]): Promise<Freshness> {
  const read = new Map<string, SystemRead>();
  let asOf = new Date();
  for (const system of systems) {
    const position = (await system.changes(indexedTypes(system))?.position()) ?? null;
    const found = { asOf: await system.asOf(), position };
    read.set(system.name, found);
    if (found.asOf < asOf) asOf = found.asOf;
  }
  return { asOf, read };
}

/** Builds the index anew from all systems. */
export async function rebuildIndex(index: MatchIndex, systems: readonly MappedSystem[]): Promise<void> {
  await index.rebuild(indexEntries(systems), await lookAt(systems));
}

/** What must be read of a system that was read before: nothing, its changes, or all of it. */
function toRead(known: SystemRead | undefined, now: SystemRead | undefined): 'nothing' | 'changes' | 'all' {
  if (!known || !now) return 'all';
  if (known.position !== null && now.position !== null) return 'changes';
  // An export that is as old as it was is the same; a live system is always as fresh as now.
  return known.position === now.position && known.asOf.getTime() === now.asOf.getTime() ? 'nothing' : 'all';
}

/**
 * Brings the index up to date: by what has changed where each system tells of its changes or has none, else by building
 * it anew. What a source does not tell of, a deletion without a trace, only `rebuildIndex` finds.
 */
export async function refreshIndex(index: MatchIndex, systems: readonly MappedSystem[]): Promise<void> {
  const [known, now] = [index.read(), await lookAt(systems)];
  const isSame = known.size === systems.length;
  const parts = systems.map((system) => ({ system, read: toRead(known.get(system.name), now.read.get(system.name)) }));
  if (isSame && parts.every(({ read }) => read !== 'all')) {
    async function* changes() {
      for (const { system, read } of parts) {
        const before = known.get(system.name);
        if (read === 'changes' && before) yield* indexChanges(system, before);
      }
    }
    if ((await index.update(changes(), now)).kind === 'updated') return;
  }
  await index.rebuild(indexEntries(systems), now);
}
