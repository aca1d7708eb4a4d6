import { setImmediate as nextTurn } from 'node:timers/promises';
import { ComityError } from '../../schema/errors.ts';
import { CANDIDATE_FLOOR } from '../matching/matcher.ts';
import { indexBuilder } from './index-builder.ts';
import { indexFiles, type IndexFiles } from './index-files.ts';
import { openIndexReader, type IndexReader } from './index-reader.ts';
import type { IndexEntry, MatchIndex } from './match-index.ts';

/** Where an index lives. */
export interface MatchIndexOptions {
  /** A folder of its own, which no other process uses. */
  readonly folder: string;
  /** Similarity of names below which a record is no candidate; `CANDIDATE_FLOOR` where absent. */
  readonly floor?: number;
}

/** Records added before requests have their turn again: a build must not hold up the searches of the index that serves. */
const AT_ONCE = 100;

function openNewest(files: IndexFiles, floor: number): IndexReader | null {
  const newest = files.newest();
  const reader = newest === null ? null : openIndexReader(newest, floor);
  files.removeAllBut(reader?.file ?? null);
  return reader;
}

/**
 * Opens the embedded index in a folder: the last one that was built whole, or an empty one. Leftovers of a build that
 * did not end are removed, and so is an index that is damaged or of another matcher version: `asOf` is then null.
 */
export function openMatchIndex(options: MatchIndexOptions): MatchIndex {
  const floor = options.floor ?? CANDIDATE_FLOOR;
  const files = indexFiles(options.folder);
  let serving = openNewest(files, floor);
  const closing = new AbortController();
  let building: Promise<unknown> = Promise.resolve();

  const build = async (entries: AsyncIterable<readonly IndexEntry[]>, asOf: Date) => {
    closing.signal.throwIfAborted();
    const file = files.next();
    const builder = indexBuilder(file);
    let count: number;
    try {
      for await (const page of entries) {
        for (let from = 0; from < page.length; from += AT_ONCE) {
          builder.add(page.slice(from, from + AT_ONCE));
          await nextTurn();
          closing.signal.throwIfAborted();
        }
      }
      closing.signal.throwIfAborted();
      count = builder.finish(asOf);
    } catch (error) {
      builder.abandon();
      files.remove(file);
      throw error;
    }
    const whole = files.publish(file);
    const built = openIndexReader(whole, floor);
    if (!built) {
      files.remove(whole);
      throw new ComityError('SOURCE_UNAVAILABLE', 'the match index that was built cannot be read: check the disk');
    }
    serving?.close();
    serving = built;
    files.removeAllBut(whole);
    return { entries: count };
  };

  return {
    rebuild(entries, asOf) {
      const built = building.then(
        () => build(entries, asOf),
        () => build(entries, asOf),
      );
      building = built;
      return built;
    },
    byName: (type, name, limit, hint) => serving?.byName(type, name, limit, hint) ?? [],
    byIdentifier: (type, kind, value, limit) => serving?.byIdentifier(type, kind, value, limit) ?? [],
    asOf: () => serving?.asOf ?? null,
    close() {
      closing.abort(new ComityError('SOURCE_UNAVAILABLE', 'the match index is closed'));
      serving?.close();
      serving = null;
    },
  };
}
