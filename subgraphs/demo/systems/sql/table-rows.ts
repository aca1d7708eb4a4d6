/** A value of a column as it is written to a database. */
export type Cell = string | number | boolean | null;

/** A row by the names of its columns. */
export type TableRow = Readonly<Record<string, Cell>>;

/** The rows of one table, all with the same columns; made one after the other as they are written. */
export interface TableRows {
  readonly table: string;
  readonly rows: Iterable<TableRow>;
}

/** The rows of a table: one for each record. */
export function tableOf<T>(
  table: string,
  records: readonly T[],
  row: (record: T, index: number) => TableRow,
): TableRows {
  return tableOfMany(table, records, (record, index) => [row(record, index)]);
}

/** The rows of a table: any number for each record. */
export function tableOfMany<T>(
  table: string,
  records: readonly T[],
  rows: (record: T, index: number) => readonly TableRow[],
): TableRows {
  return {
    table,
    rows: {
      *[Symbol.iterator]() {
        let index = 0;
        for (const record of records) yield* rows(record, index++);
      },
    },
  };
}

const CHUNK = 2_000;

/** The rows of a table in pieces that one statement can carry. */
export function* chunksOf(rows: Iterable<TableRow>): Generator<readonly TableRow[]> {
  let chunk: TableRow[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The columns of rows, as their first says. */
export function columnsOf(rows: readonly TableRow[]): readonly string[] {
  return Object.keys(rows[0] ?? {});
}
