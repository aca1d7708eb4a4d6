import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import type { SourceAdapter } from '../../../subgraphs/adapters/adapter.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import type { FileEntity } from '../../../subgraphs/adapters/source.ts';

/** A folder of exports, with a work folder beside it that outlasts an adapter. */
export interface ExportFolder {
  readonly exports: string;
  readonly work: string;
  /** Puts a whole export in place, as written at a time some seconds ago. */
  put(name: string, text: string, charset?: string, secondsAgo?: number): Promise<void>;
  /** Opens an adapter that looks for newer exports every 20 ms. */
  open(entities: Readonly<Record<string, FileEntity>>): Promise<SourceAdapter>;
  close(): Promise<void>;
}

/** Makes both folders. */
export async function exportFolder(): Promise<ExportFolder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-test-files-'));
  const [exports, work] = await Promise.all([
    mkdtemp(path.join(folder, 'exports-')),
    mkdtemp(path.join(folder, 'work-')),
  ]);
  return {
    exports,
    work,
    put: async (name, text, charset = 'utf-8', secondsAgo = 10) => {
      const file = path.join(exports, name);
      await writeFile(`${file}.new`, iconv.encode(text, charset));
      const time = new Date(Date.now() - secondsAgo * 1_000);
      await utimes(`${file}.new`, time, time);
      await rename(`${file}.new`, file);
    },
    open: (entities) =>
      openAdapter(
        { kind: 'files', entities },
        { url: pathToFileURL(exports).href, workFolder: work, limits: { pollMs: 20, settleMs: 300, timeoutMs: 100 } },
      ),
    close: () => rm(folder, { recursive: true }),
  };
}

/** Resolves when the adapter has taken a newer export; rejects after two seconds. */
export function nextChange(adapter: SourceAdapter): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no newer export was taken')), 2_000);
    const stop = adapter.onChange(() => {
      clearTimeout(late);
      stop();
      resolve();
    });
  });
}
