/**
 * How a national system is laid out, as the `source:` block of a mapping file declares it. Addresses and secrets are
 * the operator's (`connection.ts`) and never stand here.
 *
 * Paths. A column of a nested source (XML, JSON, SOAP) is a path of element names separated by dots: `birth.place`.
 * `@name` is an attribute. A repeated element carries `[]`: `alias[].name`, `nationality.value[]`. Namespace prefixes
 * are left out. In the row that comes back, the path up to the first `[]` is the key. Without `[]` its value is plain:
 * `row['birth.place']`. With it, an array: of rows whose keys follow the same rule (`row['alias'][0]['name']`), or of
 * plain values where the path ends in `[]` (`row['nationality.value'][0]`). An absent repeated element is an empty
 * array, any other absent one is null. An element that repeats without being declared so is a fault, not a guess.
 */

import type { FilesSource } from './source-files.ts';
import type { SourceColumns } from './source-columns.ts';

export type * from './source-columns.ts';
export type * from './source-files.ts';

/**
 * A relational database. The dialect is that of the connection's URL, so that one mapping serves several; entities
 * and columns are those of its catalogue.
 */
export interface SqlSource {
  readonly kind: 'sql';
  /** The schema that holds the tables; by default the connection's own. SQLite has none and ignores it. */
  readonly schema?: string;
  /** Columns that identify a row of a view, or of a table without a key of its own, by entity: for scans in pages. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** How the pages of a list follow each other; a list ends at the first empty page, or where no cursor follows. */
export type Paging =
  | { readonly kind: 'offset'; readonly limit: number }
  | { readonly kind: 'page'; readonly limit: number; readonly first: 0 | 1 }
  /** `next` is the path, from the top of the answer, of the cursor of the next page. */
  | { readonly kind: 'cursor'; readonly limit: number; readonly next: string };

/**
 * A SOAP service. Arguments of an operation are templates by the path of their element: `{offset}`, `{limit}`,
 * `{page}`, `{cursor}` in a list, `{keys}` in a read (the element is repeated for each key), any other text as it is.
 */
export interface SoapSource {
  readonly kind: 'soap';
  readonly version: '1.1' | '1.2';
  /** Where the service describes itself, relative to its address; by default `?wsdl`. */
  readonly wsdl?: string;
  /**
   * A key that no row has. It is asked for where there is nothing to ask for, so that what the service is asked does not
   * tell; without it nothing is asked then.
   */
  readonly absentKey?: string;
  readonly entities: Readonly<Record<string, SoapEntity>>;
}

/** An operation of a SOAP service, with its arguments and the path of the rows in its answer's body. */
export interface SoapOperation {
  readonly operation: string;
  readonly arguments?: Readonly<Record<string, string>>;
  /** Path of the repeated row element below the answer's element, without `[]`: `personnes.personne`. */
  readonly rows: string;
}

/** A kind of element that a SOAP service lists and reads. */
export interface SoapEntity {
  readonly columns: SourceColumns;
  /** Lists everything; without `paging` in one answer. */
  readonly list: SoapOperation & { readonly paging?: Paging };
  readonly read: readonly SoapRead[];
}

/** A way to read rows by some of their columns, many keys in one call. */
export interface KeyedRead {
  /** The columns whose values the keys are. */
  readonly by: readonly string[];
  /** How many keys one call takes, at most 1,000; by default 100. */
  readonly keysPerCall?: number;
}

/** An operation that reads by keys. */
export interface SoapRead extends SoapOperation, KeyedRead {
  /** The child element for each column of a composite key, in the order of `by`. */
  readonly parts?: readonly string[];
}

/**
 * A REST service, read with GET alone. Paths are templates relative to the connection's URL: `{offset}`, `{limit}`,
 * `{page}`, `{cursor}` in a list, `{keys}` in a read, and `{fields}` in both where the service can select columns.
 */
export interface RestSource {
  readonly kind: 'rest';
  readonly format: 'json' | 'xml';
  /** What `{fields}` is filled with: whole paths (`alias.name`, the default) or outermost names alone (`alias`). */
  readonly fields?: 'path' | 'top';
  /**
   * A key that no row has. It is asked for where there is nothing to ask for, so that what the service is asked does not
   * tell; without it nothing is asked then.
   */
  readonly absentKey?: string;
  readonly entities: Readonly<Record<string, RestEntity>>;
}

/** One call of a REST service. */
export interface RestCall {
  readonly path: string;
  /** Path of the rows in the answer, without `[]`; by default the answer itself. */
  readonly rows?: string;
}

/** A collection of a REST service. */
export interface RestEntity {
  readonly columns: SourceColumns;
  readonly list: RestCall & { readonly paging?: Paging };
  readonly read: readonly RestRead[];
}

/** A call that reads by keys. */
export interface RestRead extends RestCall, KeyedRead {
  /** What stands between keys, by default `,`. */
  readonly separator?: string;
  /** What stands between the parts of a composite key, by default `~`. */
  readonly partSeparator?: string;
}

/** Any source that an adapter can read. */
export type SourceDescription = SqlSource | SoapSource | RestSource | FilesSource;
