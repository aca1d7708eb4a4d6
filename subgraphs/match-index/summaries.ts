import type { Sketch } from './sketch.ts';

/** What is held in memory of each entry, to choose those that are worth reading. */
export interface Summary extends Sketch {
  /** 0 where there is none, or more than one. */
  readonly birthYear: number;
}

/** Bytes of one: the three words of the sketch, and the year, each the lowest byte first. */
const BYTES = 14;

/** The summaries of a segment, in the order of its entries. */
export function summaryBytes(summaries: readonly Summary[]): Buffer {
  const bytes = Buffer.alloc(BYTES * summaries.length);
  summaries.forEach(({ low, high, sounds, birthYear }, index) => {
    bytes.writeInt32LE(low | 0, BYTES * index);
    bytes.writeInt32LE(high | 0, BYTES * index + 4);
    bytes.writeInt32LE(sounds | 0, BYTES * index + 8);
    bytes.writeUInt16LE(birthYear, BYTES * index + 12);
  });
  return bytes;
}

/** The summaries of all entries of an index, by their numbers. */
export interface Summaries {
  /** One more than the highest number. */
  readonly count: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly sounds: Int32Array;
  readonly birthYear: Uint16Array;
  /** 1 where the entry was removed. */
  readonly removed: Uint8Array;
}

/** The summaries of some segments, opened. */
export function readSummaries(
  segments: readonly { readonly first: number; readonly count: number; readonly bytes: Buffer }[],
  removed: readonly number[],
): Summaries {
  const count = Math.max(0, ...segments.map((segment) => segment.first + segment.count));
  const summaries = {
    count,
    low: new Int32Array(count),
    high: new Int32Array(count),
    sounds: new Int32Array(count),
    birthYear: new Uint16Array(count),
    removed: new Uint8Array(count),
  };
  for (const segment of segments) {
    for (let index = 0; index < segment.count; index += 1) {
      summaries.low[segment.first + index] = segment.bytes.readInt32LE(BYTES * index);
      summaries.high[segment.first + index] = segment.bytes.readInt32LE(BYTES * index + 4);
      summaries.sounds[segment.first + index] = segment.bytes.readInt32LE(BYTES * index + 8);
      summaries.birthYear[segment.first + index] = segment.bytes.readUInt16LE(BYTES * index + 12);
    }
  }
  for (const number of removed) summaries.removed[number] = 1;
  return summaries;
}
