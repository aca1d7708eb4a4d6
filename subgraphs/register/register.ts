import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createGroupCommit, type CommitStatistics } from '../../schema/audit/group-commit.ts';
import {
  exportLine,
  verifyChain,
  type ChainHead,
  type ChainLink,
  type ChainVerdict,
} from '../../schema/audit/hash-chain.ts';
import { ComityError } from '../../schema/errors.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import type { RegisterEntry } from './register-entry.ts';
import { openRegisterFile, type RegisterFile, type RegisterRange } from './register-file.ts';

/** A country's register of disclosures: hash-chained, durable, only ever added to. */
export interface Register {
  /** Resolves when all entries are durable; else rejects with `AUDIT_UNAVAILABLE`, and no answer may leave. */
  append(entries: readonly RegisterEntry[]): Promise<void>;
  /** Checks the whole chain; with a head that is known from elsewhere, also that its end was not cut off. */
  verify(known?: ChainHead): Promise<ChainVerdict>;
  /** All entries as JSON lines. */
  export(): AsyncIterable<string>;
  /** The entries of a range that the register holds now, as JSON, page by page; requests have their turn between two. */
  pages(range: RegisterRange): AsyncIterable<readonly string[]>;
  statistics(): CommitStatistics;
  /** Ends when what waits has been decided. */
  close(): Promise<void>;
}

/** Settings of a register. */
export interface RegisterOptions {
  readonly file: string;
  /** How many entries may wait to be written; more are refused. */
  readonly capacity?: number;
}

const BATCH_LIMIT = 256;
const PAGE = 500;

async function* readLinks(file: RegisterFile): AsyncIterable<ChainLink> {
  let after = 0;
  for (;;) {
    const page = file.read(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
    // Reading blocks: requests have their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Links that are looked at in one go: a millisecond, at the usual size of an entry. */
const RANGE_PAGE = 100;

async function* readRange(file: RegisterFile, range: RegisterRange): AsyncIterable<readonly string[]> {
  const end = file.end();
  for (let after = 0; after < end; after += RANGE_PAGE) {
    const page = file.select(after, Math.min(after + RANGE_PAGE, end), range);
    if (page.length > 0) yield page;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function unavailable(message: string, cause: unknown): ComityError {
  return new ComityError('AUDIT_UNAVAILABLE', message, { cause });
}

/** Opens the register of disclosures in a file of the country's folder; throws `AUDIT_UNAVAILABLE`. */
export async function openRegister(options: RegisterOptions): Promise<Register> {
  let file: RegisterFile;
  try {
    await mkdir(path.dirname(options.file), { recursive: true, mode: 0o700 });
    file = openRegisterFile(options.file);
  } catch (error) {
    throw unavailable('the register of disclosures cannot be opened', error);
  }
  const write = createGroupCommit<string>({
    commit: (records) => file.append(records),
    capacity: options.capacity ?? 10_000,
    batchLimit: BATCH_LIMIT,
  });
  return {
    append: (entries) => write.append(entries.map(canonicalJson)),
    async verify(known) {
      try {
        return await verifyChain(readLinks(file), known === undefined ? {} : { known });
      } catch (error) {
        throw unavailable('the register of disclosures cannot be read', error);
      }
    },
    async *export() {
      for await (const link of readLinks(file)) yield exportLine(link);
    },
    async *pages(range) {
      try {
        yield* readRange(file, range);
      } catch (error) {
        throw unavailable('the register of disclosures cannot be read', error);
      }
    },
    statistics: () => write.statistics(),
    async close() {
      await write.close();
      file.close();
    },
  };
}
