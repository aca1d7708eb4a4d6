import type { RawRow } from '../adapter.ts';

/** A row of an export: its declared columns, and its whole content as it stands there, for the hash. */
export interface ParsedRow {
  readonly columns: RawRow;
  readonly content: string | Uint8Array;
}

/** A parser of one kind of export. */
export interface ExportParser {
  /** The rows one after another; throws SOURCE_MALFORMED where the export is cut short or built otherwise. */
  rows(bytes: AsyncIterable<Buffer>): AsyncIterable<ParsedRow>;
  /** What columns the export really had, once all rows were read. */
  found(): readonly string[];
}
