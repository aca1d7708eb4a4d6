/** The part of `source.ts` that declares exports in files. */

import type { SourceColumns } from './source-columns.ts';

/**
 * Exports in files of one folder, each read into an embedded index. Beside its own columns every row has
 * `$hash` (SHA-256 of its content, hex) and `$occurrence` (1 for the first row of that content, 2 for the second, …):
 * together a key for rows that have none.
 */
export interface FilesSource {
  readonly kind: 'files';
  readonly entities: Readonly<Record<string, FileEntity>>;
}

/** A kind of row, and the file that holds it. Several entities may share a file. */
export type FileEntity = CsvFile | FixedWidthFile | XmlFile;

interface AnyFile {
  /** Name of the file in the connection's folder. */
  readonly file: string;
  /** `utf-8`, `iso-8859-1`, `windows-1256`, `shift_jis`, … */
  readonly charset: string;
  /** How many characters that the charset does not have are let pass (as U+FFFD); by default none: the export is refused. */
  readonly charsetFaults?: number;
}

/** Values separated by a character. */
export interface CsvFile extends AnyFile {
  readonly format: 'csv';
  /** By default `,`. */
  readonly delimiter?: string;
  /** By default `"`; the empty string where values are never quoted. */
  readonly quote?: string;
  /** Whether the first line names the columns (the default); without it they are the declared ones, in that order. */
  readonly header?: boolean;
  readonly columns: SourceColumns;
  /** The last record, where the export counts its own. */
  readonly trailer?: {
    /** What the last record's first value is. */
    readonly marker: string;
    /** The position (1 is the first) of the value that holds the count. */
    readonly count: number;
    /** How many more than the rows the count says: 1 where it counts the trailer itself. */
    readonly over?: number;
  };
}

/** Values at fixed positions of a line. Positions are bytes of the file, 1 is the first, as mainframes count. */
export interface FixedWidthFile extends AnyFile {
  readonly format: 'fixed-width';
  readonly columns: Readonly<Record<string, FixedWidthColumn>>;
  /** Bytes of a line without its end; any other length is a fault. By default shorter lines end in blanks. */
  readonly length?: number;
  /** What the first line begins with, where it is no row. */
  readonly header?: string;
  /** What lines of this entity begin with, where the file holds several kinds. */
  readonly prefix?: string;
  /** The last line, where the export counts its own. */
  readonly trailer?: {
    readonly prefix: string;
    readonly start: number;
    readonly length: number;
    /** How many more than the rows of all kinds the count says: 2 where it counts header and trailer. */
    readonly over?: number;
  };
}

/** A column at a place of each line; blanks around the value are dropped. */
export interface FixedWidthColumn {
  readonly start: number;
  readonly length: number;
  readonly type?: SourceColumns[string];
}

/** Elements of one document. */
export interface XmlFile extends AnyFile {
  readonly format: 'xml';
  /** Path of the row element from the root: `CONSOLIDATED_LIST.INDIVIDUALS.INDIVIDUAL`. */
  readonly rows: string;
  readonly columns: SourceColumns;
  /** Path, from the root, of the element or attribute that says how many rows there are, where the export has one. */
  readonly count?: string;
}
