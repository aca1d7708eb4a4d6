import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { ComityError } from '../../../schema/errors.ts';
import type { CsvFile } from '../source.ts';
import { Charset } from './charset.ts';
import type { ExportParser, ParsedRow } from './parsed-row.ts';

/** Values separated by a character, with quotes, a line of names and a counting last record where they are declared. */
export function csvParser(file: CsvFile): ExportParser {
  let names: readonly string[] = Object.keys(file.columns);
  return {
    async *rows(bytes) {
      const charset = new Charset(file.charset, file.charsetFaults ?? 0);
      let count = 0;
      let ended = false;
      let header = file.header ?? true;
      for await (const record of records(file, charset.text(charset.sniffed(bytes)))) {
        if (ended) throw malformed('has records after its trailer');
        if (header) {
          names = checkedHeader(file, record);
          header = false;
        } else if (file.trailer !== undefined && record[0] === file.trailer.marker) {
          checkCount(file.trailer, record, count);
          ended = true;
        } else {
          count += 1;
          yield row(file, names, record, count);
        }
      }
      if (header) throw malformed('is empty');
      if (file.trailer !== undefined && !ended) throw malformed('has lost its trailer: it is cut short');
    },
    found: () => names,
  };
}

async function* records(file: CsvFile, text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  const parser = parse({
    delimiter: file.delimiter ?? ',',
    quote: file.quote === '' ? false : (file.quote ?? '"'),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1024 * 1024,
  });
  const source = pipeline(Readable.from(text), parser);
  source.catch(() => undefined);
  try {
    for await (const record of parser) if (isRecord(record)) yield record;
    await source;
  } catch (fault) {
    if (fault instanceof ComityError) throw fault;
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
    if (!code.startsWith('CSV_')) throw fault;
    throw malformed(`cannot be read as CSV (\`${code}\`)`);
  }
}

function isRecord(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function checkedHeader(file: CsvFile, record: readonly string[]): readonly string[] {
  const names = record.map((name) => name.trim());
  const missing = Object.keys(file.columns).filter((column) => !names.includes(column));
  if (missing.length > 0) throw malformed(`has no column \`${missing.join('`, `')}\``);
  if (new Set(names).size < names.length) throw malformed('names a column twice');
  return names;
}

function row(file: CsvFile, names: readonly string[], record: readonly string[], position: number): ParsedRow {
  if (record.length !== names.length) {
    throw malformed(`has ${record.length} values in row ${position} instead of ${names.length}`);
  }
  const columns: Record<string, string> = {};
  names.forEach((name, index) => {
    if (Object.hasOwn(file.columns, name)) columns[name] = record[index] ?? '';
  });
  return { columns, content: JSON.stringify(record) };
}

function checkCount(trailer: NonNullable<CsvFile['trailer']>, record: readonly string[], count: number): void {
  const said = Number(record[trailer.count - 1]);
  if (said !== count + (trailer.over ?? 0)) throw malformed(`counts ${said} rows itself, and has ${count}`);
}

function malformed(what: string): ComityError {
  return new ComityError('SOURCE_MALFORMED', `the export ${what}`);
}
