/** What a column holds, as its source declares it. Values come as the source writes them: text formats give text. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'binary';

/** Columns by name or path, in the order of the source. */
export type SourceColumns = Readonly<Record<string, ColumnType>>;
