import type { RawRow } from '../../adapter.ts';
import type { Connection, ConnectionLimits } from '../../connection.ts';
import type { CatalogueColumn } from '../catalogue.ts';
import type { Statement, StatementWriter, Syntax } from '../statement.ts';

/** An open, read-only database. */
export interface Database {
  /** Runs one statement; faults are `ComityError`s, after which the next statement finds a working connection. */
  run(statement: Statement, signal: AbortSignal | undefined): Promise<readonly RawRow[]>;
  close(): Promise<void>;
}

/** What is particular to one database product; a new product is a new file beside these. */
export interface Dialect {
  readonly syntax: Syntax;
  /** Whether `=` on text tells letters of different case, and trailing blanks, apart. */
  readonly exactText: boolean;
  /** The name of the schema, where the product has schemas. */
  schema(declared: string | undefined): string | undefined;
  /**
   * Lists what the account may read: rows of `entity`, `column`, `type`, `key` (position in the primary key, from 1, or
   * null) and `hidden` (1 for a row identifier that is no column, else 0).
   */
  catalogue(schema: string | undefined): Statement;
  /** The condition that the columns equal one of the keys. */
  matching(writer: StatementWriter, by: readonly CatalogueColumn[], keys: readonly (readonly string[])[]): string;
  /** The clause that cuts a page out of an ordered answer. */
  page(limit: number, offset: number): string;
  open(connection: Connection, limits: ConnectionLimits): Promise<Database>;
}
