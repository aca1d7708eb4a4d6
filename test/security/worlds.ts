import fc from 'fast-check';
import { anyValuesOf, valuesOf } from './values.ts';
import {
  COLUMNS,
  keyColumns,
  RECORD_TABLES,
  TABLES,
  type Row,
  type RecordTable,
  type TableName,
  type World,
} from './world.ts';

/** How many rows a generated table has at most. */
const MOST_ROWS: Readonly<Record<TableName, number>> = {
  person: 5,
  doc: 4,
  phone: 3,
  car: 3,
  firm: 2,
  relation: 3,
  casefile: 3,
  name: 7,
  nation: 4,
  special: 3,
  role: 8,
  firm_name: 3,
  subject: 6,
};

/** The table of the records that the rows of another are parts of. */
const OWNER_OF: Readonly<Partial<Record<TableName, RecordTable>>> = {
  name: 'person',
  nation: 'person',
  special: 'person',
  role: 'person',
  firm_name: 'firm',
  subject: 'casefile',
};

function isRecordTable(table: TableName): table is RecordTable {
  return RECORD_TABLES.some((name) => name === table);
}

/** The key of the record at a position of its table. */
function idAt(table: RecordTable, position: number): string | number {
  return table === 'person' ? position + 11 : `${table.slice(0, 1)}${position + 11}`;
}

/** A row but for its key; of a part, with the record that it belongs to. */
function rowOf(table: TableName): fc.Arbitrary<Row> {
  const given = COLUMNS[table].filter((column) => column !== 'id' && column !== 'n');
  return fc.record(
    Object.fromEntries(given.map((column) => [column, fc.constantFrom(...valuesOf(table, column))] as const)),
  );
}

const ROWS: ReadonlyMap<TableName, fc.Arbitrary<Row>> = new Map(TABLES.map((table) => [table, rowOf(table)]));

function rows(table: TableName): fc.Arbitrary<Row> {
  return ROWS.get(table) ?? fc.constant({});
}

function placed(table: TableName, row: Row, position: number): Row {
  return isRecordTable(table) ? { id: idAt(table, position), ...row } : { ...row, n: position };
}

/** Rows whose key has an empty column are none. */
function isWhole(table: TableName, row: Row): boolean {
  return keyColumns(table).every((column) => (row[column] ?? null) !== null);
}

/** National systems of a few records of each type. */
export const worlds: fc.Arbitrary<World> = fc
  .tuple(
    ...TABLES.map((table) =>
      fc.array(rows(table), { minLength: Math.floor(MOST_ROWS[table] / 2), maxLength: MOST_ROWS[table] }),
    ),
  )
  .map((contents) =>
    worldOf((table) =>
      (contents[TABLES.indexOf(table)] ?? [])
        .map((row, position) => placed(table, row, position))
        .filter((row) => isWhole(table, row)),
    ),
  );

function worldOf(content: (table: TableName) => readonly Row[]): World {
  return Object.fromEntries(TABLES.map((table) => [table, content(table)])) as unknown as World;
}

/** One change to a national system; positions are taken modulo what there is. */
export type Change =
  | { readonly kind: 'drop'; readonly table: TableName; readonly at: number }
  | {
      readonly kind: 'alter';
      readonly table: TableName;
      readonly at: number;
      readonly column: number;
      readonly value: number;
    }
  /** Every column of a row that is no key, each by itself. */
  | { readonly kind: 'rewrite'; readonly table: TableName; readonly at: number; readonly value: number }
  /** A copy of a row, which differs in one column; with `ended`, past the date of its deletion. */
  | {
      readonly kind: 'copy';
      readonly table: TableName;
      readonly at: number;
      readonly column: number;
      readonly value: number;
      readonly ended: boolean;
      readonly id: number;
    }
  | { readonly kind: 'add'; readonly table: TableName; readonly row: Row; readonly at: number; readonly id: number };

const table = fc.constantFrom(...TABLES);
/** Persons are what is sought most. */
const likely = fc.oneof(table, fc.constant<TableName>('person'));
const place = fc.nat(7);
const choice = fc.nat(40);
const id = fc.nat(9);

