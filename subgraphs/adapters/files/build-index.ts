import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import Libsql from 'libsql';
import type { FileEntity } from '../source.ts';
import type { IndexColumn } from './index-layout.ts';
import { HASH, OCCURRENCE, indexLayout, stored } from './index-layout.ts';
import type { ParsedRow } from './parsed-row.ts';
import { parserOf } from './parser-of.ts';

const BATCH = 1_000;

/**
 * Reads an export into an index of its own, row by row, never the whole file at once. The index takes its name only when
 * it is whole and on disk: a reader never meets half of one. SOURCE_MALFORMED where the export is not as declared.
 */
export async function buildIndex(file: FileEntity, exportFile: string, indexFile: string): Promise<void> {
  const unfinished = `${indexFile}.${process.pid}.part`;
  await rm(unfinished, { force: true });
  try {
    await fill(file, exportFile, unfinished);
    const handle = await open(unfinished, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await handle.close();
    await rename(unfinished, indexFile);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function fill(file: FileEntity, exportFile: string, indexFile: string): Promise<void> {
  const layout = indexLayout(file);
  const parser = parserOf(file);
  const database = new Libsql(indexFile);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off');
    database.exec(`create table rows (n integer primary key, ${layout.map(({ name }) => name).join(', ')})`);
    database.exec('create table facts (name text primary key, value text)');
    const insert = database.prepare(
      `insert into rows (${layout.map(({ name }) => name).join(', ')}) values (${layout.map(() => '?').join(', ')})`,
    );
    const flush = database.transaction((batch: readonly ParsedRow[]) => {
      for (const row of batch) insert.run(valuesOf(row, layout));
    });
    let batch: ParsedRow[] = [];
    for await (const row of parser.rows(createReadStream(exportFile))) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      flush(batch);
      batch = [];
    }
    flush(batch);
    database.exec('create index by_hash on rows (hash, occurrence)');
    database.exec(COUNT_OCCURRENCES);
    database.prepare("insert into facts values ('columns', ?)").run([JSON.stringify(parser.found())]);
  } finally {
    database.close();
  }
}

function valuesOf(row: ParsedRow, layout: readonly IndexColumn[]): readonly unknown[] {
  const hash = createHash('sha256').update(row.content).digest('hex');
  return layout.map((column) => {
    if (column.key === HASH) return hash;
    return column.key === OCCURRENCE ? 1 : stored(row.columns[column.key], column);
  });
}

const COUNT_OCCURRENCES = `
update rows set occurrence = counted.occurrence
  from (select n, row_number() over (partition by hash order by n) as occurrence from rows
         where hash in (select hash from rows group by hash having count(*) > 1)) as counted
 where counted.n = rows.n`;
