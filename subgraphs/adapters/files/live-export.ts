import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ComityError } from '../../../schema/errors.ts';
import type { ConnectionLimits } from '../connection.ts';
import type { FileEntity } from '../source.ts';
import { buildIndex } from './build-index.ts';
import { ExportIndex } from './export-index.ts';

/** One state of a file. */
interface Version {
  readonly mark: string;
  readonly modified: Date;
}

/** An export that is served from its index and replaced, in one step, when a newer whole one lies in its place. */
export class LiveExport {
  readonly name: string;
  readonly file: FileEntity;
  private readonly exportFile: string;
  private readonly workFolder: string;
  private readonly limits: ConnectionLimits;
  /** What the index was made of besides the file: another declaration needs another index. */
  private readonly declaration: string;
  private readonly indexedBy = new Map<string, readonly string[]>();
  private current: { readonly index: ExportIndex; readonly version: Version } | undefined;
  /** The state that was last seen, and since when it has not changed. */
  private seen: { readonly mark: string; readonly since: number } | undefined;
  private refused: string | undefined;

  constructor(name: string, file: FileEntity, folder: string, workFolder: string, limits: ConnectionLimits) {
    this.name = name;
    this.file = file;
    this.exportFile = path.join(folder, file.file);
    this.workFolder = workFolder;
    this.limits = limits;
    const declaration = JSON.stringify([this.exportFile, file]);
    this.declaration = createHash('sha256').update(declaration).digest('hex').slice(0, 16);
  }

  /**
   * Reads the export for the first time, once it has settled. Where it cannot be read, the last whole one that this
   * work folder keeps goes on serving; faults where there is none: SOURCE_UNAVAILABLE, SOURCE_MALFORMED.
   */
  async load(): Promise<void> {
    try {
      await this.takeSettled();
    } catch (fault) {
      const kept = await this.lastKept();
      if (kept === null) throw fault;
      this.refused = this.seen?.mark;
      this.serve(kept, path.join(this.workFolder, this.indexName(kept)));
    }
  }

  /** Looks for a newer export; true where it took one. What cannot be read is refused, and the old one goes on serving. */
  async refresh(): Promise<boolean> {
    const version = await this.look();
    if (version === null || version.mark === this.current?.version.mark || version.mark === this.refused) return false;
    if (!this.isSettled(version)) return false;
    try {
      return await this.take(version);
    } catch {
      this.refused = version.mark;
      return false;
    }
  }

  /** The index that serves now. */
  index(): ExportIndex {
    if (this.current === undefined)
      throw new ComityError('SOURCE_UNAVAILABLE', `\`${this.file.file}\` has not been read`);
    return this.current.index;
  }

  /** Makes reads by these columns fast, now and in every later export. */
  indexBy(by: readonly string[]): void {
    const key = by.join(' ');
    if (this.indexedBy.has(key)) return;
    this.index().prepareBy(by);
    this.indexedBy.set(key, by);
  }

  /** When the export that serves now was written. */
  modified(): Date {
    return this.current?.version.modified ?? new Date(0);
  }

  close(): void {
    this.current?.index.retire();
    this.current = undefined;
  }

  private async takeSettled(): Promise<void> {
    const deadline = Date.now() + this.limits.settleMs + 10 * this.limits.timeoutMs;
    for (;;) {
      const version = await this.look();
      if (version === null) throw new ComityError('SOURCE_UNAVAILABLE', `there is no export \`${this.file.file}\``);
      if (this.isSettled(version) && (await this.take(version))) return;
      if (Date.now() > deadline)
        throw new ComityError('SOURCE_UNAVAILABLE', `\`${this.file.file}\` is still being written`);
      await sleep(Math.min(this.limits.settleMs, 200));
    }
  }

  private async look(): Promise<Version | null> {
    try {
      const { mtime, mtimeMs, size, ino } = await stat(this.exportFile);
      return { mark: `${mtimeMs}-${size}-${ino}`, modified: mtime };
    } catch {
      return null;
    }
  }

  private isSettled({ mark, modified }: Version): boolean {
    const now = Date.now();
    if (this.seen?.mark !== mark) this.seen = { mark, since: now };
    return now - modified.getTime() >= this.limits.settleMs || now - this.seen.since >= this.limits.settleMs;
  }

  /** Indexes a state of the file and serves it; false where the file changed meanwhile. */
  private async take(version: Version): Promise<boolean> {
    const indexFile = path.join(this.workFolder, this.indexName(version));
    if (!existsSync(indexFile)) {
      const fault = await buildIndex(this.file, this.exportFile, indexFile).catch((error: unknown) => error ?? null);
      if ((await this.look())?.mark !== version.mark) {
        await rm(indexFile, { force: true });
        return false;
      }
      if (fault !== undefined) throw this.named(fault);
    }
    this.serve(version, indexFile);
    await this.removeOthers(indexFile);
    return true;
  }

  private serve(version: Version, indexFile: string): void {
    const index = new ExportIndex(indexFile, this.file);
    for (const by of this.indexedBy.values()) index.prepareBy(by);
    const before = this.current;
    this.current = { index, version };
    before?.index.retire();
  }

  private indexName({ mark }: Version): string {
    return `${this.prefix()}${this.declaration}@${mark}.db`;
  }

  /** The prefix of all indexes of this entity; `@` never stands in an encoded name. */
  private prefix(): string {
    return `${encodeURIComponent(this.name)}@`;
  }

  private async lastKept(): Promise<Version | null> {
    const start = `${this.prefix()}${this.declaration}@`;
    const kept = (await readdir(this.workFolder))
      .filter((name) => name.startsWith(start) && name.endsWith('.db'))
      .map((name) => name.slice(start.length, -'.db'.length))
      .map((mark) => ({ mark, modified: new Date(Number.parseFloat(mark)) }))
      .sort((one, other) => other.modified.getTime() - one.modified.getTime());
    return kept[0] ?? null;
  }

  private async removeOthers(indexFile: string): Promise<void> {
    const others = (await readdir(this.workFolder)).filter(
      (name) => name.startsWith(this.prefix()) && !name.startsWith(path.basename(indexFile)),
    );
    await Promise.all(others.map((name) => rm(path.join(this.workFolder, name), { force: true })));
  }

  private named(fault: unknown): ComityError {
    if (fault instanceof ComityError) return new ComityError(fault.code, `\`${this.file.file}\`: ${fault.message}`);
    return new ComityError('SOURCE_UNAVAILABLE', `\`${this.file.file}\` cannot be read`, { cause: fault });
  }
}
