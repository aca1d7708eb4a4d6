import { setImmediate as nextTurn } from 'node:timers/promises';
import { entryForm, recordKeyOf } from './entry-form.ts';
import type { IndexSeal } from './index-seal.ts';
import type { PostingRow, RowWriter } from './index-store.ts';
import type { IndexEntry } from './match-index.ts';
import { writePostings } from './posting-list.ts';
import { summaryBytes, type Summary } from './summaries.ts';

/** Entries of one segment at most: a longer build has several, so that what it holds in memory is bounded. */
export const SEGMENT_ENTRIES = 250_000;

/** Records, or keys, between two turns of the event loop: a build must not hold up the searches of the index that serves. */
const AT_ONCE = 100;
const KEYS_AT_ONCE = 2_000;
const BUCKETS = 256;

/** A list of numbers that grows. */
interface Growing {
  numbers: Uint32Array;
  length: number;
}

function push(list: Growing, number: number): void {
  if (list.length === list.numbers.length) {
    const longer = new Uint32Array(2 * list.numbers.length);
    longer.set(list.numbers);
    list.numbers = longer;
  }
  list.numbers[list.length++] = number;
}

/** A segment in the making. */
export interface SegmentBuilder {
  /** How many entries it has. */
  readonly count: number;
  add(entries: readonly IndexEntry[]): Promise<void>;
  /** Writes what was gathered; a segment without entries writes nothing. */
  finish(): Promise<void>;
}

/** Which segment is built, and into what. */
export interface SegmentOptions {
  readonly seal: IndexSeal;
  readonly writer: RowWriter;
  readonly segment: number;
  /** The number of its first entry. */
  readonly first: number;
  /** Aborted where the build is to stop. */
  readonly signal: AbortSignal;
}

/** Begins a segment. Entries are written as they come; what they are found by is gathered in memory until `finish`. */
export function segmentBuilder({ seal, writer, segment, first, signal }: SegmentOptions): SegmentBuilder {
  const ordinals = new Map<string, number>();
  const pairs: Growing = { numbers: new Uint32Array(1_024), length: 0 };
  const ends: Growing = { numbers: new Uint32Array(256), length: 0 };
  const summaries: Summary[] = [];

  const gather = (entry: IndexEntry) => {
    const form = entryForm(entry);
    const number = first + ends.length;
    for (const key of form.keys) {
      let ordinal = ordinals.get(key);
      if (ordinal === undefined) ordinals.set(key, (ordinal = ordinals.size));
      push(pairs, ordinal);
    }
    push(ends, pairs.length);
    summaries.push({ ...form.sketch, birthYear: form.birthYear });
    return { number, record: seal.blind(recordKeyOf(entry)), sealed: seal.sealEntry(number, form.text) };
  };

  /** Where the entries of each key begin in `sorted`, and the entries themselves, in order. */
  const sortByKey = () => {
    const begins = new Uint32Array(ordinals.size + 1);
    for (let at = 0; at < pairs.length; at += 1) {
      const after = (pairs.numbers[at] ?? 0) + 1;
      begins[after] = (begins[after] ?? 0) + 1;
    }
    for (let key = 1; key < begins.length; key += 1) begins[key] = (begins[key] ?? 0) + (begins[key - 1] ?? 0);
    const next = begins.slice();
    const sorted = new Uint32Array(pairs.length);
    let at = 0;
    for (let entry = 0; entry < ends.length; entry += 1) {
      for (; at < (ends.numbers[entry] ?? 0); at += 1) {
        const key = pairs.numbers[at] ?? 0;
        const place = next[key] ?? 0;
        sorted[place] = first + entry;
        next[key] = place + 1;
      }
    }
    return { begins, sorted };
  };

  /** The keys, blinded, by their first byte, so that each part is sorted and written in a turn of its own. */
  const blinded = async () => {
    const buckets = Array.from({ length: BUCKETS }, (): { readonly key: Buffer; readonly ordinal: number }[] => []);
    let turn = 0;
    for (const [text, ordinal] of ordinals) {
      const key = seal.blind(text);
      buckets[key[0] ?? 0]?.push({ key, ordinal });
      if (++turn % KEYS_AT_ONCE === 0) await rest();
    }
    return buckets;
  };

  const rest = async () => {
    await nextTurn();
    signal.throwIfAborted();
  };

  return {
    get count() {
      return ends.length;
    },
    async add(entries) {
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        await writer.entries(entries.slice(from, from + AT_ONCE).map(gather));
        await rest();
      }
    },
    async finish() {
      if (ends.length === 0) return;
      const { begins, sorted } = sortByKey();
      for (const bucket of await blinded()) {
        bucket.sort((one, two) => Buffer.compare(one.key, two.key));
        for (let from = 0; from < bucket.length; from += KEYS_AT_ONCE) {
          const rows = bucket.slice(from, from + KEYS_AT_ONCE).map(({ key, ordinal }): PostingRow => {
            const list = writePostings(sorted, begins[ordinal] ?? 0, begins[ordinal + 1] ?? 0);
            return { key, segment, list: seal.sealBlock(list) };
          });
          await writer.postings(rows);
          await rest();
        }
      }
      await writer.segment({ segment, first, count: ends.length, summary: seal.sealBlock(summaryBytes(summaries)) });
    },
  };
}
