import Libsql from 'libsql';
import { ComityError } from '../../../schema/errors.ts';
import type { RawRow, RawValue } from '../adapter.ts';
import type { Projection } from '../nested/column-path.ts';
import { pick } from '../nested/pick.ts';
import type { FileEntity } from '../source.ts';
import type { IndexColumn } from './index-layout.ts';
import { OCCURRENCE, indexLayout } from './index-layout.ts';

/** The finished index of one export: read while scans hold it, closed when it is replaced and the last has let go. */
export class ExportIndex {
  private readonly database: Libsql.Database;
  private readonly layout: ReadonlyMap<string, IndexColumn>;
  private holders = 0;
  private replaced = false;

  constructor(indexFile: string, file: FileEntity) {
    this.database = new Libsql(indexFile);
    this.layout = new Map(indexLayout(file).map((column) => [column.key, column]));
  }

  /** The columns that the export really has. */
  columns(): readonly string[] {
    const [names] = this.database
      .prepare("select value from facts where name = 'columns'")
      .raw(true)
      .all([])
      .flatMap((fact) => fact);
    const parsed: unknown = JSON.parse(String(names));
    return Array.isArray(parsed) ? parsed.map(String) : [];
  }

  /** Makes reads by these columns fast; done once for each set of columns. */
  prepareBy(by: readonly string[]): void {
    const names = by.map((key) => this.column(key).name);
    this.database.exec(`create index if not exists by_${names.join('_')} on rows (${names.join(', ')})`);
  }

  /** The rows whose `by` columns equal one of the keys. */
  read(projection: Projection, by: readonly string[], keys: readonly (readonly string[])[]): readonly RawRow[] {
    const names = by.map((key) => this.column(key).name);
    const place = `(${names.map(() => '?').join(', ')})`;
    const parameters = keys.flatMap((key) =>
      key.map((part, index) => (by[index] === OCCURRENCE ? Number(part) : part)),
    );
    const where = `(${names.join(', ')}) in (values ${keys.map(() => place).join(', ')})`;
    return this.rows(projection, `where ${where}`, parameters).map(({ row }) => row);
  }

  /** The page of rows after a position, and the position of its last. */
  page(
    projection: Projection,
    after: number,
    size: number,
  ): { readonly rows: readonly RawRow[]; readonly last: number } {
    const found = this.rows(projection, `where n > ? order by n limit ${size}`, [after]);
    return { rows: found.map(({ row }) => row), last: found.at(-1)?.n ?? after };
  }

  hold(): void {
    this.holders += 1;
  }

  letGo(): void {
    this.holders -= 1;
    if (this.replaced && this.holders === 0) this.database.close();
  }

  /** Closes the index, now or when the last scan has let go. */
  retire(): void {
    this.replaced = true;
    if (this.holders === 0) this.database.close();
  }

  private rows(
    projection: Projection,
    clause: string,
    parameters: readonly unknown[],
  ): readonly { readonly n: number; readonly row: RawRow }[] {
    const columns = projection.map(({ key }) => this.column(key));
    const statement = this.database.prepare(
      `select n${columns.map(({ name }) => `, ${name}`).join('')} from rows ${clause}`,
    );
    return statement
      .raw(true)
      .all([...parameters])
      .map((values) => {
        const [n, ...rest] = [values].flat();
        const row = Object.fromEntries(columns.map((column, index) => [column.key, restored(rest[index], column)]));
        return { n: Number(n), row: pick(row, projection) };
      });
  }

  private column(key: string): IndexColumn {
    const column = this.layout.get(key);
    if (column === undefined) throw new ComityError('MAPPING_INVALID', `the export declares no column \`${key}\``);
    return column;
  }
}

function restored(value: unknown, column: IndexColumn): RawValue {
  if (column.nested) return parseNested(String(value));
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** What this process itself wrote into the index. */
function parseNested(text: string): RawValue {
  return JSON.parse(text) as RawValue;
}
