import { ComityError } from '../../../schema/errors.ts';
import type { FixedWidthColumn, FixedWidthFile } from '../source.ts';
import { Charset } from './charset.ts';
import { lines } from './lines.ts';
import type { ExportParser, ParsedRow } from './parsed-row.ts';

/** Values at fixed bytes of a line, with a first and a counting last line where they are declared. */
export function fixedWidthParser(file: FixedWidthFile): ExportParser {
  const columns = Object.entries(file.columns);
  return {
    async *rows(bytes) {
      const charset = new Charset(file.charset, file.charsetFaults ?? 0);
      let position = 0;
      let count = 0;
      let ended = false;
      for await (const line of lines(charset.sniffed(bytes))) {
        position += 1;
        if (ended) throw malformed('has lines after its trailer');
        if (position === 1 && file.header !== undefined) {
          if (!begins(line, file.header)) throw malformed('does not begin with its header');
          continue;
        }
        if (file.trailer !== undefined && begins(line, file.trailer.prefix)) {
          checkCount(file.trailer, line, count);
          ended = true;
          continue;
        }
        if (file.length !== undefined && line.length !== file.length) {
          throw malformed(`has ${line.length} bytes in line ${position} instead of ${file.length}`);
        }
        count += 1;
        if (file.prefix === undefined || begins(line, file.prefix)) yield row(charset, columns, line);
      }
      if (position === 0) throw malformed('is empty');
      if (file.trailer !== undefined && !ended) throw malformed('has lost its trailer: it is cut short');
    },
    found: () => columns.map(([name]) => name),
  };
}

function row(charset: Charset, columns: readonly (readonly [string, FixedWidthColumn])[], line: Buffer): ParsedRow {
  return {
    columns: Object.fromEntries(
      columns.map(([name, { start, length }]) => [
        name,
        charset.value(line.subarray(start - 1, start - 1 + length)).trim(),
      ]),
    ),
    content: line,
  };
}

function checkCount(trailer: NonNullable<FixedWidthFile['trailer']>, line: Buffer, count: number): void {
  const text = line.toString('latin1', trailer.start - 1, trailer.start - 1 + trailer.length).trim();
  if (!/^\d+$/.test(text) || Number(text) !== count + (trailer.over ?? 0)) {
    throw malformed(`counts \`${text}\` lines itself, and has ${count}`);
  }
}

function begins(line: Buffer, prefix: string): boolean {
  return line.toString('latin1', 0, prefix.length) === prefix;
}

function malformed(what: string): ComityError {
  return new ComityError('SOURCE_MALFORMED', `the export ${what}`);
}
