import { ComityError } from '../../schema/errors.ts';
import { indexBuilder } from './index-builder.ts';
import { indexFiles, type IndexFiles } from './index-files.ts';
import { openIndexReader, type IndexReader } from './index-reader.ts';
import type { IndexEntry, MatchIndex } from './match-index.ts';

/** Where an index lives. */
export interface MatchIndexOptions {
  /** A folder of its own, which no other process uses. */
  readonly folder: string;
}

function openNewest(files: IndexFiles): IndexReader | null {
  const newest = files.newest();
  const reader = newest === null ? null : openIndexReader(newest);
  files.removeAllBut(reader?.file ?? null);
  return reader;
}

function closedError(): ComityError {
  return new ComityError('SOURCE_UNAVAILABLE', 'the match index is closed');
}

/**
 * Opens the embedded index in a folder: the last one that was built whole, or an empty one. Leftovers of a build that
 * did not end are removed, and so is an index that is damaged or of another matcher version: `asOf` is then null.
 */
export function openMatchIndex(options: MatchIndexOptions): MatchIndex {
  const files = indexFiles(options.folder);
  let serving = openNewest(files);
  let isClosed = false;
  let building: Promise<unknown> = Promise.resolve();

  const build = async (entries: AsyncIterable<readonly IndexEntry[]>, asOf: Date) => {
    if (isClosed) throw closedError();
    const file = files.next();
    const builder = indexBuilder(file);
    let count: number;
    try {
      for await (const page of entries) {
        if (isClosed) throw closedError();
        builder.add(page);
      }
      count = builder.finish(asOf);
    } catch (error) {
      builder.abandon();
      files.remove(file);
      throw error;
    }
    if (isClosed) {
      files.remove(file);
      throw closedError();
    }
    const before = serving;
    serving = openIndexReader(files.publish(file));
    before?.close();
    files.removeAllBut(serving?.file ?? null);
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
      isClosed = true;
      serving?.close();
      serving = null;
    },
  };
}
