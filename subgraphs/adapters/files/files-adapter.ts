import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BatchRead, EntityScan, RawRow, SourceAdapter } from '../adapter.ts';
import type { Connection } from '../connection.ts';
import { limitsOf } from '../connection.ts';
import { checkDeclared, declaredEntity } from '../declared.ts';
import { givenUp } from '../gate.ts';
import { keyChunks } from '../key-chunks.ts';
import { projectionOf } from '../nested/column-path.ts';
import { declaredAndFound } from '../nested/discovery.ts';
import type { FileEntity, FilesSource } from '../source.ts';
import { Tally } from '../tally.ts';
import { HASH, OCCURRENCE } from './index-layout.ts';
import { LiveExport } from './live-export.ts';

const PAGE = 1_000;

/** Opens the exports of a folder: reads each into its index, and looks for newer ones from then on. */
export async function openFilesAdapter(source: FilesSource, connection: Connection): Promise<SourceAdapter> {
  const limits = limitsOf(connection);
  const folder = fileURLToPath(connection.url);
  const workFolder = connection.workFolder ?? (await mkdtemp(path.join(os.tmpdir(), 'comity-index-')));
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const tally = new Tally();
  const listeners = new Set<() => void>();
  const exports = Object.fromEntries(
    Object.entries(source.entities).map(([name, file]) => [
      name,
      new LiveExport(name, file, folder, workFolder, limits),
    ]),
  );
  const all = Object.values(exports);
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function lookForNewer(): Promise<void> {
    let changed = false;
    for (const each of all) changed = (await each.refresh()) || changed;
    if (changed) for (const listener of listeners) listener();
  }

  function lookLater(): void {
    timer = setTimeout(() => {
      looking = lookForNewer().finally(() => {
        if (timer !== undefined) lookLater();
      });
    }, limits.pollMs).unref();
  }

  async function close(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    await looking;
    for (const each of all) each.close();
    if (connection.workFolder === undefined) await rm(workFolder, { recursive: true, force: true });
  }

  async function read(request: BatchRead, signal?: AbortSignal): Promise<readonly RawRow[]> {
    const live = declaredEntity(exports, request.entity);
    checkColumns(live, [...request.columns, ...request.by]);
    live.indexBy(request.by);
    const projection = projectionOf(request.columns);
    const rows: RawRow[] = [];
    for (const keys of keyChunks(request)) {
      await turn(signal);
      tally.call();
      rows.push(...live.index().read(projection, request.by, keys));
    }
    tally.received(rows.length);
    return rows;
  }

  async function* scan(request: EntityScan, signal?: AbortSignal): AsyncGenerator<readonly RawRow[]> {
    const live = declaredEntity(exports, request.entity);
    checkColumns(live, request.columns);
    const projection = projectionOf(request.columns);
    const index = live.index();
    index.hold();
    try {
      for (let after = 0; ;) {
        await turn(signal);
        tally.call();
        const page = index.page(projection, after, PAGE);
        tally.received(page.rows.length);
        if (page.rows.length > 0) yield page.rows;
        if (page.rows.length < PAGE) return;
        after = page.last;
      }
    } finally {
      index.letGo();
    }
  }

  try {
    for (const each of all) await each.load();
  } catch (fault) {
    await close();
    throw fault;
  }
  lookLater();
  return {
    selectsColumns: false,
    describe: () =>
      Promise.resolve(
        all.map((each) => ({ name: each.name, columns: declaredAndFound(typesOf(each.file), each.index().columns()) })),
      ),
    read,
    scan,
    asOf: () => Promise.resolve(new Date(Math.min(...all.map((each) => each.modified().getTime())))),
    counters: () => tally.read(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
  };
}

function checkColumns(live: LiveExport, columns: readonly string[]): void {
  checkDeclared(
    live.name,
    live.file.columns,
    columns.filter((column) => column !== HASH && column !== OCCURRENCE),
  );
}

function typesOf(file: FileEntity): Readonly<Record<string, string>> {
  if (file.format !== 'fixed-width') return file.columns;
  return Object.fromEntries(Object.entries(file.columns).map(([name, { type }]) => [name, type ?? 'text']));
}

/** Lets whatever else waits have its turn: the index answers synchronously. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted === true) throw givenUp();
}
