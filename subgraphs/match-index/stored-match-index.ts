import { ComityError } from '../../schema/errors.ts';
import { SHIPPED_FREQUENCIES, type NameFrequencies } from '../matching/frequencies/name-frequencies.ts';
import { CANDIDATE_FLOOR, MATCHER_VERSION } from '../matching/matcher.ts';
import { normalisedReader } from '../matching/normalised-text.ts';
import { recordKeyOf } from './entry-form.ts';
import { findByIdentifier, findByName } from './find-candidates.ts';
import { indexSeal, newSalt, type IndexSeal } from './index-seal.ts';
import type { EntryRow, IndexFacts, IndexStore, PostingRow, RowWriter, SegmentRow } from './index-store.ts';
import { MOST_CHANGED, type Freshness, type IndexChange, type IndexEntry, type MatchIndex } from './match-index.ts';
import { CHECK, openIndex, type OpenIndex } from './open-index.ts';
import { SEGMENT_ENTRIES, segmentBuilder } from './segment-builder.ts';

/** What an index is opened with. */
export interface StoredIndexOptions {
  readonly store: IndexStore;
  /** The country's own key: what is kept is blinded or sealed under derivations of it. */
  readonly key: Uint8Array;
  /** Similarity of names below which a record is no candidate; `CANDIDATE_FLOOR` where absent. */
  readonly floor?: number;
  /** How common words are; the table that is shipped where absent. What is kept does not depend on it. */
  readonly frequencies?: NameFrequencies;
}

type Entries = AsyncIterable<readonly IndexEntry[]>;
type Changes = AsyncIterable<readonly IndexChange[]>;

function factsOf(seal: IndexSeal, salt: Buffer, { asOf, read }: Freshness, builtAsOf: string): IndexFacts {
  return {
    matcherVersion: MATCHER_VERSION,
    salt: salt.toString('base64url'),
    check: seal.sealBlock(Buffer.from(CHECK)).toString('base64url'),
    read: Object.fromEntries(
      [...read].map(([system, { asOf: at, position }]) => [system, { asOf: at.toISOString(), position }]),
    ),
    asOf: asOf.toISOString(),
    builtAsOf,
  };
}

/** An index that is read by some and is closed when the last of them has ended and another serves. */
interface Serving {
  readonly index: OpenIndex;
  readers: number;
  retired: boolean;
}

async function leave(serving: Serving): Promise<void> {
  serving.readers -= 1;
  if (serving.retired && serving.readers === 0) await serving.index.stored.close();
}

/** The last change of each record, by what it is found by. */
async function gather(changes: Changes, seal: IndexSeal): Promise<ReadonlyMap<string, IndexEntry | null> | null> {
  const last = new Map<string, IndexEntry | null>();
  for await (const page of changes) {
    for (const change of page) last.set(seal.blind(recordKeyOf(change)).toString('base64url'), change.entry);
    if (last.size > MOST_CHANGED) return null;
  }
  return last;
}

/** Keeps rows in memory until they are all there. */
function rowsInMemory() {
  const rows = { entries: [] as EntryRow[], postings: [] as PostingRow[], segments: [] as SegmentRow[] };
  const writer: RowWriter = {
    entries: (added) => Promise.resolve(void rows.entries.push(...added)),
    postings: (added) => Promise.resolve(void rows.postings.push(...added)),
    segment: (added) => Promise.resolve(void rows.segments.push(added)),
  };
  return { rows, writer };
}

