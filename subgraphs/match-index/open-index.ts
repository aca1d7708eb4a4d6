import { ComityError } from '../../schema/errors.ts';
import { MATCHER_VERSION } from '../matching/matcher.ts';
import { chooseEntries, type ChooseEntries } from './choose-entries.ts';
import { readEntry, type ReadEntry } from './entry-form.ts';
import { indexSeal, type IndexSeal } from './index-seal.ts';
import type { IndexFacts, StoredIndex } from './index-store.ts';
import { readSummaries } from './summaries.ts';

/** A whole index, opened with the country's key. */
export interface OpenIndex {
  readonly stored: StoredIndex;
  readonly seal: IndexSeal;
  /** One more than the highest number of an entry. */
  readonly next: number;
  /** One more than the highest segment. */
  readonly nextSegment: number;
  readonly choose: ChooseEntries;
  /** Lists of entries by key, as `key` was before it was blinded. */
  lists(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Uint8Array[]>>;
  entries(numbers: readonly number[]): Promise<readonly ReadEntry[]>;
}

/** What `check` opens to; it changes with the form of what is kept. */
export const CHECK = 'comity match index 2';

function opensWith(seal: IndexSeal, facts: IndexFacts): boolean {
  try {
    return seal.openBlock(Buffer.from(facts.check, 'base64url')).toString() === CHECK;
  } catch {
    return false;
  }
}

function unreadable(cause: unknown): ComityError {
  if (cause instanceof ComityError) return cause;
  return new ComityError('SOURCE_UNAVAILABLE', 'the match index cannot be read and must be built anew', { cause });
}

async function readable<Read>(reading: () => Promise<Read>): Promise<Read> {
  try {
    return await reading();
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * Opens what is stored; null where it was built by another version of the matcher or under another key, or is damaged.
 */
export async function openIndex(stored: StoredIndex, key: Uint8Array): Promise<OpenIndex | null> {
  const { facts } = stored;
  const seal = indexSeal(key, Buffer.from(facts.salt, 'base64url'));
  if (facts.matcherVersion !== MATCHER_VERSION || !opensWith(seal, facts)) return null;
  try {
    const segments = await stored.segments();
    const summaries = readSummaries(
      segments.map(({ first, count, summary }) => ({ first, count, bytes: seal.openBlock(summary) })),
      await stored.removed(),
    );
    return {
      stored,
      seal,
      next: summaries.count,
      nextSegment: Math.max(0, ...segments.map(({ segment }) => segment + 1)),
      choose: chooseEntries(summaries),
      lists: (keys) =>
        readable(async () => {
          const texts = new Map(keys.map((text) => [seal.blind(text).toString('base64url'), text]));
          const found = new Map<string, Uint8Array[]>();
          const blinded = [...texts.keys()].map((text) => Buffer.from(text, 'base64url'));
          for (const { key: blind, list } of await stored.postings(blinded)) {
            const text = texts.get(blind.toString('base64url')) ?? '';
            const lists = found.get(text) ?? [];
            lists.push(seal.openBlock(list));
            found.set(text, lists);
          }
          return found;
        }),
      entries: (numbers) =>
        readable(async () => {
          const rows = await stored.entries(numbers);
          return rows.map(({ number, sealed }) => readEntry(seal.openEntry(number, sealed)));
        }),
    };
  } catch {
    return null;
  }
}
