/** A value in a table of the national system. */
export type Cell = string | number | null;
/** A row: values by column; a column that is absent is null. */
export type Row = Readonly<Record<string, Cell>>;

/** The tables whose rows are records. */
export const RECORD_TABLES = ['person', 'doc', 'phone', 'car', 'firm', 'relation', 'casefile'] as const;
/** The tables whose rows belong to a record. */
export const PART_TABLES = ['name', 'nation', 'special', 'role', 'firm_name', 'subject'] as const;
/** A table of records. */
export type RecordTable = (typeof RECORD_TABLES)[number];
/** Any table. */
export type TableName = RecordTable | (typeof PART_TABLES)[number];

/** Everything that the national system holds. */
export type World = Readonly<Record<TableName, readonly Row[]>>;

/** What policy reads of a record, and a little more: columns that every table of records has. */
const PROVENANCE = [
  'handling',
  'confidentiality',
  'source',
  'information',
  'purpose',
  'originator',
  'releasable',
  'unreleasable',
  'embargo',
  'restricted',
  'recorded',
  'verified',
  'expires',
] as const;

/** The columns of each table; the key comes first. */
export const COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  person: ['id', 'born', 'died', 'sex', 'code', 'interpol', 'job', ...PROVENANCE],
  name: ['person_id', 'n', 'kind', 'full', 'surname'],
  nation: ['person_id', 'n', 'land'],
  special: ['person_id', 'n', 'kind', 'value'],
  role: ['person_id', 'n', 'case_id', 'category'],
  doc: ['id', 'number', 'issuer', 'person_id', ...PROVENANCE],
  phone: ['id', 'kind', 'value', 'person_id', 'firm_id', ...PROVENANCE],
  car: ['id', 'plate', 'make', 'person_id', 'firm_id', ...PROVENANCE],
  firm: ['id', 'reg', 'land', ...PROVENANCE],
  firm_name: ['firm_id', 'n', 'full'],
  relation: ['id', 'kind', 'note', 'person_id', 'other_id', 'firm_id', ...PROVENANCE],
  casefile: ['id', 'no', 'authority', ...PROVENANCE],
  subject: ['case_id', 'n', 'person_id', 'category'],
};

/** Every table, in the order in which generated worlds name them. */
export const TABLES: readonly TableName[] = [...RECORD_TABLES, ...PART_TABLES];

/** The columns by which the rows of a table are told apart. */
export function keyColumns(table: TableName): readonly string[] {
  return COLUMNS[table].slice(0, COLUMNS[table].includes('n') ? 2 : 1);
}
