import { readFile } from 'node:fs/promises';
import { ComityError } from '../../schema/errors.ts';
import { replaceDurably } from './durable-file.ts';
import type { ChainHead } from './judge-act.ts';
import { systemCode } from './system-code.ts';

/** What a process has accepted last, and the latest time it has seen; an older chain, or an earlier time, is refused. */
export interface HighWater {
  readonly head: ChainHead | null;
  /** ISO 8601 in UTC. */
  readonly seen: string;
}

const HASH = /^[0-9a-f]{64}$/;

function parseHead(value: unknown): ChainHead | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || !('number' in value) || !('id' in value)) return undefined;
  const { number, id } = value;
  if (!Number.isSafeInteger(number) || typeof number !== 'number' || typeof id !== 'string') return undefined;
  return HASH.test(id) ? { number, id } : undefined;
}

function parseHighWater(text: string): HighWater | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('head' in value) || !('seen' in value)) return null;
  const head = parseHead(value.head);
  if (head === undefined || typeof value.seen !== 'string' || Number.isNaN(Date.parse(value.seen))) return null;
  return { head, seen: value.seen };
}

/** Where the mark is kept. */
export interface HighWaterStore {
  /** The mark; null where there is none yet. Rejects with `POLICY_INVALID` where it is damaged. */
  read(): Promise<HighWater | null>;
  /** Resolves when the mark is durable. */
  write(mark: HighWater): Promise<void>;
}

function parsedOrNull(text: string): HighWater | null {
  try {
    return parseHighWater(text);
  } catch {
    return null;
  }
}

/** The mark in a file. A damaged one is refused: without it an old policy could be passed off as the newest. */
export function fileHighWater(file: string): HighWaterStore {
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return null;
        throw error;
      }
      const mark = parsedOrNull(text);
      if (mark) return mark;
      throw new ComityError('POLICY_INVALID', `the high-water mark \`${file}\` is damaged: restore it from a backup`);
    },
    write: (mark) => replaceDurably(file, JSON.stringify(mark)),
  };
}