/** Changes of every kind. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('drop' as const), table, at: place }),
    fc.record({ kind: fc.constant('alter' as const), table, at: place, column: choice, value: choice }),
    fc.record({ kind: fc.constant('rewrite' as const), table: likely, at: place, value: choice }),
    fc.record({
      kind: fc.constant('copy' as const),
      table: likely,
      at: place,
      column: choice,
      value: choice,
      ended: fc.boolean(),
      id,
    }),
    table.chain((name) =>
      fc.record({ kind: fc.constant('add' as const), table: fc.constant(name), row: rows(name), at: place, id }),
    ),
  ),
  { minLength: 4, maxLength: 16 },
);

function altered(name: TableName, row: Row, column: number, value: number): Row {
  const free = COLUMNS[name].filter((candidate) => !keyColumns(name).includes(candidate));
  const chosen = free[column % free.length] ?? '';
  const values = anyValuesOf(name, chosen);
  return { ...row, [chosen]: values[value % values.length] ?? null };
}

/** Rows of their own, beside those of a generated table; by their keys, half of them stand before all of those. */
function anew(name: TableName, row: Row, number: number): Row {
  if (!isRecordTable(name)) return { ...row, n: 100 + number };
  const isBefore = number % 2 === 0;
  if (name === 'person') return { ...row, id: isBefore ? number + 1 : 100 + number };
  return { ...row, id: `${name.slice(0, 1)}${isBefore ? '0' : '9'}${number}` };
}

function inserted(content: readonly Row[], name: TableName, row: Row, at: number): readonly Row[] {
  const key = (candidate: Row) => JSON.stringify(keyColumns(name).map((column) => candidate[column]));
  if (!isWhole(name, row) || content.some((candidate) => key(candidate) === key(row))) return content;
  return content.toSpliced(at % (content.length + 1), 0, row);
}

/** A change as single ones, of which each may be kept without the others. */
export function singly(change: Change): readonly Change[] {
  if (change.kind !== 'rewrite') return [change];
  const { table: name, at, value } = change;
  return COLUMNS[name].map((_, column) => ({ kind: 'alter', table: name, at, column, value: value + column }));
}

function changedRows(content: readonly Row[], change: Change): readonly Row[] {
  const { kind, table: name } = change;
  if (kind === 'rewrite') return singly(change).reduce(changedRows, content);
  if (kind === 'add') return inserted(content, name, anew(name, change.row, change.id), change.at);
  const at = content.length === 0 ? 0 : change.at % content.length;
  const row = content[at];
  if (!row) return content;
  switch (kind) {
    case 'drop':
      return content.toSpliced(at, 1);
    case 'alter': {
      const other = altered(name, row, change.column, change.value);
      return JSON.stringify(other) === JSON.stringify(row) ? content : content.with(at, other);
    }
    case 'copy': {
      const copy = altered(name, anew(name, row, change.id), change.column, change.value);
      const ends = change.ended && isRecordTable(name) ? { expires: '2001-01-01' } : {};
      return inserted(content, name, { ...copy, ...ends }, change.at);
    }
  }
}

/** A copied record has the parts of the one that it is copied from, names and so on; half of the copies have roles of their own. */
function withParts(world: World, { table: name, at, id: number, value }: Extract<Change, { kind: 'copy' }>): World {
  const row = world[name][world[name].length === 0 ? 0 : at % world[name].length];
  if (!row || !isRecordTable(name)) return world;
  const copy = anew(name, row, number);
  const categories = valuesOf('role', 'category');
  const other = value % 2 === 0 ? {} : { category: categories[value % categories.length] ?? null };
  return worldOf((part) => {
    const content = world[part];
    if (OWNER_OF[part] !== name) return content;
    const [owner = ''] = keyColumns(part);
    const own = content.filter((candidate) => candidate[owner] === row['id']);
    const copies = own.map((candidate, order) => ({
      ...candidate,
      ...(part === 'role' ? other : {}),
      [owner]: copy['id'] ?? null,
      n: 100 + number * 10 + order,
    }));
    return copies.reduce<readonly Row[]>((found, made) => inserted(found, part, made, at), content);
  });
}

/** A national system after some changes. */
export function changed(world: World, given: readonly Change[]): World {
  return given.reduce((found, change) => {
    const content = changedRows(found[change.table], change);
    if (content === found[change.table]) return found;
    const made = { ...found, [change.table]: content };
    return change.kind === 'copy' ? withParts(made, change) : made;
  }, world);
}