/** Opens the index that a store keeps: the last one that was built whole, or an empty one. */
export async function openStoredIndex({
  store,
  key,
  floor = CANDIDATE_FLOOR,
  frequencies = SHIPPED_FREQUENCIES,
}: StoredIndexOptions): Promise<MatchIndex> {
  const closing = new AbortController();
  const read = normalisedReader(frequencies);
  let serving: Serving | null = null;
  let working: Promise<unknown> = Promise.resolve();

  const serve = async (index: OpenIndex | null) => {
    const former = serving;
    serving = index && { index, readers: 0, retired: false };
    if (!former || former.index.stored === index?.stored) return;
    former.retired = true;
    if (former.readers === 0) await former.index.stored.close();
  };

  const openNewest = async () => {
    const stored = await store.open();
    const index = stored && (await openIndex(stored, key));
    if (stored && !index) await stored.close();
    await serve(index);
  };

  /** Reads in the index that serves, which stays open until the reading has ended. */
  const reading = async <Read>(nothing: Read, read: (index: OpenIndex) => Promise<Read>): Promise<Read> => {
    if (await store.isStale(serving?.index.stored ?? null)) await openNewest();
    const current = serving;
    if (!current) return nothing;
    current.readers += 1;
    try {
      return await read(current.index);
    } finally {
      await leave(current);
    }
  };

  const build = async (entries: Entries, fresh: Freshness) => {
    closing.signal.throwIfAborted();
    const salt = newSalt();
    const seal = indexSeal(key, salt);
    const writer = await store.build();
    if (!writer) {
      await openNewest();
      return;
    }
    let [count, segment] = [0, 0];
    let stored;
    try {
      const begin = () => segmentBuilder({ seal, writer, segment: segment++, first: count, signal: closing.signal });
      let current = begin();
      for await (const page of entries) {
        await current.add(page);
        if (current.count < SEGMENT_ENTRIES) continue;
        await current.finish();
        count += current.count;
        current = begin();
      }
      closing.signal.throwIfAborted();
      await current.finish();
      count += current.count;
      stored = await writer.publish(factsOf(seal, salt, fresh, fresh.asOf.toISOString()));
    } catch (error) {
      await writer.abandon();
      throw error;
    }
    const built = await openIndex(stored, key);
    if (!built) {
      await stored.close();
      throw new ComityError(
        'SOURCE_UNAVAILABLE',
        'the match index that was built cannot be read: check where it is kept',
      );
    }
    await serve(built);
    await store.clean();
  };

  const update = async (changes: Changes, fresh: Freshness) => {
    closing.signal.throwIfAborted();
    if (await store.isStale(serving?.index.stored ?? null)) await openNewest();
    if (!serving) return { kind: 'not-built' } as const;
    const { stored, seal, next, nextSegment } = serving.index;
    const changed = await gather(changes, seal);
    if (changed === null) return { kind: 'too-many' } as const;
    const { rows, writer } = rowsInMemory();
    const builder = segmentBuilder({ seal, writer, segment: nextSegment, first: next, signal: closing.signal });
    await builder.add([...changed.values()].filter((entry) => entry !== null));
    await builder.finish();
    const removed = await stored.numbersOf([...changed.keys()].map((blind) => Buffer.from(blind, 'base64url')));
    const facts = factsOf(seal, Buffer.from(stored.facts.salt, 'base64url'), fresh, stored.facts.builtAsOf);
    await stored.update({ facts, ...rows, removed });
    await openNewest();
    return { kind: 'updated', records: changed.size } as const;
  };

  /** One build or update after the other. */
  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const done = working.then(work, work);
    working = done;
    return done;
  };

  await openNewest();
  await store.clean();
  return {
    rebuild: (entries, fresh) => inTurn(() => build(entries, fresh)),
    update: (changes, fresh) => inTurn(() => update(changes, fresh)),
    byName: (type, name, limit, hint) =>
      reading([], (index) => findByName(index, { type, name, limit, hint, floor, frequencies, read })),
    byIdentifier: (type, kind, value, limit) =>
      reading([], (index) => findByIdentifier(index, { type, kind, value, limit })),
    asOf: () => (serving ? new Date(serving.index.stored.facts.asOf) : null),
    builtAsOf: () => (serving ? new Date(serving.index.stored.facts.builtAsOf) : null),
    read: () =>
      new Map(
        Object.entries(serving?.index.stored.facts.read ?? {}).map(([system, { asOf, position }]) => [
          system,
          { asOf: new Date(asOf), position },
        ]),
      ),
    async close() {
      closing.abort(new ComityError('SOURCE_UNAVAILABLE', 'the match index is closed'));
      await working.catch(() => undefined);
      await serve(null);
      await store.close();
    },
  };
}
